import { lazy, Suspense } from 'react';
import type { MapPickerProps } from './mapPickerProps';

const LeafletSheet = lazy(() =>
  import('./LeafletSheet').then((file) => ({ default: file.LeafletSheet })),
);

/** A map with the county's own outlines; its code comes only when it is opened. */
export function MapPicker(props: MapPickerProps) {
  if (!props.open) return null;
  return (
    <Suspense fallback={null}>
      <LeafletSheet {...props} />
    </Suspense>
  );
}
