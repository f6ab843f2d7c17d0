import type { Deps } from '../../deps';
import type { MediaResult } from '../../integrations/wechat/wechatTypes';
import { Person } from '../../models/Person';
import { type MediaCheck, Upload, type UploadDocument } from '../../models/Upload';
import { signFileUrlUntil } from '../../secrets/fileUrls';
import { openOpenid } from '../../secrets/personalData';
import { SCENES } from '../checkWords';
import { settleMediaCheck } from './settleMediaCheck';
import { applyEarlyVerdict } from './takeMediaVerdict';

const AT_ONCE = 2;
/** The result comes within 30 minutes (多媒体内容安全识别), or it is asked for again. */
export const ANSWER_MINUTES = 30;
/** WeChat takes the question about one file so often, then a person decides. */
export const MOST_ASKED = 2;
const MOST_FAILED = 5;
const FIRST_RETRY_MS = 30_000;
/** Longer than any call can take: what is claimed longer was claimed by a process that died. */
const CLAIM_SECONDS = 120;

/**
 * Asks WeChat about the pictures and recordings that are used: each is claimed before, a claim that a crash left is
 * made anew, and what got no answer is asked for again under a new trace id. Asking twice does no harm.
 * @throws the first thing that went wrong, after the others were asked
 */
export async function sendMediaChecks(deps: Deps, goOn: () => boolean): Promise<void> {
  await releaseLostClaims();
  const errors: unknown[] = [];
  const work = async (): Promise<void> => {
    while (goOn()) {
      const upload = await claim(deps.now());
      if (!upload) return;
      // A row whose asking broke stays claimed, and is released after its time.
      await ask(deps, upload).catch((error) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (errors.length > 0) throw errors[0];
}

const used = { county: { $gt: '' }, usedAt: { $type: 'date' as const } };

/** What waits, and what was sent so long ago that it must be asked for again. */
const claim = (now: Date): Promise<UploadDocument | null> =>
  Upload.findOneAndUpdate(
    { ...used, 'check.state': { $in: ['waiting', 'sent'] }, 'check.tryAt': { $lte: now } },
    {
      $set: { 'check.state': 'claimed', 'check.traceId': null },
      $currentDate: { 'check.claimedAt': true },
    },
    { returnDocument: 'after' },
  ).lean<UploadDocument>();

async function releaseLostClaims(): Promise<void> {
  await Upload.updateMany(
    {
      ...used,
      'check.state': 'claimed',
      $expr: { $lt: ['$check.claimedAt', { $subtract: ['$$NOW', CLAIM_SECONDS * 1000] }] },
    },
    { $set: { 'check.state': 'waiting' } },
  );
}

async function ask(deps: Deps, upload: UploadDocument): Promise<void> {
  if (upload.check.asked >= MOST_ASKED) return giveToPerson(deps, upload);
  const result = await askWechat(deps, upload);
  if (result === 'unaskable' || result.outcome === 'refused') {
    await settleMediaCheck(deps, upload, 'unaskable');
    return;
  }
  const now = deps.now().getTime();
  if (result.outcome === 'accepted') {
    await update(upload, {
      state: 'sent',
      traceId: result.traceId,
      asked: upload.check.asked + 1,
      failed: 0,
      tryAt: new Date(now + ANSWER_MINUTES * 60_000),
    });
    return applyEarlyVerdict(deps, upload.county, result.traceId);
  }
  const failed = upload.check.failed + 1;
  deps.logger.warn({ fileId: upload._id, failed, outcome: result.outcome }, 'media check not sent');
  const hopeless = result.outcome === 'failed' && !result.retryable;
  if (hopeless || failed >= MOST_FAILED) return giveToPerson(deps, upload);
  const tryAt = new Date(now + FIRST_RETRY_MS * 4 ** (failed - 1));
  await update(upload, { state: 'waiting', failed, tryAt });
}

async function giveToPerson(deps: Deps, upload: UploadDocument): Promise<void> {
  await settleMediaCheck(deps, upload, { outcome: 'review', cause: 'unanswered', label: null });
}

async function update(upload: UploadDocument, changes: Partial<MediaCheck>): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [`check.${name}`, value]),
  );
  await Upload.updateOne(
    { _id: upload._id, county: upload.county, 'check.state': 'claimed' },
    { $set: set },
  );
}

/** `unaskable`: no account, no address from which WeChat could fetch it, or a person WeChat does not know. */
async function askWechat(deps: Deps, upload: UploadDocument): Promise<MediaResult | 'unaskable'> {
  const wechat = deps.wechat(upload.county);
  const base = deps.env.PUBLIC_URL;
  if (!wechat || !base) return 'unaskable';
  const person = await Person.findOne(
    { _id: upload.personId, county: upload.county },
    { openid: 1 },
  ).lean();
  const openid = person && openOpenid(deps.keyRing, person);
  if (!openid) return 'unaskable';
  // Good for as long as an answer may take: WeChat fetches when it comes to it.
  const until = new Date(deps.now().getTime() + ANSWER_MINUTES * 60_000);
  const part = upload.kind === 'audio' ? 'voice' : 'full';
  const path = signFileUrlUntil(deps.keyRing, upload._id, part, until);
  const url = new URL(path, base).href;
  return wechat.checkMedia({ openid, scene: SCENES.forum, kind: upload.kind, url });
}
