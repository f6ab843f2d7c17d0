import * as z from 'zod/mini';
import type { Deps } from '../../deps';
import type { MediaVerdict } from '../../integrations/wechat/mediaCheckEvent';
import { PushSeen } from '../../models/PushSeen';
import { Upload, type UploadDocument } from '../../models/Upload';
import { settleMediaCheck } from './settleMediaCheck';

/** How long a result that came before its trace id was written down is kept for whoever writes it. */
const EARLY_MINUTES = 10;
/** WeChat could not fetch it: it is asked again after this. */
const FETCH_RETRY_MS = 60_000;

/** Does what a result says; one for an asking that is over, or was never ours, changes nothing. */
export async function takeMediaVerdict(
  deps: Deps,
  county: string,
  verdict: MediaVerdict,
): Promise<void> {
  if (await apply(deps, county, verdict)) return;
  // It may be ahead of the answer that names its trace: kept for whoever writes that down, and looked for once more.
  await PushSeen.updateOne(
    { _id: earlyId(county, verdict.traceId) },
    {
      $set: {
        county,
        verdict,
        expiresAt: new Date(deps.now().getTime() + EARLY_MINUTES * 60_000),
      },
    },
    { upsert: true },
  );
  await apply(deps, county, verdict);
}

/** After a trace id was written down: its result may have come already. */
export async function applyEarlyVerdict(
  deps: Deps,
  county: string,
  traceId: string,
): Promise<void> {
  const early = await PushSeen.findById(earlyId(county, traceId)).lean();
  const verdict = verdictSchema.safeParse(early?.verdict);
  if (verdict.success) await apply(deps, county, verdict.data);
}

const earlyId = (county: string, traceId: string): string => `trace/${county}/${traceId}`;

/** As it was kept by ourselves. */
const verdictSchema = z.union([
  z.object({
    outcome: z.literal('checked'),
    traceId: z.string(),
    suggest: z.enum(['pass', 'review', 'risky']),
    label: z.number(),
  }),
  z.object({ outcome: z.literal('unchecked'), traceId: z.string(), code: z.number() }),
]);

async function apply(deps: Deps, county: string, verdict: MediaVerdict): Promise<boolean> {
  const upload = await Upload.findOne({
    county,
    'check.traceId': verdict.traceId,
  }).lean<UploadDocument>();
  if (upload?.check.state !== 'sent') return false;
  if (verdict.outcome === 'unchecked') return askAgain(deps, upload);
  if (verdict.suggest === 'pass') return settleMediaCheck(deps, upload, { outcome: 'passed' });
  const { suggest: cause, label } = verdict;
  return settleMediaCheck(deps, upload, { outcome: 'review', cause, label });
}

async function askAgain({ now }: Deps, upload: UploadDocument): Promise<boolean> {
  const tryAt = new Date(now().getTime() + FETCH_RETRY_MS);
  const again = await Upload.updateOne(
    { _id: upload._id, county: upload.county, 'check.traceId': upload.check.traceId },
    { $set: { 'check.state': 'waiting', 'check.traceId': null, 'check.tryAt': tryAt } },
  );
  return again.modifiedCount > 0;
}
