import Taro from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { requirePrivacy } from '../wechat';
import type { MapPickerProps } from './mapPickerProps';

/** WeChat's own map over the whole screen. It needs no right to the device's position. */
export function MapPicker({ open, onPicked, onClose }: MapPickerProps) {
  const latest = useRef({ onPicked, onClose });
  latest.current = { onPicked, onClose };
  useEffect(() => {
    if (!open) return;
    void requirePrivacy().then((agreed) => {
      if (!agreed) return latest.current.onClose();
      Taro.chooseLocation({
        success: (place) =>
          latest.current.onPicked({
            position: {
              longitude: Number(place.longitude),
              latitude: Number(place.latitude),
              datum: 'GCJ-02',
            },
            address: (place.name || place.address || undefined)?.slice(0, 100),
            own: false,
          }),
        fail: () => latest.current.onClose(),
      });
    });
  }, [open]);
  return null;
}
