import mongoose, { Schema } from 'mongoose';

/** Lets one socket in, once, within seconds; kept so that any process may take it. */
export interface EventTicketDocument {
  /** SHA-256 of the ticket, which stands nowhere. */
  _id: string;
  county: string;
  personId: string;
  /** The sign-in it was asked with. */
  family: string;
  consentVersion: string;
  /** By the database's clock. */
  expiresAt: Date;
}

const schema = new Schema<EventTicketDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    personId: { type: String, required: true },
    family: { type: String, required: true },
    consentVersion: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'eventTickets', autoIndex: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 60 });

export const EventTicket = mongoose.model<EventTicketDocument>('EventTicket', schema);
