import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { encryptPush, signParts } from '../../../scripts/wechatSimulator/pushCrypto';
import {
  SIMULATOR_APP_ID,
  SIMULATOR_ENCODING_AES_KEY,
  SIMULATOR_PUSH_TOKEN,
} from '../../../scripts/wechatSimulator/simulatorAccount';
import {
  OPENID,
  startWechat,
  type WechatUnderTest,
} from '../../../scripts/wechatSimulator/test/startWechat';
import { readMediaCheckEvent } from './mediaCheckEvent';
import { answerPushChallenge, type PushRequest, verifyPush } from './verifyPush';

/** The worked example of the page 消息推送 (miniprogram/dev/framework/server-ability/message-push). */
const DOCUMENTED = {
  credentials: { token: 'AAAAA', encodingAesKey: 'A'.repeat(43), appId: 'wxba5fad812f8e6fb9' },
  now: 1714112445_000,
  request: {
    query: {
      timestamp: '1714112445',
      nonce: '415670741',
      encrypt_type: 'aes',
      msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
    },
    body: JSON.stringify({
      ToUserName: 'gh_97417a04a28d',
      Encrypt:
        '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=',
    }),
  },
};

const CREDENTIALS = {
  token: SIMULATOR_PUSH_TOKEN,
  encodingAesKey: SIMULATOR_ENCODING_AES_KEY,
  appId: SIMULATOR_APP_ID,
};
const NOW = Date.UTC(2026, 4, 6);

function pushed(
  changes: { message?: string; appId?: string; key?: string; at?: number } = {},
): PushRequest {
  const { message = '{"Event":"x"}', appId = SIMULATOR_APP_ID, at = NOW } = changes;
  const encrypted = encryptPush(message, changes.key ?? SIMULATOR_ENCODING_AES_KEY, appId);
  const timestamp = String(Math.floor(at / 1000));
  const signature = signParts(SIMULATOR_PUSH_TOKEN, timestamp, '99', encrypted);
  return {
    query: { timestamp, nonce: '99', encrypt_type: 'aes', msg_signature: signature },
    body: JSON.stringify({ ToUserName: 'gh', Encrypt: encrypted }),
  };
}

describe('a pushed message', () => {
  test("WeChat's own example is verified and read", () => {
    expect(verifyPush(DOCUMENTED.request, DOCUMENTED.credentials, DOCUMENTED.now)).toEqual({
      outcome: 'verified',
      message: {
        ToUserName: 'gh_97417a04a28d',
        FromUserName: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
        CreateTime: 1714112445,
        MsgType: 'event',
        Event: 'debug_demo',
        debug_str: 'hello world',
      },
    });
  });

  test.each(Array.from({ length: 33 }, (_, length) => length))(
    'any length of padding is understood (%i)',
    (length) => {
      const message = JSON.stringify('你'.repeat(length));
      expect(verifyPush(pushed({ message }), CREDENTIALS, NOW)).toEqual({
        outcome: 'verified',
        message: '你'.repeat(length),
      });
    },
  );

  const good = pushed();
  test.each([
    [
      'another signature',
      { ...good, query: { ...good.query, msg_signature: '0'.repeat(40) } },
      'bad_signature',
    ],
    [
      'another timestamp',
      { ...good, query: { ...good.query, timestamp: '1778025599' } },
      'bad_signature',
    ],
    ['another nonce', { ...good, query: { ...good.query, nonce: '98' } }, 'bad_signature'],
    ['another body', { ...good, body: pushed().body }, 'bad_signature'],
    ['no signature', { ...good, query: { ...good.query, msg_signature: undefined } }, 'malformed'],
    [
      'a signature twice',
      { ...good, query: { ...good.query, msg_signature: ['a', 'b'] } },
      'malformed',
    ],
    ['plain text', { ...good, query: { ...good.query, encrypt_type: 'raw' } }, 'malformed'],
    ['no cipher', { ...good, body: '{"Event":"wxa_media_check"}' }, 'malformed'],
    ['no JSON', { ...good, body: '<xml></xml>' }, 'malformed'],
    ['a key that is not ours', pushed({ key: 'B'.repeat(43) }), 'bad_cipher'],
    ['another mini-program', pushed({ appId: 'wxother' }), 'wrong_app'],
    ['six minutes ago', pushed({ at: NOW - 360_000 }), 'stale'],
    ['six minutes ahead', pushed({ at: NOW + 360_000 }), 'stale'],
  ] as const)('%s is rejected', (_why, request, reason) => {
    expect(verifyPush(request as PushRequest, CREDENTIALS, NOW)).toEqual({
      outcome: 'rejected',
      reason,
    });
  });

  test('four minutes ago is still taken', () => {
    expect(verifyPush(pushed({ at: NOW - 240_000 }), CREDENTIALS, NOW)).toMatchObject({
      outcome: 'verified',
    });
  });

  test.each(['', 'AAAA', 'A'.repeat(43)])(
    'a signed cipher that is none (%j) is rejected',
    (encrypted) => {
      const query = {
        timestamp: String(NOW / 1000),
        nonce: '1',
        encrypt_type: 'aes',
        msg_signature: signParts(SIMULATOR_PUSH_TOKEN, String(NOW / 1000), '1', encrypted),
      };
      const body = JSON.stringify({ Encrypt: encrypted });
      expect(verifyPush({ query, body }, CREDENTIALS, NOW)).toMatchObject({ outcome: 'rejected' });
    },
  );
});

describe('the address test of mp.weixin.qq.com', () => {
  const query = {
    signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696',
    echostr: '4375120948345356249',
    timestamp: '1714036504',
    nonce: '1514711492',
  };
  test("WeChat's own example gets its echostr back", () => {
    expect(answerPushChallenge(query, 'AAAAA')).toBe('4375120948345356249');
  });
  test('another token gets nothing', () => {
    expect(answerPushChallenge(query, 'AAAAB')).toBeNull();
    expect(answerPushChallenge({ ...query, signature: undefined }, 'AAAAA')).toBeNull();
  });
});

describe('a media check, pushed by the platform', () => {
  let wechat: WechatUnderTest;
  const received: PushRequest[] = [];
  let answer = 'success';
  const receiver = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== '/wechat/push') {
      response.statusCode = pathname === '/photo.jpg' ? 200 : 404;
      response.end('photo');
      return;
    }
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      received.push({ query: Object.fromEntries(searchParams), body });
      response.end(answer);
    });
  });
  let base = '';
  beforeAll(async () => {
    wechat = await startWechat();
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    await wechat.phone.setPushUrl(`${base}/wechat/push`);
    await wechat.phone.visit(OPENID);
  });
  afterEach(() => {
    received.length = 0;
    answer = 'success';
  });
  afterAll(async () => {
    await wechat.close();
    receiver.close();
  });

  const check = (path: string) =>
    wechat.client.checkMedia({ openid: OPENID, scene: 3, kind: 'image', url: `${base}${path}` });
  const verdicts = () =>
    received.map((request) => {
      const verified = verifyPush(request, CREDENTIALS, wechat.clock.now);
      return verified.outcome === 'verified' ? readMediaCheckEvent(verified.message) : verified;
    });

  test.each([
    { suggest: 'pass', label: 100 },
    { suggest: 'review', label: 20012 },
    { suggest: 'risky', label: 20002 },
  ] as const)('$suggest arrives under its trace id', async ({ suggest, label }) => {
    await wechat.phone.decideMedia(suggest);
    const accepted = await check('/photo.jpg');
    if (accepted.outcome !== 'accepted') throw new Error(JSON.stringify(accepted));
    const { traceId } = accepted;
    await expect.poll(verdicts).toEqual([{ outcome: 'checked', traceId, suggest, label }]);
  });

  test('a picture that cannot be fetched is unchecked, never passed', async () => {
    await check('/gone.jpg');
    await expect
      .poll(verdicts)
      .toEqual([{ outcome: 'unchecked', traceId: expect.any(String), code: -1008 }]);
  });

  test('a receiver that does not say success is told three times', async () => {
    answer = 'busy';
    await check('/photo.jpg');
    await expect.poll(() => received.length).toBe(3);
    expect(new Set(verdicts().map((verdict) => JSON.stringify(verdict))).size).toBe(1);
  });

  test('what is not accepted is told at once', async () => {
    const media = { openid: OPENID, scene: 3, kind: 'image', url: 'cloud://x' } as const;
    expect(await wechat.client.checkMedia(media)).toMatchObject({ outcome: 'failed', code: 40097 });
    expect(
      await wechat.client.checkMedia({ ...media, url: `${base}/photo.jpg`, openid: 'oNobody' }),
    ).toEqual({
      outcome: 'refused',
      code: 40003,
    });
  });
});

test('a failed check is unchecked, whatever else the event says', () => {
  const event = {
    Event: 'wxa_media_check',
    trace_id: '1',
    errcode: -1008,
    result: { suggest: 'pass', label: 100 },
  };
  expect(readMediaCheckEvent(event)).toEqual({ outcome: 'unchecked', traceId: '1', code: -1008 });
});

test('other events are no media check; numbers sent as text are understood', () => {
  expect(readMediaCheckEvent({ Event: 'debug_demo', trace_id: '1' })).toBeNull();
  const event = {
    Event: 'wxa_media_check',
    trace_id: '67690e1d-2304dd16-06f8638c',
    errcode: '0',
    result: { suggest: 'risky', label: '20002' },
  };
  expect(readMediaCheckEvent(event)).toEqual({
    outcome: 'checked',
    traceId: '67690e1d-2304dd16-06f8638c',
    suggest: 'risky',
    label: 20002,
  });
});
