import type { Role } from '@shared/roles';
import mongoose, { Schema } from 'mongoose';

/** Who held a post before, and until when. */
export interface PostHolding {
  personId: string;
  from: Date;
  to: Date;
}

/** A post: what a person may do, where, and since when. Either an area or an organisation. */
export interface PostDocument {
  _id: string;
  county: string;
  role: Role;
  areaCode: string | null;
  organisationId: string | null;
  personId: string;
  onDuty: boolean;
  from: Date;
  to: Date | null;
  /** One more with every write to what is above: who holds a post in memory sees by it whether that is the latest. */
  version: number;
  /** Oldest first: handing over keeps the post's id, so that what lies with it goes along. */
  postHistory?: PostHolding[];
  /** When another administrator's post was ended because this one stays. */
  keptAt?: Date;
}

const schema = new Schema<PostDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    role: { type: String, required: true },
    areaCode: { type: String, default: null },
    organisationId: { type: String, default: null },
    personId: { type: String, required: true },
    onDuty: { type: Boolean, default: true },
    from: { type: Date, required: true },
    to: { type: Date, default: null },
    version: { type: Number, default: 1 },
    postHistory: { type: [Schema.Types.Mixed], default: undefined },
    keptAt: { type: Date },
  },
  { versionKey: false, collection: 'posts', autoIndex: false },
);
schema.index({ county: 1, areaCode: 1, _id: 1 });
schema.index({ county: 1, personId: 1 });
schema.index({ county: 1, organisationId: 1 });
schema.index(
  { county: 1, personId: 1, role: 1, areaCode: 1, organisationId: 1 },
  { name: 'one_current', unique: true, partialFilterExpression: { to: null } },
);

export const Post = mongoose.model<PostDocument>('Post', schema);
