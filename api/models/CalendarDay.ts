import type { DayKind } from '@shared/schemas/calendar';
import mongoose, { Schema } from 'mongoose';

/** A day on which a county departs from the national calendar; days without a document follow that. */
export interface CalendarDayDocument {
  /** `COUNTY/DAY` */
  _id: string;
  county: string;
  /** 'YYYY-MM-DD', Asia/Shanghai. */
  day: string;
  kind: DayKind;
  /** Why, as people read it: "县庆放假". */
  name: string;
  /** The person who said so. */
  setBy: string;
  at: Date;
  version: number;
}

const schema = new Schema<CalendarDayDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    day: { type: String, required: true },
    kind: { type: String, required: true },
    name: { type: String, required: true },
    setBy: { type: String, required: true },
    at: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { versionKey: false, collection: 'calendarDays', autoIndex: false },
);
schema.index({ county: 1, day: 1 }, { unique: true });

export const CalendarDay = mongoose.model<CalendarDayDocument>('CalendarDay', schema);

export const calendarDayId = (county: string, day: string): string => `${county}/${day}`;
