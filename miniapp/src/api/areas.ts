import type { AreaDetail, LocateResponse } from '@shared/schemas/areas';
import type { Position } from '@shared/schemas/fields';
import type { GridPeopleResponse } from '@shared/schemas/staff';
import { callApi } from './client';

/** The units directly below a unit, with their boundaries (WGS-84) where asked for. */
export const childAreas = async (code: string, boundary?: true): Promise<AreaDetail[]> =>
  (
    await callApi<{ items: AreaDetail[] }>({
      method: 'GET',
      path: `/areas/${code}/children`,
      query: { boundary },
    })
  ).items;

/** A unit with its boundary, WGS-84. */
export const findArea = (code: string): Promise<AreaDetail> =>
  callApi({ method: 'GET', path: `/areas/${code}`, query: { boundary: true } });

/** The grid a position is in. */
export const locateGrid = (position: Position): Promise<LocateResponse> =>
  callApi({ method: 'GET', path: '/grids/locate', query: { ...position } });

/** Who looks after a grid. */
export const gridPeople = (code: string): Promise<GridPeopleResponse> =>
  callApi({ method: 'GET', path: `/grids/${code}/people` });
