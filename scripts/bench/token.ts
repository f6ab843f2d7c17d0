import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { PRIVACY_VERSION } from '../../api/privacyText';
import { signAccessToken, verifyAccessToken } from '../../api/secrets/accessToken';
import { testKeyRing } from '../../api/test/testKeyRing';
import { contest } from './frame/contest';
import { processorTime } from './frame/cost';
import { atMost, measurement, type Results } from './frame/measurement';

const GOAL = 3;

interface Sizes {
  readonly tokens: number;
  readonly rounds: number;
}

/** Verifying an access token beside the HMAC-SHA-256 that any such verification needs, over the same text. */
async function measureToken({ tokens: count, rounds }: Sizes): Promise<Results> {
  const now = new Date();
  const key = createSecretKey(Buffer.alloc(32, 7));
  const tokens = Array.from({ length: count }, (_, n) =>
    signAccessToken(
      testKeyRing,
      {
        personId: `person-${n}`,
        county: '411728',
        consentVersion: PRIVACY_VERSION,
        family: `family-${n}`,
        sealedOpenid: null,
      },
      now,
    ),
  );
  const signed = tokens.map((token) => {
    const end = token.lastIndexOf('.');
    const text = token.slice(0, end);
    return { text, mac: createHmac('sha256', key).update(text).digest('base64url') };
  });
  const { floor, control, standings } = await contest({
    rounds,
    floor: {
      name: 'bare HMAC',
      round: () =>
        processorTime(() => {
          for (const { text, mac } of signed) {
            const own = createHmac('sha256', key).update(text).digest();
            if (!timingSafeEqual(own, Buffer.from(mac, 'base64url')))
              throw new Error('another MAC');
          }
        }),
    },
    entrants: [
      {
        name: 'verify an access token',
        round: () =>
          processorTime(() => {
            for (const token of tokens) verifyAccessToken(testKeyRing, token, now);
          }),
      },
    ],
  });
  const micros = (seconds: number) => `${((seconds / count) * 1e6).toFixed(1)} µs`;
  return {
    about: `${count} different tokens, ${rounds} rounds, processor time a token; A/A ${control.toFixed(2)}`,
    rows: standings.map(({ name, cost, ratio }) => ({
      what: name,
      figure: micros(cost),
      floor: `HMAC-SHA-256 and timingSafeEqual ${micros(floor.cost)}`,
      ratio,
      goal: atMost(ratio, GOAL, `${GOAL} ×`),
    })),
  };
}

export const token = measurement('token', measureToken, {
  full: { tokens: 5_000, rounds: 15 },
  small: { tokens: 20, rounds: 1 },
});
