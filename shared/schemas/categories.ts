import * as z from 'zod/mini';
import { GROUPS } from '../categories';

export const categoriesResponse = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      group: z.enum(GROUPS),
      groupName: z.string(),
      urgency: z.enum(['urgent', 'normal', 'slow']),
      resolveWithinMinutes: z.number(),
    }),
  ),
});
export type CategoriesResponse = z.infer<typeof categoriesResponse>;
