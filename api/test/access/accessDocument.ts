import type { Endpoint } from '../../routes/endpoint';
import type { Row } from './checkMatrix';
import { operationOf } from './fixtures/allFixtures';

const HEAD = `# Who may do what

Written by \`npm run check:access -- --write\` from the answers of the real API to everybody in every line; the check
compares again and fails where a line differs. A change here is a change of who reaches what: read it as such.

The matter lies in one micro-grid (微网格). \`here\` is a post on its path (its grid, village or township), \`beside\` one of
the same level next to it. \`given it\`, \`assisting\`: the post's organisation has the report, or a part of it. "Held back"
is a resident whose functions are restricted for a time.

- **may**: it was done, or shown; a list shows only what is the caller's own or what their posts reach.
- **403**: they see it, and may not.
- **404**: as if it were not there, byte by byte.
- **otherwise**: what else stood in the way, by the code of its answer.
- **needs**: \`nothing\`, a \`sign-in\`, or also \`consent\` to the privacy text; without it 401, or 403 \`consent_required\`.

That steps are refused in other states is \`docs/workflow.md\`'s to say; the full check takes every step on every report.
`;

/** What an operation needs, in the words of the document. */
export const NEEDS: Record<Endpoint['access'], string> = {
  public: 'nothing',
  signedIn: 'sign-in',
  consented: 'consent',
};

/** The document of all rows, grouped by resource in the order of the program. */
export function renderAccess(rows: readonly Row[], everybody: readonly string[]): string {
  const tags = [...new Set(rows.map(({ endpoint }) => endpoint.tag))];
  const sections = tags.map((tag) => {
    const lines = rows
      .filter(({ endpoint }) => endpoint.tag === tag)
      .map((row) => renderRow(row, everybody));
    return `\n## ${tag}\n\n${COLUMNS}\n${lines.join('\n')}\n`;
  });
  return HEAD + sections.join('');
}

const COLUMNS =
  '| operation | on | needs | may | 403 | 404 | otherwise |\n| --- | --- | --- | --- | --- | --- | --- |';

function renderRow({ endpoint, label, verdicts }: Row, everybody: readonly string[]): string {
  const [most = ''] = [...verdicts]
    .filter(([, kinds]) => kinds.length > everybody.length / 2)
    .map(([verdict]) => verdict);
  const words = (verdict: string): string => {
    const kinds = verdicts.get(verdict) ?? [];
    if (kinds.length === everybody.length) return 'everybody';
    return verdict === most ? 'everybody else' : folded(kinds);
  };
  const otherwise = [...verdicts.keys()]
    .filter((verdict) => !['may', '403', '404'].includes(verdict))
    .map((verdict) => `\`${verdict}\`: ${words(verdict)}`)
    .join('; ');
  const cells = [
    `\`${operationOf(endpoint)}\``,
    label,
    NEEDS[endpoint.access],
    words('may'),
    words('403'),
    words('404'),
    otherwise,
  ];
  return `| ${cells.join(' | ')} |`;
}

const STANDING =
  /^(micro-grid leader|grid member|grid leader|village cadre|service station|supervisor|mediator|police|handler|administrator) (.+)$/;

/** "grid member (here, beside)": those of one role stand together. */
function folded(kinds: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const kind of kinds) {
    const [, role = kind, where] = STANDING.exec(kind) ?? [];
    groups.set(role, [...(groups.get(role) ?? []), ...(where ? [where] : [])]);
  }
  return [...groups]
    .map(([role, where]) => (where.length > 0 ? `${role} (${where.join(', ')})` : role))
    .join('; ');
}

/** Lines that differ, as a diff shows them. */
export function differences(frozen: string, now: string): string[] {
  const before = frozen.split('\n');
  const after = now.split('\n');
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}

/** What the document says in a line; undefined where it has no such line. */
export interface Frozen {
  needs(operation: string, label: string): string | undefined;
  /** The verdict for a kind of person. */
  verdict(operation: string, label: string, kind: string): string | undefined;
}

/** Reads the document as it was written. */
export function readAccess(document: string): Frozen {
  const lines = new Map<string, readonly string[]>();
  for (const line of document.split('\n')) {
    const [, operation = '', label = '', ...cells] = line.split('|').map((cell) => cell.trim());
    if (operation.startsWith('`')) lines.set(`${operation}|${label}`, cells);
  }
  const cellsOf = (operation: string, label: string): readonly string[] | undefined =>
    lines.get(`\`${operation}\`|${label}`);
  return {
    needs: (operation, label) => cellsOf(operation, label)?.[0],
    verdict(operation, label, kind) {
      const cells = cellsOf(operation, label);
      return cells && verdictIn(cells, kind);
    },
  };
}

function verdictIn(cells: readonly string[], kind: string): string | undefined {
  const [, may = '', refused = '', hidden = '', otherwise = ''] = cells;
  const codes = [...otherwise.matchAll(/`(\w+)`: (.*?)(?=; `|$)/g)];
  const named = [
    ['may', may],
    ['403', refused],
    ['404', hidden],
    ...codes.map(([, code = '', kinds = '']) => [code, kinds] as const),
  ] as const;
  const found = named.find(([, kinds]) => unfolded(kinds).includes(kind));
  const rest = named.find(([, kinds]) => kinds === 'everybody' || kinds === 'everybody else');
  return (found ?? rest)?.[0];
}

const unfolded = (cell: string): string[] =>
  cell.split('; ').flatMap((group) => {
    const [, role, where] = /^(.+) \((.+)\)$/.exec(group) ?? [];
    return role && where ? where.split(', ').map((one) => `${role} ${one}`) : [group];
  });

/** A document with the lines of some operations written anew, where they stood. */
export function mergeAccess(frozen: string, part: string): string {
  const operationOfLine = (line: string): string => /^\| (`[^`]+`) \|/.exec(line)?.[1] ?? '';
  const fresh = part.split('\n').filter((line) => operationOfLine(line) !== '');
  const placed = new Set<string>();
  return frozen
    .split('\n')
    .flatMap((line) => {
      const operation = operationOfLine(line);
      const lines = fresh.filter((one) => operationOfLine(one) === operation);
      if (operation === '' || lines.length === 0) return [line];
      if (placed.has(operation)) return [];
      placed.add(operation);
      return lines;
    })
    .join('\n');
}
