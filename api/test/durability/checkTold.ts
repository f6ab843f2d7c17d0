import type { PhoneSide } from '../../../scripts/wechatSimulator/phoneSide';
import type { ReceivedMessage } from '../../../scripts/wechatSimulator/simulatorState';
import { Push, type PushDocument } from '../../models/Push';
import { Report, type ReportDocument } from '../../models/Report';
import { rebuildProjections } from '../../projections/rebuildProjections';
import { checkInvariants } from '../model/checkInvariants';
import type { World } from './world';

/** What follows from the timelines agrees with them, and nobody outside was told twice. @returns what is not so */
export async function checkTold(
  { county: { code: county }, phones, robotKey }: World,
  phoneSide: PhoneSide,
): Promise<string[]> {
  const { differences } = await rebuildProjections(county);
  const rows = await Push.find({ county }).lean<PushDocument[]>();
  const wrong = [
    ...(await checkInvariants(county)),
    ...differences.map((one) => `${one.collection} ${one.id} is ${one.what} ${one.fields}`),
    ...(await compareRows(county, new Set(phones.map(({ _id }) => _id)), rows)),
    ...rows.filter(isUndecided).map((row) => `push ${row._id} is ${row.state} (${row.code})`),
  ];
  for (const { _id, clear } of phones) {
    const received = await phoneSide.messages(clear.openid ?? '');
    const own = rows.filter(({ channel, personId }) => channel === 'wechat' && personId === _id);
    wrong.push(...compareReceived(_id, own, received));
  }
  return [...wrong, ...(await checkGroup(phoneSide, robotKey, rows))];
}

/** Everything was allowed and nothing refused: a row was sent, or nobody can say whether. */
const isUndecided = ({ state }: PushDocument): boolean => state !== 'sent' && state !== 'unknown';

/** Every step that a resident is told of has one row in the ledger, and every row is of a step. */
async function compareRows(
  county: string,
  reachable: ReadonlySet<string>,
  rows: readonly PushDocument[],
): Promise<string[]> {
  const there = new Set(rows.map(({ _id }) => _id));
  const possible = new Set<string>();
  const wrong: string[] = [];
  for (const report of await Report.find({ county }).lean<ReportDocument[]>())
    for (const { sequence, receivers } of report.timeline) {
      possible.add(`${report._id}/${sequence}/durability/wecom`);
      for (const { personId, as } of receivers) {
        const id = `${report._id}/${sequence}/${personId}/wechat`;
        possible.add(id);
        if (as === 'resident' && reachable.has(personId) && !there.has(id))
          wrong.push(`push ${id} is missing`);
      }
    }
  return [...wrong, ...[...there].filter((id) => !possible.has(id)).map((id) => `push ${id}?`)];
}

/** Rows by what was sent as one message: of a row alone its own, of folded ones their batch's. */
function sends(rows: readonly PushDocument[]): { ids: Set<string | null>; doubtful: string[] } {
  const ids = new Set(rows.filter(({ state }) => state === 'sent').map((row) => row.messageId));
  const batches = new Map<string | null, PushDocument[]>();
  for (const row of rows)
    if (row.state === 'unknown') batches.set(row.batch, [...(batches.get(row.batch) ?? []), row]);
  const doubtful = [...batches.values()].map((batch) =>
    batch.length === 1 ? (batch[0]?.values.number ?? '') : FOLDED,
  );
  return { ids, doubtful };
}
const FOLDED = 'folded';

/** What arrived is what the ledger says was sent; beyond it, at most one of each that is in doubt. */
function compareReceived(
  personId: string,
  rows: readonly PushDocument[],
  received: readonly ReceivedMessage[],
): string[] {
  const { ids, doubtful } = sends(rows);
  const arrived = new Set(received.map(({ id }) => id));
  const wrong = [...ids].flatMap((id) =>
    id === null || arrived.has(id)
      ? []
      : [`message ${id} to ${personId} was sent and not received`],
  );
  const numbers = new Set(rows.map(({ values }) => values.number));
  for (const { id, data } of received) {
    if (ids.has(id)) continue;
    const number = data.character_string1 ?? '';
    const at = doubtful.indexOf(numbers.has(number) ? number : FOLDED);
    if (at < 0) wrong.push(`message ${id} to ${personId} about ${number}: received once too often`);
    else doubtful.splice(at, 1);
  }
  return wrong;
}

/** A group reads several matters in one message: of each at most one line of its kind. */
async function checkGroup(
  phoneSide: PhoneSide,
  robotKey: string,
  rows: readonly PushDocument[],
): Promise<string[]> {
  const content = (await phoneSide.robotMessages(robotKey)).map((message) => message.content);
  const lines = content.join('\n').split('\n');
  const numbers = new Map<string, number>();
  for (const { channel, values } of rows)
    if (channel === 'wecom') numbers.set(values.number, (numbers.get(values.number) ?? 0) + 1);
  return [...numbers].flatMap(([number, most]) => {
    const times = lines.filter((line) => line.includes(number)).length;
    return times > most ? [`the group read ${times} times of ${number}, not ${most}`] : [];
  });
}
