import { setTimeout as sleep } from 'node:timers/promises';
import { encode } from 'uqr';
import { apiError } from '../errors';
import type { WechatClient } from '../integrations/wechat/wechatTypes';
import type { Logger } from '../logger';

/** The page of the mini-program that a scanned code opens: the form, with the place filled in. */
const PAGE = 'pages/report-form/index';
/** Where a plain QR leads; the client's own path follows from it, see routes/plates/plateLink. */
export const PLATE_LINK = '/g/';

/** Puts a code on the page: its upper left corner and its side, points. */
export type DrawCode = (doc: PDFKit.PDFDocument, x: number, y: number, side: number) => void;

/** Makes the code of a unit. @throws ApiError wechat_unavailable */
export type CodeSource = (areaCode: string) => Promise<DrawCode>;

/** `g=` and the code: 20 of WeChat's 32 characters at most. */
export const sceneOfArea = (areaCode: string): string => `g=${areaCode}`;

/** WeChat allows 5,000 a minute (45009); one that is refused for that is asked again when the minute is over. */
const TOO_OFTEN = 45_009;
const WAITS_MS = [1_000, 5_000, 61_000];

interface WechatCodes {
  readonly client: Pick<WechatClient, 'getUnlimitedCode'>;
  readonly logger: Logger;
  /** Of the picture. */
  readonly pixels: number;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** WeChat's own codes. They are drawn anew for each print: a plate is printed once in years. */
export function wechatCodes({ client, logger, pixels, wait = sleep }: WechatCodes): CodeSource {
  return async (areaCode) => {
    for (let tries = 0; ; tries++) {
      const drawn = await client.getUnlimitedCode({
        scene: sceneOfArea(areaCode),
        page: PAGE,
        width: pixels,
      });
      if (drawn.outcome === 'ok')
        return (doc, x, y, side) => doc.image(drawn.image, x, y, { width: side, height: side });
      const pause =
        drawn.outcome === 'failed' && drawn.code === TOO_OFTEN ? WAITS_MS.at(-1) : WAITS_MS[tries];
      const passing = drawn.outcome === 'unknown' || drawn.retryable;
      if (!passing || pause === undefined || tries >= WAITS_MS.length) {
        logger.warn({ areaCode, trouble: drawn }, 'WeChat draws no code for a plate');
        throw apiError('wechat_unavailable');
      }
      await wait(pause);
    }
  };
}

/** Plain QR codes of the address in a browser, drawn as squares: sharp at every size, a few hundred bytes. */
export const webCodes =
  (publicUrl: string): CodeSource =>
  async (areaCode) => {
    const address = new URL(PLATE_LINK + areaCode, publicUrl).href;
    const { data, size } = encode(address, { ecc: 'M', border: 2 });
    return (doc, x, y, side) => {
      const step = side / size;
      doc.save();
      for (const [row, line] of data.entries())
        for (const { from, to } of darkRuns(line))
          doc.rect(x + from * step, y + row * step, (to - from) * step, step);
      doc.fill('#000000').restore();
    };
  };

function darkRuns(line: readonly boolean[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  line.forEach((dark, at) => {
    const last = runs.at(-1);
    if (!dark) return;
    if (last?.to === at) last.to = at + 1;
    else runs.push({ from: at, to: at + 1 });
  });
  return runs;
}
