import type {
  PlateCodeKind,
  PlateResponse,
  PlateScope,
  PlatesPerPage,
  PlatesPlanResponse,
} from '@shared/schemas/plates';
import { callApi, downloadFromApi } from './client';

/** What the plate of a unit says; nobody need be signed in. */
export const findPlate = (code: string): Promise<PlateResponse> =>
  callApi({ method: 'GET', path: `/plates/${code}` });

/** How many plates an area has. */
export const findPlatesPlan = (areaCode: string, scope: PlateScope): Promise<PlatesPlanResponse> =>
  callApi({ method: 'GET', path: '/plates/plan', query: { areaCode, scope } });

export interface PlatesChoice {
  areaCode: string;
  scope: PlateScope;
  perPage: PlatesPerPage;
  code: PlateCodeKind;
}

/** Fetches the plates as a PDF and opens (WeChat) or saves (a browser) it. Throws Problem. */
export const downloadPlates = async (choice: PlatesChoice): Promise<void> => {
  await downloadFromApi('/plates', { ...choice }, `plates-${choice.areaCode}.pdf`);
};
