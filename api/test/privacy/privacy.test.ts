import { expect, test } from 'vitest';
import { findCanaries, makeCanary } from './canaries';
import { leakyEndpoint } from './leakyEndpoint';
import { runPrivacy } from './runPrivacy';

test('a datum is found in every form programs write it in', () => {
  const { name, phone, openid, home, writtenPhone } = makeCanary(7);
  const plain = `${name} 199-0077-0007 ${openid} ${home} ${writtenPhone}`;
  expect(findCanaries(plain)).toEqual(
    ['name', 'phone', 'openid', 'home', 'writtenPhone'].map((kind) => ({ kind, number: 7 })),
  );
  const escaped = (text: string): string =>
    text.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
  const forms: ((text: string) => string)[] = [
    escaped,
    encodeURIComponent,
    (text) => Buffer.from(text).toString('hex'),
    ...[0, 1, 2].map((n) => (text: string) => Buffer.from('x'.repeat(n) + text).toString('base64')),
    (text) => Buffer.from(text).toString('base64url'),
  ];
  for (const form of forms)
    for (const text of [name, home])
      expect([form(text), findCanaries(form(text)).length]).toEqual([form(text), 1]);
  for (const form of forms.slice(2))
    for (const text of [phone, openid]) expect(findCanaries(form(text))).toHaveLength(1);
  expect(findCanaries('199****0007 欧** 1990077')).toEqual([]);
});

test('planted personal data is nowhere but where the table allows it, and a new operation is held to it', {
  timeout: 600_000,
}, async () => {
  const result = await runPrivacy({
    residents: 4,
    hours: 1,
    seed: 2026,
    endpoints: [leakyEndpoint],
  });
  console.log(JSON.stringify({ ...result.counts, unusedLines: result.unusedLines }));
  const ofTheNewOne = /^GET \/all-people: name of \w+ \d+(, read by \w+ \d+)?$/;
  expect(result.failures.filter((failure) => !ofTheNewOne.test(failure))).toEqual([]);
  expect(result.failures.length).toBeGreaterThan(100);
  expect(result.counts.sightings).toBeGreaterThan(100);
  expect(result.counts.reveals).toBe(2);
  expect(result.counts.frames).toBeGreaterThan(100);
  expect(result.counts.received).toBeGreaterThan(0);
});
