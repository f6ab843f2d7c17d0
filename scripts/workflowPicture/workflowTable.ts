import { ACTION_NAMES } from '../../shared/actions';
import { STATE_NAMES, STATES, type State } from '../../shared/states';
import { type Transition, WORKFLOW } from '../../shared/workflow';

const cell = (words: readonly string[]): string => (words.length === 0 ? '' : words.join(', '));

const row = ({ from, action, to, who, requires, when, clock, tells }: Transition): string =>
  `| ${[
    `${ACTION_NAMES[action]} \`${action}\``,
    from === to ? 'stays' : `${STATE_NAMES[to]} \`${to}\``,
    `\`${who}\``,
    cell(requires),
    cell(when),
    cell(clock),
    cell(tells),
  ].join(' | ')} |`;

const HEAD = `| action | becomes | who | requires | when | clock | tells |
| --- | --- | --- | --- | --- | --- | --- |`;

function section(state: State | null): string {
  const title = state === null ? 'Before there is a report' : `${STATE_NAMES[state]} \`${state}\``;
  const rows = WORKFLOW.filter(({ from }) => from === state).map(row);
  return `## ${title}\n\n${HEAD}\n${rows.join('\n')}\n`;
}

/** The workflow table as Markdown, a table a state; the same bytes for the same table. */
export const workflowTable = (): string => `# The life of a report (六单)

Made by \`npm run docs:workflow\` from [shared/workflow.ts](../shared/workflow.ts): change that, not this.
What the words of the columns mean stands there, and in [shared/workflowGuards.ts](../shared/workflowGuards.ts) what
must hold besides the state.

![States and steps](workflow.svg)

${[null, ...STATES].map(section).join('\n')}`;
