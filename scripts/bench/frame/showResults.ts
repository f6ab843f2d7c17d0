import type { Results, Row } from './measurement';

const verdict = ({ goal }: Row): string =>
  goal ? `${goal.text} ${goal.met ? '✓' : '✗ missed'}` : '';
const ratio = (row: Row): string => (row.ratio === undefined ? '' : `${row.ratio.toFixed(2)} ×`);
const cells = (row: Row): string[] => [
  row.what,
  row.figure,
  row.floor ?? '',
  ratio(row),
  verdict(row),
];

/** For the terminal. */
export function showResults(name: string, { about, rows }: Results): string {
  const lines = rows.map((row) => {
    const [what = '', ...others] = cells(row);
    return `  ${what.padEnd(52)} ${others.filter(Boolean).join(' · ')}`;
  });
  return [`${name}: ${about}`, ...lines].join('\n');
}

/** A Markdown table under a line that says when and how it was measured. */
export function resultsTable(name: string, day: string, { about, rows }: Results): string {
  return [
    `\`npm run bench -- ${name}\`, ${day}: ${about}.`,
    '',
    '| what | figure | floor in the same run | ratio | goal |',
    '| --- | ---: | --- | ---: | --- |',
    ...rows.map((row) => `| ${cells(row).join(' | ')} |`),
  ].join('\n');
}

const begin = (name: string): string => `<!-- bench:${name} -->`;
const END = '<!-- /bench -->';

/**
 * Puts a table into a document: between the marks of its name, where what stands around is written by people; without
 * marks it is a new section at the end.
 */
export function placeTable(document: string, name: string, table: string): string {
  const block = `${begin(name)}\n${table}\n${END}`;
  const from = document.indexOf(begin(name));
  if (from === -1) return `${document.trimEnd()}\n\n## ${name}\n${block}\n`;
  const to = document.indexOf(END, from);
  if (to === -1) throw new Error(`${begin(name)} has no ${END}`);
  return document.slice(0, from) + block + document.slice(to + END.length);
}
