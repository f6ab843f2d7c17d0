import mongoose, { Schema } from 'mongoose';

/** WeChat's access token as all processes of a county share it. */
export interface WechatTokenDocument {
  /** The AppID. */
  _id: string;
  /** Sealed; context `wechatToken/APPID`. */
  accessToken: string;
  expiresAt: Date;
}

const schema = new Schema<WechatTokenDocument>(
  {
    _id: { type: String, required: true },
    accessToken: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'wechatTokens', autoIndex: false },
);

export const WechatToken = mongoose.model<WechatTokenDocument>('WechatToken', schema);
