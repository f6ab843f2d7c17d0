import { type Wgs84, wgs84 } from '@shared/coordinates';
import { type Ring, toUnits } from '../../../api/grids/topology/integerRings';
import { fileMessages } from '../messages';

interface UnitGeometry {
  readonly polygons: Ring[][] | null;
  readonly point?: readonly [x: number, y: number];
}

type Complain = (message: string, coordinate?: Wgs84) => void;

/** A Polygon, MultiPolygon, Point or nothing, as integer units in the file's own datum. */
export function readGeometry(
  geometry: { readonly type: string; readonly coordinates?: unknown } | null,
  complain: Complain,
): UnitGeometry {
  switch (geometry?.type) {
    case undefined:
      return { polygons: null };
    case 'Point': {
      const point = readPosition(geometry.coordinates, complain);
      return point ? { polygons: null, point } : { polygons: null };
    }
    case 'Polygon':
      return { polygons: [readRings(geometry.coordinates, complain)] };
    case 'MultiPolygon': {
      const { coordinates } = geometry;
      if (Array.isArray(coordinates) && coordinates.length > 0) {
        return { polygons: coordinates.map((rings) => readRings(rings, complain)) };
      }
      complain(fileMessages.badCoordinates);
      return { polygons: null };
    }
    default:
      complain(fileMessages.badGeometryType(geometry?.type ?? ''));
      return { polygons: null };
  }
}

function readRings(rings: unknown, complain: Complain): Ring[] {
  if (Array.isArray(rings) && rings.length > 0)
    return rings.map((ring) => readRing(ring, complain));
  complain(fileMessages.badCoordinates);
  return [];
}

/** An open ring; GeoJSON closes it by repeating the first position. */
function readRing(ring: unknown, complain: Complain): Ring {
  const none = new Int32Array(0);
  if (!Array.isArray(ring)) {
    complain(fileMessages.badCoordinates);
    return none;
  }
  const out = new Int32Array(ring.length * 2);
  for (let i = 0; i < ring.length; i += 1) {
    const position = readPosition(ring[i], complain);
    if (!position) return none;
    out[i * 2] = position[0];
    out[i * 2 + 1] = position[1];
  }
  const [longitude, latitude] = (ring[0] ?? [0, 0]) as [number, number];
  if (ring.length < 4) complain(fileMessages.tooFewPoints, wgs84(longitude, latitude));
  else if (out[0] !== out.at(-2) || out[1] !== out.at(-1)) {
    complain(fileMessages.unclosed, wgs84(longitude, latitude));
  }
  return out.slice(0, -2);
}

function readPosition(position: unknown, complain: Complain): readonly [number, number] | null {
  const [longitude, latitude] = Array.isArray(position) ? (position as unknown[]) : [];
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) {
    complain(fileMessages.badCoordinates);
    return null;
  }
  const [east, north] = [Number(longitude), Number(latitude)];
  if (Math.abs(east) > 180 || Math.abs(north) > 90) {
    complain(fileMessages.notDegrees);
    return null;
  }
  return [toUnits(east), toUnits(north)];
}
