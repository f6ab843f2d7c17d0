import dagre from '@dagrejs/dagre';
import { ACTION_NAMES, type Action } from '../../shared/actions';
import { STATE_NAMES, STATES, type State } from '../../shared/states';
import { BEGIN, type Place, readWorkflowGraph, type WorkflowGraph } from './workflowGraph';

const FONT = 15;
const SMALL = 12;
const LINE = 18;
const PADDING = 10;
const MARGIN = 24;
const LEGEND_HEIGHT = 64;
const CHARACTERS_A_LINE = 11;

/** 六单 from 点 to 评: as straight down the page as can be. */
const MAIN_ROAD: readonly Action[] = [
  'submit',
  'verify',
  'dispatch',
  'accept',
  'resolve',
  'rateSolved',
];
const MAIN_WEIGHT = 20;

const FAMILY = "'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif";
/** Of miniapp/src/styles/tokens.scss, which a picture cannot read. */
const COLOURS = {
  page: '#F5F6F4',
  card: '#FFFFFF',
  line: '#616B67',
  ink: '#1B2522',
  soft: '#55615D',
  brand: '#0B6E5B',
  brandSoft: '#E3F1ED',
  ended: '#E5F4E9',
  halted: '#FFF3D6',
} as const;

const ENDED: readonly State[] = ['closed', 'withdrawn'];
const HALTED: readonly State[] = ['rejected', 'merged', 'suspended', 'shelved', 'needsMore'];

interface Box {
  readonly place: Place;
  readonly title: string;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Wraps a list of names, never inside one. */
function wrap(names: readonly string[], most = CHARACTERS_A_LINE): string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + name.length <= most)
      lines[lines.length - 1] = `${last}、${name}`;
    else lines.push(name);
  }
  return lines;
}

const namesOf = (actions: readonly Action[]): string[] =>
  actions.map((action) => ACTION_NAMES[action]);

function boxOf(place: Place, graph: WorkflowGraph): Box {
  if (place === BEGIN)
    return { place, title: '居民', lines: [], width: 64, height: LINE + 2 * PADDING };
  const into = graph.fromMany.filter(({ to }) => to === place);
  const lines = [
    ...wrap(namesOf(graph.staying.get(place) ?? [])),
    ...into.flatMap(({ action, from }) => [
      `${ACTION_NAMES[action]}：从`,
      ...wrap(from.map((state) => STATE_NAMES[state])),
    ]),
  ];
  const longest = Math.max(0, ...lines.map((line) => line.length));
  const title = STATE_NAMES[place];
  return {
    place,
    title,
    lines,
    width: Math.max(title.length * FONT, longest * SMALL) + 2 * PADDING + 12,
    height: LINE + lines.length * LINE + 2 * PADDING,
  };
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const rounded = (value: number): number => Math.round(value * 10) / 10;

function text(x: number, y: number, words: string, size: number, colour: string, bold = false) {
  const weight = bold ? ' font-weight="600"' : '';
  return `<text x="${rounded(x)}" y="${rounded(y)}" font-size="${size}" fill="${colour}"${weight} text-anchor="middle">${escaped(words)}</text>`;
}

function drawBox(box: Box, x: number, y: number): string {
  const left = x - box.width / 2;
  const top = y - box.height / 2;
  const fill =
    box.place === BEGIN
      ? COLOURS.brandSoft
      : ENDED.includes(box.place)
        ? COLOURS.ended
        : HALTED.includes(box.place)
          ? COLOURS.halted
          : COLOURS.card;
  const rows = box.lines.map((line, index) =>
    text(x, top + PADDING + LINE * (index + 2) - 4, line, SMALL, COLOURS.soft),
  );
  return [
    `<rect x="${rounded(left)}" y="${rounded(top)}" width="${rounded(box.width)}" height="${rounded(box.height)}" rx="8" fill="${fill}" stroke="${COLOURS.brand}" stroke-width="1.5"/>`,
    text(x, top + PADDING + LINE - 4, box.title, FONT, COLOURS.ink, true),
    ...rows,
  ].join('\n');
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A smooth line through points: quadratic curves between their middles. */
function drawLine(points: readonly Point[]): string {
  const at = ({ x, y }: Point): string => `${rounded(x)} ${rounded(y)}`;
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const curves = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    return `Q ${at(point)} ${at(next === last ? last : middle(point, next))}`;
  });
  const path = `M ${at(first)} ${curves.length > 0 ? curves.join(' ') : `L ${at(last)}`}`;
  return `<path d="${path}" fill="none" stroke="${COLOURS.line}" stroke-width="1.4" marker-end="url(#arrow)"/>`;
}

/** States and arrows of the workflow table as SVG, laid out in layers; the same bytes for the same table. */
export function drawWorkflow(): string {
  const graph = readWorkflowGraph();
  const layout = new dagre.graphlib.Graph({ multigraph: false });
  layout.setGraph({ rankdir: 'TB', nodesep: 36, edgesep: 18, ranksep: 34, acyclicer: 'greedy' });
  layout.setDefaultEdgeLabel(() => ({}));
  const boxes = new Map<Place, Box>(
    [BEGIN, ...STATES].map((place) => [place as Place, boxOf(place as Place, graph)]),
  );
  for (const [place, { width, height }] of boxes) layout.setNode(place, { width, height });
  for (const { from, to, actions } of graph.arrows) {
    const lines = wrap(namesOf(actions), 8);
    layout.setEdge(from, to, {
      lines,
      width: Math.max(...lines.map((line) => line.length)) * SMALL + 8,
      height: lines.length * 16 + 4,
      labelpos: 'c',
      weight: MAIN_ROAD.includes(actions[0] ?? 'note') ? MAIN_WEIGHT : 1,
    });
  }
  // What can be reached from nearly everywhere has no arrows: it stands beside the other ends.
  for (const { to } of graph.fromMany) layout.setEdge('resolved', to, { hidden: true });
  dagre.layout(layout);
  const size = layout.graph();
  const width = (size.width ?? 0) + 2 * MARGIN;
  const height = (size.height ?? 0) + 2 * MARGIN + LEGEND_HEIGHT;
  const edges = layout
    .edges()
    .map((edge) => layout.edge(edge))
    .filter((edge) => !edge.hidden);
  const lines = edges.map((edge) => drawLine(edge.points ?? []));
  const labels = edges.map((edge) => {
    const { x = 0, y = 0, width: w = 0, height: h = 0 } = edge;
    const words: string[] = edge.lines ?? [];
    return [
      `<rect x="${rounded(x - w / 2)}" y="${rounded(y - h / 2)}" width="${rounded(w)}" height="${rounded(h)}" rx="4" fill="${COLOURS.page}"/>`,
      ...words.map((line, index) =>
        text(x, y - h / 2 + 2 + 16 * (index + 1) - 4, line, SMALL, COLOURS.brand),
      ),
    ].join('\n');
  });
  const nodes = [...boxes.values()].map((box) => {
    const { x, y } = layout.node(box.place);
    return drawBox(box, x, y);
  });
  const always = `多数状态下都可以、状态不变：${namesOf(graph.nearlyAlways).join('、')}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${rounded(width)} ${rounded(height)}" width="${rounded(width)}" height="${rounded(height)}" font-family="${FAMILY}" role="img" aria-label="一件事的办理流程：状态和步骤">
<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M 0 0 L 10 5 L 0 10 z" fill="${COLOURS.line}"/></marker></defs>
<rect width="100%" height="100%" fill="${COLOURS.page}"/>
<g transform="translate(${MARGIN} ${MARGIN})">
${[...lines, ...nodes, ...labels].join('\n')}
</g>
${text(width / 2, height - LEGEND_HEIGHT + 20, always, 13, COLOURS.soft)}
${text(width / 2, height - LEGEND_HEIGHT + 42, '框内小字：在这一状态下可以做、状态不变的步骤。由 npm run docs:workflow 从 shared/workflow.ts 生成。', SMALL, COLOURS.soft)}
</svg>
`;
}
