import * as z from 'zod/mini';
import { submitReportBody } from '../../shared/schemas/reports';
import { contest } from './frame/contest';
import { processorTime } from './frame/cost';
import { measurement, type Results } from './frame/measurement';

interface Sizes {
  readonly bodies: number;
  readonly rounds: number;
}

const BODY = {
  category: 'road',
  words: '村口往东二百米，路灯坏了三盏，晚上老人孩子走路看不见，昨天有人绊倒，请尽快派人来修。',
  photos: [],
  place: {
    source: 'map',
    position: { longitude: 114.01, latitude: 33.14, datum: 'GCJ-02', accuracyMetres: 20 },
    address: '村口小卖部东边',
  },
  hideName: false,
};

/** Holding the body of a report to its schema, beside reading it as JSON at all. */
async function measureValidation({ bodies, rounds }: Sizes): Promise<Results> {
  const texts = Array.from({ length: bodies }, (_, n) =>
    JSON.stringify({ ...BODY, words: `${BODY.words}${n}` }),
  );
  const values: unknown[] = texts.map((text) => JSON.parse(text));
  const { floor, control, standings } = await contest({
    rounds,
    floor: {
      name: 'JSON.parse',
      round: () =>
        processorTime(() => {
          for (const text of texts) JSON.parse(text);
        }),
    },
    entrants: [
      {
        name: 'hold the body of a report to its schema',
        round: () =>
          processorTime(() => {
            for (const value of values) z.parse(submitReportBody, value);
          }),
      },
    ],
  });
  const micros = (seconds: number) => `${((seconds / bodies) * 1e6).toFixed(1)} µs`;
  return {
    about: `${bodies} bodies of ${texts[0]?.length} characters, ${rounds} rounds, processor time a body; A/A ${control.toFixed(2)}`,
    rows: standings.map(({ name, cost, ratio }) => ({
      what: name,
      figure: micros(cost),
      floor: `JSON.parse ${micros(floor.cost)}`,
      ratio,
    })),
  };
}

export const validation = measurement('validation', measureValidation, {
  full: { bodies: 5_000, rounds: 15 },
  small: { bodies: 5, rounds: 1 },
});
