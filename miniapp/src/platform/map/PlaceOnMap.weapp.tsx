import Taro from '@tarojs/taro';
import { Button } from '../../components/Button/Button';
import { reports } from '../../messages/reports';
import type { PlaceOnMapProps } from './mapPickerProps';

/** Opens WeChat's own map, which counts in GCJ-02. */
export function PlaceOnMap({ place, name }: PlaceOnMapProps) {
  const at = place.gcj02;
  if (!at) return null;
  const open = () =>
    Taro.openLocation({
      latitude: at.latitude,
      longitude: at.longitude,
      name,
      scale: 17,
      fail: () => {},
    });
  return <Button compact kind="secondary" icon="map" words={reports.openMap} onPress={open} />;
}
