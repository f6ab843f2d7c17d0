import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ACTION_NAMES, ACTIONS } from '../../shared/actions';
import { STATE_NAMES, STATES } from '../../shared/states';
import { WORKFLOW } from '../../shared/workflow';
import { projectRoot } from '../paths';
import { drawWorkflow } from './drawWorkflow';
import { BEGIN, readWorkflowGraph } from './workflowGraph';
import { workflowTable } from './workflowTable';

const committed = (name: string): string =>
  readFileSync(path.join(projectRoot, 'docs', name), 'utf8');

it.each([
  ['workflow.svg', drawWorkflow],
  ['workflow.md', workflowTable],
])('docs/%s is that of the table: npm run docs:workflow', (name, make) => {
  expect(committed(name) === make(), `docs/${name} is out of date`).toBe(true);
});

it('draws every row of the table once', () => {
  const { arrows, staying, fromMany, nearlyAlways } = readWorkflowGraph();
  const always = WORKFLOW.filter((row) => row.from === row.to && nearlyAlways.includes(row.action));
  const drawn = [
    ...arrows.flatMap(({ from, to, actions }) => actions.map((one) => `${from}/${one}/${to}`)),
    ...fromMany.flatMap(({ from, to, action }) => from.map((state) => `${state}/${action}/${to}`)),
    ...[...staying].flatMap(([state, actions]) => actions.map((one) => `${state}/${one}/${state}`)),
    ...always.map(({ from, action, to }) => `${from}/${action}/${to}`),
  ];
  const rows = WORKFLOW.map(({ from, action, to }) => `${from ?? BEGIN}/${action}/${to}`);
  expect(drawn.sort()).toEqual(rows.sort());
});

it('names every state and every action', () => {
  const picture = drawWorkflow();
  for (const state of STATES) expect(picture).toContain(`>${STATE_NAMES[state]}<`);
  for (const action of ACTIONS) expect(picture).toContain(ACTION_NAMES[action]);
});

it('lays no box and no label over another box', () => {
  const rects = [
    ...drawWorkflow().matchAll(
      /<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)" rx="(\d)"/g,
    ),
  ].map(([, ...numbers]) => numbers.map(Number) as [number, number, number, number, number]);
  const boxes = rects.filter(([, , , , corner]) => corner === 8);
  const labels = rects.filter(([, , , , corner]) => corner === 4);
  expect(boxes).toHaveLength(STATES.length + 1);
  const over = (a: (typeof rects)[number], b: (typeof rects)[number]): boolean =>
    a !== b && a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
  const crossing = [...boxes, ...labels].filter((one) =>
    [...boxes, ...labels].some((b) => over(one, b)),
  );
  expect(crossing).toEqual([]);
});
