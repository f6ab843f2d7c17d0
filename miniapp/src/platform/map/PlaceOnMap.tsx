import { lazy, Suspense, useState } from 'react';
import { Button } from '../../components/Button/Button';
import { reports } from '../../messages/reports';
import type { PlaceOnMapProps } from './mapPickerProps';

const CountyMap = lazy(() => import('./CountyMap').then((file) => ({ default: file.CountyMap })));

/** Shows the place on the county's own outlines, once asked. */
export function PlaceOnMap({ place, county, name }: PlaceOnMapProps) {
  const [open, setOpen] = useState(false);
  if (!place.position) return null;
  if (!open)
    return (
      <Button
        compact
        kind="secondary"
        icon="map"
        words={reports.openMap}
        onPress={() => setOpen(true)}
      />
    );
  const { longitude, latitude } = place.position;
  return (
    <Suspense fallback={null}>
      <CountyMap county={county} mark={[longitude, latitude]} label={name} />
    </Suspense>
  );
}
