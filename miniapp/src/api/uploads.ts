import type { UploadResponse } from '@shared/schemas/uploads';
import type { Cancellation } from '../platform/cancellation';
import { uploadToApi } from './client';

/** Sends a photo; its receipt goes with the report. `onProgress` is told 0 to 100. */
export const uploadPhoto = (
  photoPath: string,
  onProgress: (percent: number) => void,
  cancellation?: Cancellation,
): Promise<UploadResponse> => uploadToApi('/uploads', photoPath, onProgress, cancellation);
