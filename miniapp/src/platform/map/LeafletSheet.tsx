import { useRef, useState } from 'react';
import { locateGrid } from '../../api/areas';
import { Problem, toProblem } from '../../api/problem';
import { Button } from '../../components/Button/Button';
import { Sheet } from '../../components/Sheet/Sheet';
import { form } from '../../messages/form';
import { CountyMap } from './CountyMap';
import type { MapPickerProps, PickedPosition } from './mapPickerProps';

/** Asks the browser where it is; null where it may not or cannot say. Browsers count in WGS-84. */
const ownPosition = (): Promise<GeolocationCoordinates | null> =>
  new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(coords),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  });

/** Degrees to a centimetre, as the county's boundaries are kept. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** Choosing a position on the county's map, or one's own. */
export function LeafletSheet({ county, onPicked, onClose }: MapPickerProps) {
  const [picked, setPicked] = useState<PickedPosition | null>(null);
  const [said, setSaid] = useState<string>(form.mapHint);
  const [inside, setInside] = useState(false);

  const turn = useRef(0);
  const pick = async (choice: PickedPosition) => {
    const mine = ++turn.current;
    setPicked(choice);
    setInside(false);
    setSaid(form.mapLocating);
    const found = await locateGrid(choice.position).catch(toProblem);
    // A point picked meanwhile counts, not this one.
    if (mine !== turn.current) return;
    if (found instanceof Problem) {
      // Not being able to look it up is no reason not to send it.
      setInside(true);
      setSaid(found.words);
    } else if (found.kind === 'inside') {
      const areaName = found.path
        .slice(1)
        .map((step) => step.name)
        .join(' ');
      setPicked({ ...choice, areaName });
      setInside(true);
      setSaid(areaName);
    } else setSaid(form.mapOutside);
  };
  const pickOwn = async () => {
    const coords = await ownPosition();
    if (!coords) return setSaid(form.mapFailed);
    const { longitude, latitude, accuracy } = coords;
    await pick({
      position: {
        longitude: rounded(longitude),
        latitude: rounded(latitude),
        datum: 'WGS-84',
        accuracyMetres: Math.ceil(accuracy),
      },
      own: true,
    });
  };
  return (
    <Sheet
      open
      title={form.mapTitle}
      onClose={onClose}
      footer={
        <>
          <Button
            words={form.mapUse}
            disabled={!picked || !inside}
            onPress={() => picked && onPicked(picked)}
          />
          <Button
            kind="plain"
            icon="locate-fixed"
            words={form.mapMine}
            onPress={() => void pickOwn()}
          />
        </>
      }
    >
      <CountyMap
        county={county}
        label={form.mapTitle}
        mark={picked ? [picked.position.longitude, picked.position.latitude] : null}
        onPick={([longitude, latitude]) =>
          void pick({
            position: {
              longitude: rounded(longitude),
              latitude: rounded(latitude),
              datum: 'WGS-84',
            },
            own: false,
          })
        }
      />
      <div aria-live="polite">{said}</div>
    </Sheet>
  );
}
