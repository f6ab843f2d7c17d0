import { useState } from 'react';
import { toProblem } from '../../api/problem';
import { form } from '../../messages/form';
import { showToast } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import { MapPicker } from '../../platform/map/MapPicker';
import type { PickedPosition } from '../../platform/map/mapPickerProps';
import { inWechat, scanCode } from '../../platform/wechat';
import { areaOfPlate } from '../../reports/areaOfPlate';
import type { DraftPlace } from '../../reports/draft';
import { placeOfPlate } from '../../reports/placeOfPlate';
import { AreaPicker } from '../AreaPicker/AreaPicker';
import { Button } from '../Button/Button';
import { TextField } from '../Field/Field';
import { Icon } from '../Icon/Icon';
import { Sheet } from '../Sheet/Sheet';
import './PlaceField.scss';

interface PlaceFieldProps {
  county: { code: string; name: string };
  value: DraftPlace | null;
  onChange: (place: DraftPlace) => void;
  /** The own grid, one tap away. */
  own?: { code: string; label: string } | null;
  /** Without it only areas are chosen, not the words for a spot. */
  withAddress?: boolean;
  error?: string;
}

type Way = 'map' | 'list' | 'plate' | null;

const ofPosition = ({ position, address, areaName, own }: PickedPosition): DraftPlace => ({
  source: own ? 'device' : 'map',
  position,
  address,
  label: address ?? areaName ?? form.mapPosition,
});

/** Where something is: on the map, by the grid's plate, from the list, or the own grid. */
export function PlaceField({ county, value, onChange, own, withAddress, error }: PlaceFieldProps) {
  const [way, setWay] = useState<Way>(null);
  const [plate, setPlate] = useState('');

  const take = (place: DraftPlace) => {
    setWay(null);
    // What was typed stays; the map's own name belongs to the place it was.
    const typed = value?.address === value?.label ? undefined : value?.address;
    onChange({ ...place, address: place.address ?? typed });
  };
  const takePlate = async (scanned: string) => {
    try {
      take(await placeOfPlate(scanned));
    } catch (thrown) {
      showToast(toProblem(thrown).words);
    }
  };
  const startPlate = async () => {
    if (!inWechat) return setWay('plate');
    const scanned = await scanCode();
    if (scanned) await takePlate(scanned);
  };
  return (
    <Box className="place-field">
      {value && (
        <Box className="place-field__chosen" live="polite">
          <Icon name="map-pin" />
          <Box className="place-field__label">{value.label}</Box>
        </Box>
      )}
      <Box className="place-field__ways">
        <Button
          compact
          kind="secondary"
          icon="map"
          words={form.byMap}
          onPress={() => setWay('map')}
        />
        <Button
          compact
          kind="secondary"
          icon="scan-qr-code"
          words={inWechat ? form.byPlate : form.byPlateTyped}
          onPress={() => void startPlate()}
        />
        <Button
          compact
          kind="secondary"
          icon="list-tree"
          words={form.byList}
          onPress={() => setWay('list')}
        />
        {own && (
          <Button
            compact
            kind="secondary"
            icon="house"
            words={form.here}
            onPress={() => take({ source: 'list', areaCode: own.code, label: own.label })}
          />
        )}
      </Box>
      {error && (
        <Box className="field__error" live="assertive">
          <Icon name="circle-alert" size="small" />
          {error}
        </Box>
      )}
      {value && withAddress && (
        <TextField
          id="place-address"
          label={form.address}
          optional
          placeholder={form.addressPlaceholder}
          value={value.address ?? ''}
          maxLength={100}
          onChange={(address) => onChange({ ...value, address: address || undefined })}
        />
      )}
      <MapPicker
        open={way === 'map'}
        county={county.code}
        onPicked={(picked) => take(ofPosition(picked))}
        onClose={() => setWay(null)}
      />
      <AreaPicker
        open={way === 'list'}
        county={county}
        onPicked={({ code, label }) => take({ source: 'list', areaCode: code, label })}
        onClose={() => setWay(null)}
      />
      <Sheet
        open={way === 'plate'}
        title={form.plateTitle}
        onClose={() => setWay(null)}
        footer={
          <Button
            words={form.plateUse}
            disabled={!areaOfPlate(plate)}
            onPress={() => void takePlate(plate)}
          />
        }
      >
        <TextField
          id="plate"
          label={form.plateTitle}
          hint={form.plateHint}
          kind="digits"
          value={plate}
          maxLength={18}
          onChange={setPlate}
        />
      </Sheet>
    </Box>
  );
}
