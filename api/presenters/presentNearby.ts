import { findCategory } from '@shared/categories';
import type { NearbyResponse } from '@shared/schemas/reports';
import { STATE_NAMES } from '@shared/states';
import { areaLabel } from '../grids/findResponsible';
import type { NearbyReport } from '../queries/listNearby';

/** Distances are rounded up to this, so that nobody finds a door by them. */
const STEP_METRES = 50;

export const presentNearby = (report: NearbyReport): NearbyResponse['items'][number] => ({
  id: report._id,
  categoryName: findCategory(report.category)?.name ?? report.category,
  state: report.state,
  stateName: STATE_NAMES[report.state],
  createdAt: report.createdAt.toISOString(),
  withinMetres: Math.max(STEP_METRES, Math.ceil(report.metres / STEP_METRES) * STEP_METRES),
  areaName: areaLabel(report.areaPath),
  supporters: report.supporters,
  supported: report.supported,
  isMine: report.isMine,
});
