import { categoryEndpoints } from './categories/categories';
import type { Endpoint } from './endpoint';
import { reportEndpoints } from './reports/reports';
import { stepEndpoints } from './reports/steps';
import { taskEndpoints } from './tasks/tasks';

/** Every operation of the API; what is not listed here does not exist. */
export const allEndpoints: readonly Endpoint[] = [
  ...categoryEndpoints,
  ...reportEndpoints,
  ...stepEndpoints,
  ...taskEndpoints,
];
