import type { CategoriesResponse } from '@shared/schemas/categories';
import { callApi } from './client';

export type Category = CategoriesResponse['items'][number];

let known: Category[] | null = null;

/** The kinds of report of this county, asked for once a start. */
export async function listCategories(): Promise<Category[]> {
  known ??= (await callApi<CategoriesResponse>({ method: 'GET', path: '/categories' })).items;
  return known;
}
