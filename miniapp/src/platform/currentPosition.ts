import type { Position } from '@shared/schemas/fields';

const WITHIN_MS = 10_000;

/** Where this device is, WGS-84, if the person allows it; null where not, or not to be had in time. */
export function currentPosition(): Promise<Position | null> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          longitude: coords.longitude,
          latitude: coords.latitude,
          datum: 'WGS-84',
          accuracyMetres: Math.min(coords.accuracy, 100_000),
        }),
      () => resolve(null),
      { timeout: WITHIN_MS, maximumAge: 60_000 },
    );
  });
}
