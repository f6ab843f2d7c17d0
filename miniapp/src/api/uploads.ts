import type { UploadResponse } from '@shared/schemas/uploads';
import { uploadToApi } from './client';

/** Sends a photo; its receipt goes with the report. `onProgress` is told 0 to 100. */
export const uploadPhoto = (
  photoPath: string,
  onProgress: (percent: number) => void,
): Promise<UploadResponse> => uploadToApi('/uploads', photoPath, onProgress);
