import mongoose, { Schema } from 'mongoose';

/**
 * One line of the audit log. Only ever added: the program's own database user may not change or remove one. Holds ids
 * and codes, no personal data, so that nothing of it has to go when a person is erased: their id points to nobody then.
 */
export interface AuditEntryDocument {
  _id: string;
  county: string;
  at: Date;
  actorId: string;
  /** Thing and verb: `post.add`, `person.reveal`. */
  action: string;
  /** Id of what it was done to. */
  subject: string;
  /** In the actor's words, where one is asked for; without name and phone of whom it is about. */
  reason: string | null;
  details: Record<string, unknown>;
}

const schema = new Schema<AuditEntryDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    at: { type: Date, required: true },
    actorId: { type: String, required: true },
    action: { type: String, required: true },
    subject: { type: String, required: true },
    reason: { type: String, default: null },
    details: { type: Schema.Types.Mixed, default: {} },
  },
  { versionKey: false, collection: 'auditEntries', autoIndex: false, minimize: false },
);
schema.index({ county: 1, at: -1, _id: -1 });
schema.index({ county: 1, subject: 1, at: -1 });
schema.index({ county: 1, actorId: 1, at: -1 });

export const AuditEntry = mongoose.model<AuditEntryDocument>('AuditEntry', schema);
