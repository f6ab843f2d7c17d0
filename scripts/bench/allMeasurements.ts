import { assignment } from './assignment';
import { events } from './events';
import { firstLoad } from './firstLoad';
import { followed } from './followed';
import type { Measurement } from './frame/measurement';
import { lists, listsMillion } from './lists';
import { photos } from './photos';
import { refusals } from './refusals';
import { start } from './start';
import { submit } from './submit';
import { token } from './token';
import { validation } from './validation';

/** What `npm run bench` measures, in the order it does. What the clients weigh: `npm run size`. */
export const allMeasurements: readonly Measurement[] = [
  assignment,
  token,
  validation,
  submit,
  followed,
  lists,
  listsMillion,
  events,
  start,
  firstLoad,
  photos,
  refusals,
];
