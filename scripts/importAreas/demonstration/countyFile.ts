import * as z from 'zod/mini';

const named = { code: z.string(), name: z.string() };

/** The files of `scripts/data`: the real outline, townships and villages of one county. */
export const countyFile = z.object({
  ...named,
  city: z.string(),
  province: z.string(),
  center: z.tuple([z.number(), z.number()]),
  boundary: z.object({
    type: z.literal('Polygon'),
    coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))),
  }),
  townships: z.array(z.object(named)),
  villages: z.array(z.object({ ...named, township: z.string() })),
});
export type CountyFile = z.infer<typeof countyFile>;
