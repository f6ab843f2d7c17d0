import fc, { type Arbitrary } from 'fast-check';
import type { Schema } from './operations';

/** Words the county really has (ids, codes, days, cursors), by the name of what holds them. */
export interface KnownWords {
  /** Those that may stand under a name: ids of posts for "postId", of reports for the path "reports". */
  under(name: string): readonly string[];
  readonly all: readonly string[];
}

const WORDS = ['路灯不亮了', '已经看过', '请尽快', 'a', '村口\n老槐树旁'];

/** Values that fit a schema, many of them such as the county knows; `name` is the field or parameter they are for. */
export function drawValue(schema: Schema, name: string, known: KnownWords): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return fc.oneof(...choices.map((one) => drawValue(one, name, known)));
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'object':
      return drawObject(schema, known);
    case 'array':
      return fc.array(drawValue(schema.items ?? {}, name, known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3),
      });
    case 'string':
      return drawText(schema, name, known);
    case 'integer':
      return fc.integer(boundsOf(schema));
    case 'number':
      return fc.double({ ...boundsOf(schema), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function boundsOf({ minimum = -1_000_000, maximum = 1_000_000 }: Schema) {
  return { min: minimum, max: Math.min(maximum, Number.MAX_SAFE_INTEGER) };
}

function drawObject(schema: Schema, known: KnownWords): Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, field]) => [
      name,
      drawValue(field, name, known),
    ]),
  );
  return fc.record(fields, { requiredKeys: [...(schema.required ?? [])], noNullPrototype: true });
}

function drawText(schema: Schema, name: string, known: KnownWords): Arbitrary<string> {
  const { minLength = 0, maxLength = 4_000 } = schema;
  const pattern = schema.pattern === undefined ? null : new RegExp(schema.pattern);
  const fits = (word: string): boolean =>
    word.length >= minLength && word.length <= maxLength && (pattern?.test(word) ?? true);
  const near = known.under(name).filter(fits);
  const some = known.all.filter(fits);
  const drawn = pattern
    ? fc.stringMatching(pattern)
    : fc.oneof(
        fc.constantFrom(...WORDS.filter(fits), 'x'.repeat(Math.min(minLength, maxLength))),
        fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) }),
        fc.constant('长'.repeat(maxLength)),
      );
  return fc.oneof(
    ...(near.length > 0 ? [{ weight: 6, arbitrary: fc.constantFrom(...near) }] : []),
    ...(some.length > 0 ? [{ weight: 2, arbitrary: fc.constantFrom(...some) }] : []),
    { weight: 2, arbitrary: drawn },
  );
}
