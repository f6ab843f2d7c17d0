import type { Actor } from '../actor';
import { isCountyAdmin } from './staffPolicy';

/** The calendar moves every deadline of the county: only its administrators, on duty, change it. Everybody reads it. */
export const canSetCalendar = (actor: Actor): boolean => isCountyAdmin(actor);
