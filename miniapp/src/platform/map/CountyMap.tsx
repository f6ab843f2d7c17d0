import type { AreaDetail } from '@shared/schemas/areas';
import {
  circleMarker,
  geoJSON,
  type LayerGroup,
  type Map as LeafletMap,
  layerGroup,
  map,
} from 'leaflet';
import { useEffect, useRef } from 'react';
import { childAreas, findArea } from '../../api/areas';
import 'leaflet/dist/leaflet.css';
import './CountyMap.scss';

interface CountyMapProps {
  county: string;
  /** [longitude, latitude], WGS-84. */
  mark: readonly [number, number] | null;
  /** Spoken name of the map. */
  label: string;
  /** With it a click sets the mark: [longitude, latitude], WGS-84. */
  onPick?: (at: [number, number]) => void;
}

/** Further out the townships' names would stand on each other. */
const NAMES_FROM_ZOOM = 11.5;
/** A mark that is given from the start is seen with the townships around it. */
const MARKED_ZOOM = 12;

const colour = (token: string): string =>
  getComputedStyle(document.querySelector('.theme') ?? document.body)
    .getPropertyValue(token)
    .trim();

function drawOutline(on: LeafletMap, area: AreaDetail, strong: boolean): void {
  if (!area.boundary) return;
  const layer = geoJSON(area.boundary as unknown as GeoJSON.GeometryObject, {
    interactive: false,
    style: {
      color: colour('--brand'),
      weight: strong ? 3 : 1,
      fillColor: colour('--brand-soft'),
      fillOpacity: strong ? 0.6 : 0,
    },
  }).addTo(on);
  // What is marked already stays in the middle.
  if (strong && on.getZoom() < MARKED_ZOOM) on.fitBounds(layer.getBounds());
  if (!strong)
    layer.bindTooltip(area.name, {
      permanent: true,
      direction: 'center',
      className: 'county-map__name',
    });
}

/** The county's outline and townships as vectors: no tiles, no key, no other server is asked. */
export function CountyMap({ county, mark, label, onPick }: CountyMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ map: LeafletMap; marks: LayerGroup } | null>(null);
  const latest = useRef(onPick);
  latest.current = onPick;

  useEffect(() => {
    if (!box.current) return;
    const leaflet = map(box.current, { attributionControl: false, maxZoom: 19, zoomSnap: 0.5 });
    leaflet.setView([32, 114], 8);
    drawn.current = { map: leaflet, marks: layerGroup().addTo(leaflet) };
    const near = () =>
      leaflet
        .getContainer()
        .classList.toggle('county-map--near', leaflet.getZoom() >= NAMES_FROM_ZOOM);
    leaflet.on('zoomend', near);
    leaflet.on('click', ({ latlng }) => latest.current?.([latlng.lng, latlng.lat]));
    let gone = false;
    // Without outlines the map is empty but still takes a position: the page says where it lies.
    void findArea(county).then(
      (area) => !gone && drawOutline(leaflet, area, true),
      () => undefined,
    );
    void childAreas(county, true).then(
      (areas) => {
        if (!gone) for (const area of areas) drawOutline(leaflet, area, false);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      leaflet.remove();
    };
  }, [county]);

  useEffect(() => {
    const on = drawn.current;
    on?.marks.clearLayers();
    if (!on || !mark) return;
    const [longitude, latitude] = mark;
    circleMarker([latitude, longitude], {
      radius: 9,
      color: colour('--card'),
      weight: 3,
      fillColor: colour('--heart'),
      fillOpacity: 1,
      // Over the outlines, which may come later.
      pane: 'markerPane',
    }).addTo(on.marks);
    if (!latest.current) on.map.setView([latitude, longitude], MARKED_ZOOM);
  }, [mark]);

  return <div ref={box} className="county-map" role="application" aria-label={label} />;
}
