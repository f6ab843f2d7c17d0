import { type ApiError, apiError } from '../errors';

/** Why a file is not taken as a photo, and what its sender reads; the code of the error is one for all. */
const REASONS = {
  empty: '这个文件是空的，请重新选择照片',
  notPhoto: '这个文件不是照片，请选择 JPG、PNG 或 WebP 格式的照片',
  heic: '暂不支持 HEIC 格式，请在手机相机设置中选择“兼容性最佳”，或换一张照片',
  gif: '不支持 GIF 图片，请换一张 JPG、PNG 或 WebP 照片',
  svg: '不支持 SVG 图片，请换一张 JPG、PNG 或 WebP 照片',
  tooManyPixels: '这张照片的像素太多，请换一张 5000 万像素以内的照片',
  animated: '不支持会动的图片，请换一张照片',
  cmyk: '这张图片是印刷用的颜色格式，请换一张手机拍的照片',
  incomplete: '照片没有传完整或已损坏，请重新选择',
  bomb: '这张照片的文件结构异常，请换一张',
} as const;
export type PhotoRefusal = keyof typeof REASONS;

/** The error that says so: code `photo_refused`, the reason in `details.reason`. */
export const photoRefused = (reason: PhotoRefusal): ApiError =>
  apiError('photo_refused', { reason }, REASONS[reason]);
