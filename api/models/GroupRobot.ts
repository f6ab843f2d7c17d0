import type { RobotKind } from '@shared/pushes';
import mongoose, { Schema } from 'mongoose';

/** A robot in a group of the staff at 企业微信, and what that group is told of. */
export interface GroupRobotDocument {
  _id: string;
  county: string;
  /** Told of reports of this area and all below. */
  areaCode: string;
  name: string;
  /** The webhook's key, sealed; context `robot/ID/key`. */
  key: string;
  /** By which the same webhook is not added twice. */
  keyIndex: string;
  kinds: RobotKind[];
  enabled: boolean;
  /** What became of the last message: null where it arrived, else the platform's code. */
  lastCode: string | null;
  lastAt: Date | null;
  createdAt: Date;
  version: number;
}

const schema = new Schema<GroupRobotDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    areaCode: { type: String, required: true },
    name: { type: String, required: true },
    key: { type: String, required: true },
    keyIndex: { type: String, required: true },
    kinds: { type: [String], default: [] },
    enabled: { type: Boolean, default: true },
    lastCode: { type: String, default: null },
    lastAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    version: { type: Number, default: 1 },
  },
  { versionKey: false, collection: 'groupRobots', autoIndex: false },
);
schema.index({ county: 1, areaCode: 1, _id: 1 });
schema.index({ county: 1, keyIndex: 1 }, { unique: true });

export const GroupRobot = mongoose.model<GroupRobotDocument>('GroupRobot', schema);
