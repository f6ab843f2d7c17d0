import * as z from 'zod/mini';
import { MAX_PHOTOS } from '../photoLimits';
import { id, time } from './fields';

/** Sent back with the report or step: the server signed who may use which file, until when. */
export const receipt = z.string().check(z.minLength(20), z.maxLength(400));
export const receipts = z.array(receipt).check(z.maxLength(MAX_PHOTOS));

export const uploadResponse = z.object({
  fileId: id,
  receipt,
  expiresAt: time,
  width: z.number(),
  height: z.number(),
  /** Signed, a few minutes: for a preview. */
  thumbnailUrl: z.string(),
});
export type UploadResponse = z.infer<typeof uploadResponse>;

/** Whether others see it: everybody who may see the matter, nobody until it is looked at, nobody for good. */
export const CONTENT_STATES = ['shown', 'pending', 'withheld'] as const;
export type ContentState = (typeof CONTENT_STATES)[number];

export const photo = z.object({
  id,
  width: z.number(),
  height: z.number(),
  /** Signed, good for a few minutes. */
  url: z.string(),
  thumbnailUrl: z.string(),
  /** A placeholder stands at both addresses where the person asking may not see it. */
  check: z.enum(CONTENT_STATES),
});
export type Photo = z.infer<typeof photo>;
