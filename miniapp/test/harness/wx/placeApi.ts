import type { Phone } from '../phone';
import { allowScope } from './accountApi';
import type { WxGroup } from './callable';
import { passPrivacyGate } from './privacy';
import { WxFailure } from './WxFailure';

const DEFAULT_ACCURACY_METRES = 30;

/** Where the phone is and which place the person picks: GCJ-02, as WeChat gives it in mainland China. */
export function placeApi(phone: Phone): WxGroup {
  return {
    async: {
      getLocation: async ({ type }) => {
        await passPrivacyGate(phone, 'getLocation');
        allowScope(phone, 'scope.userLocation');
        if (type !== 'gcj02') {
          phone.problems.add(
            'unsupported',
            'getLocation is asked for WGS-84; this program uses gcj02',
          );
          throw new WxFailure('not supported');
        }
        const {
          longitude,
          latitude,
          accuracyMetres = DEFAULT_ACCURACY_METRES,
        } = phone.hand.position;
        const accuracy = {
          accuracy: accuracyMetres,
          horizontalAccuracy: accuracyMetres,
          verticalAccuracy: 0,
        };
        return { longitude, latitude, altitude: 0, speed: -1, ...accuracy };
      },
      chooseLocation: async () => {
        await passPrivacyGate(phone, 'chooseLocation');
        const { place } = phone.hand;
        if (!place) throw new WxFailure('cancel');
        const { longitude, latitude, name = '', address = '' } = place;
        return { longitude: String(longitude), latitude: String(latitude), name, address };
      },
      openLocation: ({ longitude, latitude }) => {
        if (typeof longitude !== 'number' || typeof latitude !== 'number') {
          throw new WxFailure('parameter error: latitude and longitude should be Number');
        }
      },
    },
  };
}
