/** What is looked for: a registered name, phone, openid or home, and a phone number that somebody wrote into a text. */
export type CanaryKind = 'name' | 'phone' | 'openid' | 'home' | 'writtenPhone';

/** A person whose data is planted; every datum carries their number. */
export interface Canary {
  readonly number: number;
  readonly name: string;
  readonly phone: string;
  readonly openid: string;
  readonly home: string;
  /** Another number, that they write into their reports. */
  readonly writtenPhone: string;
}

/** One datum that was found, and whose it is; null where it was found in an encoding that hides the number. */
export interface Sighting {
  readonly kind: CanaryKind;
  readonly number: number | null;
}

/** Letters no other text here has: part of every name and home. */
const NAME = '鸾鹓';
const HOME = '鹓鶵巷';
const OPENID = 'o-canary-';
const PHONE = '1990077';
const WRITTEN = '1990088';
/** Digits of the numbers in names: letters every font has. */
const NUMERALS = '零一二三四五六七八九';

export const makeCanary = (number: number): Canary => ({
  number,
  name: `欧${NAME}${digits(number).replace(/\d/g, (digit) => NUMERALS[Number(digit)] ?? '')}`,
  phone: `${PHONE}${digits(number)}`,
  openid: `${OPENID}${digits(number)}`,
  home: `${HOME}${digits(number)}号`,
  writtenPhone: `${WRITTEN}${digits(number)}`,
});

const digits = (number: number): string => String(number).padStart(4, '0');
const spaced = (start: string): string => `${start.slice(0, 3)}[- ]?${start.slice(3)}[- ]?(\\d{4})`;

const PLAIN: readonly (readonly [CanaryKind, RegExp, (found: string) => number])[] = [
  [
    'name',
    new RegExp(`${NAME}([${NUMERALS}]{0,4})`, 'g'),
    (letters) => Number([...letters].map((letter) => NUMERALS.indexOf(letter)).join('')),
  ],
  ['phone', new RegExp(spaced(PHONE), 'g'), Number],
  ['openid', new RegExp(`${OPENID}(\\d{4})`, 'g'), Number],
  ['home', new RegExp(`${HOME}(\\d{4})`, 'g'), Number],
  ['writtenPhone', new RegExp(spaced(WRITTEN), 'g'), Number],
];

/** The same hidden in the encodings programs write: escapes, percent signs, hexadecimal, and base64 at each offset. */
const HIDDEN: readonly (readonly [CanaryKind, RegExp])[] = (
  [
    ['name', NAME],
    ['home', HOME],
    ['openid', OPENID],
    ['phone', PHONE],
    ['writtenPhone', WRITTEN],
  ] as const
).map(([kind, start]) => [kind, new RegExp(encodings(start).join('|'), 'i')]);

function encodings(text: string): string[] {
  const bytes = Buffer.from(text);
  const inBase64 = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // Letters that also hold bits of what stands around it are left out.
    const from = before === 0 ? 0 : before + 1;
    return encoded.slice(from, Math.floor(((before + bytes.length) * 8) / 6)).replace(/=+$/, '');
  });
  const escaped = [...text].map((c) => `\\\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const percent = [...bytes].map((byte) => `%${byte.toString(16)}`);
  return [
    escaped.join(''),
    percent.join(''),
    bytes.toString('hex'),
    ...inBase64.flatMap((one) => [one, one.replaceAll('+', '-').replaceAll('/', '_')]),
  ].map((one) => one.replace(/[+/]/g, '\\$&'));
}

/** Everybody's data in a text, each datum once. */
export function findCanaries(text: string): Sighting[] {
  const found = new Map<string, Sighting>();
  for (const [kind, pattern, numberOf] of PLAIN)
    for (const [, mark = ''] of text.matchAll(pattern)) {
      const number = numberOf(mark);
      found.set(`${kind} ${number}`, { kind, number });
    }
  for (const [kind, pattern] of HIDDEN)
    if (pattern.test(text)) found.set(kind, { kind, number: null });
  return [...found.values()];
}
