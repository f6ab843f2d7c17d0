import type { Position } from '@shared/schemas/fields';
import type { ReportDetail } from '@shared/schemas/reports';

/** A position with its datum, and what the map calls it. */
export interface PickedPosition {
  position: Position;
  /** Where the map knows a name. */
  address?: string;
  /** Names of the grid it lies in, from the township down, where that was looked up. */
  areaName?: string;
  /** The person's own position, not one chosen on the map. */
  own: boolean;
}

export interface MapPickerProps {
  open: boolean;
  /** The county whose outline is drawn. */
  county: string;
  onPicked: (picked: PickedPosition) => void;
  onClose: () => void;
}

export interface PlaceOnMapProps {
  place: ReportDetail['place'];
  county: string;
  /** What stands there. */
  name: string;
}
