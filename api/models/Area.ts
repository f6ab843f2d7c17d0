import type { AreaLevel } from '@shared/areaLevels';
import type { MultiPolygon, Polygon } from 'geojson';
import mongoose, { Schema } from 'mongoose';

/**
 * One version of a unit of the area tree. It was in force from `validFrom` until `validTo`; the
 * current one has `validTo: null`. A version that an import has written but not switched on yet has
 * `validTo: NOT_IN_FORCE`: it is in force at no time and no reader meets it.
 */
export interface AreaDocument {
  /** `CODE@IMPORT` */
  _id: string;
  county: string;
  code: string;
  name: string;
  level: AreaLevel;
  parent: string | null;
  /** Codes from the county down to the unit itself. */
  path: string[];
  /** [longitude, latitude], WGS-84, inside the unit. */
  center: [longitude: number, latitude: number];
  /** GeoJSON, WGS-84; null for a unit without a boundary of its own. */
  boundary: Polygon | MultiPolygon | null;
  households: number | null;
  /** The boundary was made for the demonstration. */
  made: boolean;
  /** Of everything above: an import that brings the same changes nothing. */
  digest: string;
  importId: string;
  validFrom: Date;
  validTo: Date | null;
}

/** The `validTo` of versions that are written and not switched on. */
export const NOT_IN_FORCE = new Date(0);

const schema = new Schema<AreaDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    code: { type: String, required: true },
    name: { type: String, required: true },
    level: { type: String, required: true },
    parent: { type: String, default: null },
    path: { type: [String], required: true },
    center: { type: [Number], required: true },
    boundary: { type: Schema.Types.Mixed, default: null },
    households: { type: Number, default: null },
    made: { type: Boolean, required: true },
    digest: { type: String, required: true },
    importId: { type: String, required: true },
    validFrom: { type: Date, required: true },
    validTo: { type: Date, default: null },
  },
  { versionKey: false, collection: 'areas', autoIndex: false },
);
schema.index(
  { county: 1, code: 1 },
  { unique: true, partialFilterExpression: { validTo: null }, name: 'oneCurrent' },
);
schema.index({ county: 1, code: 1, validFrom: -1 });
schema.index({ county: 1, parent: 1, validTo: 1 });
schema.index({ county: 1, validTo: 1, level: 1 });
schema.index({ county: 1, importId: 1 });

export const Area = mongoose.model<AreaDocument>('Area', schema);
