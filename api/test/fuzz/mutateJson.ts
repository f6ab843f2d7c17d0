import fc, { type Arbitrary } from 'fast-check';
import { hostileJson, UNKNOWN_FIELDS } from './hostileValues';

/** One change to a body: at the n-th of its places (counted round), this text instead, beside, or gone. */
interface Mutation {
  readonly at: number;
  readonly how: 'replace' | 'add' | 'remove';
  readonly field: string;
  readonly json: string;
}

const mutation: Arbitrary<Mutation> = fc.record({
  at: fc.nat(40),
  how: fc.constantFrom('replace', 'replace', 'replace', 'add', 'remove'),
  field: fc.constantFrom(...UNKNOWN_FIELDS),
  json: hostileJson,
});

/** Texts of JSON: as drawn, or with up to three changes. */
export const mutatedJson = (value: Arbitrary<unknown>): Arbitrary<string> =>
  fc
    .tuple(
      value,
      fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 3, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 3 }) },
      ),
    )
    .map(([drawn, mutations]) => write(drawn, mutations));

/**
 * The value as text. What a mutation brings is put in as text too: `JSON.stringify` could write neither `1e400` nor
 * two fields of one name, nor a field `__proto__`.
 */
function write(drawn: unknown, mutations: readonly Mutation[]): string {
  const brought: string[] = [];
  const mark = (json: string): string => `@@${brought.push(json) - 1}@@`;
  let value = structuredClone(drawn);
  for (const { at, how, field, json } of mutations) {
    const places = placesOf(value);
    const place = places[at % (places.length + 1)];
    if (!place) {
      if (how === 'replace') value = mark(json);
      else if (how === 'add' && isObject(value)) value[mark(JSON.stringify(field))] = mark(json);
      continue;
    }
    const { holder, key } = place;
    if (how === 'replace') holder[key] = mark(json);
    else if (how === 'remove') Reflect.deleteProperty(holder, key);
    else {
      const inside = holder[key];
      const target = isObject(inside) ? inside : holder;
      target[Array.isArray(target) ? String(target.length) : mark(JSON.stringify(field))] =
        mark(json);
    }
  }
  return JSON.stringify(value).replace(/"@@(\d+)@@"/g, (_, n: string) => brought[Number(n)] ?? '');
}

type Holder = Record<string, unknown>;
const isObject = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** Every place below the top, depth first. */
function placesOf(value: unknown): { holder: Holder; key: string }[] {
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((key) => [{ holder: value, key }, ...placesOf(value[key])]);
}
