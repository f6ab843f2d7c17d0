import * as z from 'zod/mini';

/** ISO 8601 time with offset. */
export const time = z.iso.datetime({ offset: true });
/** An id as the API makes them: letters, digits, '-' and '_'. */
export const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/));
/** Division code of an area: county 6, township 9, village 12, grid 15, micro-grid 18 digits. */
export const areaCode = z.string().check(z.regex(/^\d{6}(\d{3}){0,4}$/));
export const countyCode = z.string().check(z.regex(/^\d{6}$/));

/** Trimmed text of 1 to `max` characters, without control characters other than line breaks. */
export const text = (max: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(max),
    z.refine((value) => ![...value].some(isControl), '有无法识别的字符'),
  );
const isControl = (c: string): boolean => {
  const code = c.charCodeAt(0);
  return (code < 32 && c !== '\n' && c !== '\r' && c !== '\t') || code === 127;
};

export const datum = z.enum(['WGS-84', 'GCJ-02']);

const longitude = z.number().check(z.gte(-180), z.lte(180));
const latitude = z.number().check(z.gte(-90), z.lte(90));
const accuracyMetres = z.number().check(z.gte(0), z.lte(100_000));

/** Degrees, as the client has them; only the API converts, and it stores WGS-84. */
export const position = z.strictObject({
  longitude,
  latitude,
  datum,
  accuracyMetres: z.optional(accuracyMetres),
});
export type Position = z.infer<typeof position>;

/** Where a matter is: a position, or an area picked from the list or read from a grid plate. */
export const placeInput = z.strictObject({
  source: z.enum(['map', 'device', 'plate', 'list']),
  position: z.optional(position),
  areaCode: z.optional(areaCode),
  /** What a person would say to find it: "村口老槐树旁". */
  address: z.optional(text(100)),
});
export type PlaceInput = z.infer<typeof placeInput>;

/** Numbers in a query string arrive as text. */
export const queryNumber = z.pipe(
  // A phone gives a position with all the digits a double has.
  z.string().check(z.regex(/^-?\d{1,9}(\.\d{1,20})?$/)),
  z.transform(Number),
);

/** The fields of a position in a query string; the datum beside them is `datum`. */
export const queryPosition = {
  longitude: z.pipe(queryNumber, longitude),
  latitude: z.pipe(queryNumber, latitude),
  accuracyMetres: z.optional(z.pipe(queryNumber, accuracyMetres)),
};

/** Keyset paging: `cursor` is what the last page's `nextCursor` was. */
export const paging = {
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.pipe(queryNumber, z.int().check(z.gte(1), z.lte(50))), 20),
};

/** A page of a list; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.core.$ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

export const errorResponse = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    requestId: z.optional(z.string()),
    details: z.optional(z.unknown()),
  }),
});

/** One area on a path, from the county down. */
export const areaStep = z.object({ code: areaCode, name: z.string(), level: z.string() });
export type AreaStep = z.infer<typeof areaStep>;
