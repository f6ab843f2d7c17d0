import type { Action } from '@shared/actions';
import { WORKFLOW } from '@shared/workflow';
import { InboxEntry } from '../../../../api/models/InboxEntry';
import { Person } from '../../../../api/models/Person';
import { Report } from '../../../../api/models/Report';
import { inboxId } from '../../../../api/projections/entryMessages';
import type { Flow } from './Flow';

/** Every action that some person may take, as the workflow table says. */
export const ACTIONS_OF_PEOPLE: readonly Action[] = [
  ...new Set(WORKFLOW.filter(({ who }) => who !== 'system').map(({ action }) => action)),
];

/**
 * Who hears of each action in these flows, written by hand from the rules of the field. In them 向阳社区 has a grid member
 * and a grid leader, nobody stands at the township, and the county has a supervisor, an administrator and a handler in
 * a department. Nobody is told of what they did themselves, but the one who reported, who gets a receipt.
 */
export const TOLD: Readonly<Partial<Record<Action, readonly string[]>>> = {
  // The resident's own steps: whoever has the report.
  submit: ['reporter'],
  correct: ['gridMember'],
  supplement: ['gridMember'],
  withdraw: ['gridMember'],
  urge: ['gridMember'],
  appeal: ['gridLeader', 'reporter'],
  rateSolved: ['gridMember'],
  // One level higher than before, and no township is there.
  rateUnsolved: ['admin', 'reporter'],
  shelve: ['admin', 'handler', 'reporter'],
  // 核单
  contact: ['reporter'],
  askForMore: ['reporter'],
  verify: ['gridLeader', 'reporter'],
  reject: ['reporter'],
  grantAppeal: ['reporter'],
  refuseAppeal: ['reporter'],
  // The new village has nobody yet: the county's 综治中心.
  move: ['admin', 'reporter'],
  // `resident` is the reporter of the report it was merged into.
  merge: ['reporter', 'resident'],
  unmerge: ['reporter'],
  // 派单 and 吹哨
  dispatch: ['handler', 'power', 'reporter'],
  // Who had it, and who has it now.
  transfer: ['gridMember', 'handler', 'reporter'],
  whistle: ['power', 'reporter', 'traffic'],
  acceptPart: [],
  declinePart: ['handler'],
  answerPart: ['handler'],
  recallPart: ['traffic'],
  // 接单 and 办结
  accept: ['reporter'],
  decline: ['gridLeader', 'reporter'],
  progress: ['reporter'],
  askExtension: ['gridLeader'],
  grantExtension: ['handler', 'reporter'],
  refuseExtension: ['handler'],
  suspend: ['handler', 'reporter'],
  resume: ['handler', 'reporter'],
  escalate: ['admin', 'reporter'],
  resolve: ['reporter'],
  // 督单
  remind: ['gridMember'],
  inspect: ['gridMember'],
  supervise: ['gridMember', 'reporter'],
  liftSupervision: ['gridMember', 'reporter'],
  takeUp: ['reporter'],
  close: ['reporter'],
  note: [],
  redact: ['reporter'],
};

/** A step that was sent from a screen. */
interface Step {
  readonly reportId: string;
  readonly sequence: number;
}

interface Answer {
  readonly id?: string;
  readonly version?: number;
  readonly timeline?: unknown;
  readonly report?: Answer;
}

/** What was sent from these phones and taken as a step of a report; its number is the report's version after it. */
function stepsOf({ phones }: Flow): Step[] {
  return phones
    .flatMap(({ phone }) => phone.written)
    .flatMap(({ path, answer }) => {
      const { report, ...own } = (answer ?? {}) as Answer;
      const { id, version, timeline } = report ?? own;
      if (!id || !/\/reports(\/|$)/.test(path)) return [];
      if (timeline && version) return [{ reportId: id, sequence: version }];
      return path.endsWith('/reports') ? [{ reportId: id, sequence: 1 }] : [];
    });
}

/**
 * Of every action that was sent from a screen: who found it in their inbox. The one who reported is named `reporter`,
 * everybody else as in the flow.
 */
export async function toldOf(flow: Flow): Promise<Partial<Record<Action, string[]>>> {
  const { power, traffic, world } = flow;
  const known = Object.entries({ ...world.people, power, traffic });
  const names = new Map(known.map(([name, { id }]) => [id, name]));
  const people = await Person.find({}, { _id: 1 }).lean();
  const told = new Map<Action, Set<string>>();
  for (const { reportId, sequence } of stepsOf(flow)) {
    const report = await Report.findById(reportId).lean();
    const entry = report?.timeline.find((one) => one.sequence === sequence);
    if (!report || !entry) continue;
    const receivers = told.get(entry.action) ?? new Set();
    told.set(entry.action, receivers);
    const ids = people.map(({ _id }) => inboxId([reportId, sequence, _id]));
    for (const { personId } of await InboxEntry.find({ _id: { $in: ids } }).lean()) {
      const name = personId === report.reporter.personId ? 'reporter' : names.get(personId);
      receivers.add(name ?? personId);
    }
  }
  return Object.fromEntries([...told].map(([action, names]) => [action, [...names].sort()]));
}
