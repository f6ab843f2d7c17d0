/**
 * The only place that converts between WGS-84 (what is stored; CGCS2000 is the same here) and
 * GCJ-02 (what WeChat's `chooseLocation` and `getLocation({ type: 'gcj02' })` give).
 * All coordinates are [longitude, latitude] in degrees.
 */
declare const datum: unique symbol;

export type Wgs84 = readonly [longitude: number, latitude: number] & { readonly [datum]: 'WGS-84' };
export type Gcj02 = readonly [longitude: number, latitude: number] & { readonly [datum]: 'GCJ-02' };

/** Mean radius of the earth (IUGG R1), metres. */
export const EARTH_RADIUS_METRES = 6_371_008.8;

/** Krasovsky 1940 ellipsoid, as GCJ-02 uses it. */
const SEMI_MAJOR_AXIS = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
const INVERSE_TOLERANCE = 1e-10;
const INVERSE_ROUNDS = 12;

/** Names two numbers as WGS-84 degrees. Throws RangeError when they are no place on earth. */
export function wgs84(longitude: number, latitude: number): Wgs84 {
  return place(longitude, latitude) as Wgs84;
}

/** Names two numbers as GCJ-02 degrees. Throws RangeError when they are no place on earth. */
export function gcj02(longitude: number, latitude: number): Gcj02 {
  return place(longitude, latitude) as Gcj02;
}

function place(longitude: number, latitude: number): readonly [number, number] {
  // written so that NaN fails too
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
    throw new RangeError(`not a place on earth: ${longitude}, ${latitude}`);
  }
  return [longitude, latitude];
}

/** The rectangle inside which GCJ-02 shifts; outside it both datums are the same numbers. */
export function isInShiftedArea(longitude: number, latitude: number): boolean {
  return longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271;
}

/** WGS-84 to GCJ-02; unchanged outside China's rectangle. */
export function wgs84ToGcj02(point: Wgs84): Gcj02 {
  const [longitude, latitude] = point;
  if (!isInShiftedArea(longitude, latitude)) return gcj02(longitude, latitude);
  const [east, north] = shift(longitude, latitude);
  return gcj02(longitude + east, latitude + north);
}

/**
 * GCJ-02 to WGS-84, by fixed-point iteration to better than 1e-9 degrees (the shift has no closed
 * inverse). Unchanged outside China's rectangle.
 */
export function gcj02ToWgs84(point: Gcj02): Wgs84 {
  const [longitude, latitude] = point;
  if (!isInShiftedArea(longitude, latitude)) return wgs84(longitude, latitude);
  let x = longitude;
  let y = latitude;
  for (let round = 0; round < INVERSE_ROUNDS; round += 1) {
    const [east, north] = shift(x, y);
    const nextX = longitude - east;
    const nextY = latitude - north;
    const moved = Math.max(Math.abs(nextX - x), Math.abs(nextY - y));
    x = nextX;
    y = nextY;
    if (moved < INVERSE_TOLERANCE) break;
  }
  return wgs84(x, y);
}

/** The obfuscation as published: degrees to add to the longitude and the latitude. */
function shift(longitude: number, latitude: number): [east: number, north: number] {
  const x = longitude - 105;
  const y = latitude - 35;
  const radians = (latitude / 180) * Math.PI;
  const curvature = 1 - ECCENTRICITY_SQUARED * Math.sin(radians) ** 2;
  const meridian = (SEMI_MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED)) / curvature ** 1.5;
  const parallel = (SEMI_MAJOR_AXIS / Math.sqrt(curvature)) * Math.cos(radians);
  return [
    (shiftEast(x, y) * 180) / (parallel * Math.PI),
    (shiftNorth(x, y) * 180) / (meridian * Math.PI),
  ];
}

function shiftNorth(x: number, y: number): number {
  const { PI } = Math;
  let metres = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  metres += ((20 * Math.sin(6 * x * PI) + 20 * Math.sin(2 * x * PI)) * 2) / 3;
  metres += ((20 * Math.sin(y * PI) + 40 * Math.sin((y / 3) * PI)) * 2) / 3;
  metres += ((160 * Math.sin((y / 12) * PI) + 320 * Math.sin((y * PI) / 30)) * 2) / 3;
  return metres;
}

function shiftEast(x: number, y: number): number {
  const { PI } = Math;
  let metres = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  metres += ((20 * Math.sin(6 * x * PI) + 20 * Math.sin(2 * x * PI)) * 2) / 3;
  metres += ((20 * Math.sin(x * PI) + 40 * Math.sin((x / 3) * PI)) * 2) / 3;
  metres += ((150 * Math.sin((x / 12) * PI) + 300 * Math.sin((x / 30) * PI)) * 2) / 3;
  return metres;
}

/** Great-circle distance in metres on the mean sphere (within 0.6 % of the ellipsoid). */
export function distanceMetres(from: Wgs84, to: Wgs84): number {
  const toRadians = Math.PI / 180;
  const latitudes = Math.sin(((to[1] - from[1]) * toRadians) / 2) ** 2;
  const longitudes = Math.sin(((to[0] - from[0]) * toRadians) / 2) ** 2;
  const haversine =
    latitudes + Math.cos(from[1] * toRadians) * Math.cos(to[1] * toRadians) * longitudes;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(haversine)));
}
