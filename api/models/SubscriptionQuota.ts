import mongoose, { Schema } from 'mongoose';

/** How many subscribe messages a person allowed that were not sent yet; WeChat itself never tells. */
export interface SubscriptionQuotaDocument {
  /** `PERSON/TEMPLATE`, the template by its name in the county's account settings. */
  _id: string;
  personId: string;
  template: string;
  left: number;
  acceptedAt: Date | null;
  refusedAt: Date | null;
}

const schema = new Schema<SubscriptionQuotaDocument>(
  {
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    template: { type: String, required: true },
    left: { type: Number, default: 0 },
    acceptedAt: { type: Date, default: null },
    refusedAt: { type: Date, default: null },
  },
  { versionKey: false, collection: 'subscriptionQuotas', autoIndex: false },
);
schema.index({ personId: 1 });

export const SubscriptionQuota = mongoose.model<SubscriptionQuotaDocument>(
  'SubscriptionQuota',
  schema,
);
