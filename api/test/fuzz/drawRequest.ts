import fc, { type Arbitrary } from 'fast-check';
import { drawForm } from './drawForm';
import { drawValue, type KnownWords } from './drawValue';
import { CONTENT_TYPES, HOSTILE_BODIES, hostileText, UNKNOWN_FIELDS } from './hostileValues';
import { mutatedJson } from './mutateJson';
import type { Operation, Parameter } from './operations';

/** A request as it goes over the wire. */
export interface FuzzRequest {
  /** Who asks: a key of the cast. */
  readonly who: string;
  readonly method: string;
  /** Below the server's address, with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
}

/** What requests are drawn from: the people, what the county knows, and files people send. */
export interface FuzzCast {
  readonly people: readonly string[];
  readonly known: KnownWords;
  readonly files: readonly Buffer[];
}

/** Longer request lines are refused by Node itself. */
const MAX_PART = 6_000;
const encode = (text: string): string =>
  // Half a pair cannot be encoded.
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '?'))
    .slice(0, MAX_PART)
    .replace(/%[0-9A-F]?$/, '');
const inHeader = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, MAX_PART);

/** Requests to an operation: as it is meant, with up to three changes, or altogether wrong. */
export function drawRequest(operation: Operation, cast: FuzzCast): Arbitrary<FuzzRequest> {
  return fc
    .record({
      who: fc.constantFrom(...cast.people),
      path: drawPath(operation, cast.known),
      query: drawQuery(operation, cast.known),
      headers: drawHeaders(operation),
      sent: drawBody(operation, cast),
    })
    .map(({ who, path, query, headers, sent }) => ({
      who,
      method: operation.method.toUpperCase(),
      path: `/api/v1${path}${query}`,
      headers: sent.type ? { 'content-type': sent.type, ...headers } : headers,
      body: sent.body,
    }));
}

const inside = (operation: Operation, place: Parameter['in']): readonly Parameter[] =>
  operation.parameters.filter((parameter) => parameter.in === place);

function drawPath({ path, ...operation }: Operation, known: KnownWords): Arbitrary<string> {
  const parts = path.split(/(\{\w+\})/).filter(Boolean);
  const drawn = parts.map((part, n): Arbitrary<string> => {
    const parameter = operation.parameters.find(({ name }) => part === `{${name}}`);
    if (!parameter) return fc.constant(part);
    const resource = parts[n - 1]?.split('/').filter(Boolean)[0] ?? '';
    // Without its parameter a path is that of another operation.
    return fc
      .oneof(
        {
          weight: 8,
          arbitrary: drawValue(parameter.schema, resource, known).map(String).map(encode),
        },
        { weight: 1, arbitrary: hostileText.map(encode) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('%', '%E0%A4%A', '..%2f..%2fme', '%00', '%2e%2e', '.'),
        },
      )
      .filter((text) => text !== '');
  });
  return fc.tuple(...drawn).map((all) => all.join(''));
}

function drawQuery(operation: Operation, known: KnownWords): Arbitrary<string> {
  const parameters = inside(operation, 'query');
  const fitting = parameters.map(({ name, schema, required }) => {
    const pair = drawValue(schema, name, known).map((value) => [
      `${name}=${encode(String(value))}`,
    ]);
    return required ? pair : fc.oneof(pair, fc.constant([]));
  });
  const names = [...parameters.map(({ name }) => name), ...UNKNOWN_FIELDS];
  const odd = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom('=', '[$gt]=', '[]=', '.a=', ''), hostileText)
    .map(([name, joint, text]) => `${encode(name)}${joint}${joint ? encode(text) : ''}`);
  const added = fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(odd, { minLength: 1, maxLength: 3 }) },
  );
  return fc.tuple(fc.tuple(...fitting), added).map(([pairs, more]) => {
    const all = [...pairs.flat(), ...more];
    return all.length > 0 ? `?${all.join('&')}` : '';
  });
}

function drawHeaders(operation: Operation): Arbitrary<Record<string, string>> {
  const key = fc.oneof(
    { weight: 8, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: fc.constant('the-same-key-again') },
    { weight: 1, arbitrary: hostileText.map(inHeader) },
  );
  const wantsKey = inside(operation, 'header').length > 0;
  const seldom = (value: Arbitrary<string>) =>
    fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
  return fc
    .record({
      'idempotency-key': wantsKey ? key : seldom(key),
      'if-match': seldom(fc.oneof(fc.nat(9).map(String), hostileText.map(inHeader))),
      'x-request-id': seldom(hostileText.map(inHeader)),
      'x-forwarded-for': seldom(hostileText.map(inHeader)),
      'content-encoding': seldom(fc.constantFrom('gzip', 'br', 'deflate', 'identity', 'x')),
    })
    .map((headers) =>
      Object.fromEntries(
        Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
      ),
    );
}

interface Sent {
  readonly type: string | null;
  readonly body: string | Buffer | null;
}

function drawBody(operation: Operation, cast: FuzzCast): Arbitrary<Sent> {
  const nothing: Arbitrary<Sent> = fc.constant({ type: null, body: null });
  if (operation.body === null)
    return operation.method === 'get'
      ? nothing
      : fc.oneof(
          { weight: 4, arbitrary: nothing },
          { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_BODIES).map(asJson) },
        );
  if (operation.body === 'form')
    return drawForm(cast.files).map(({ type, bytes }) => ({ type, body: bytes }));
  const fitting = drawValue(operation.body, '', cast.known);
  return fc.oneof(
    { weight: 30, arbitrary: mutatedJson(fitting).map(asJson) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_BODIES).map(asJson) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...CONTENT_TYPES), mutatedJson(fitting))
        .map(([type, body]) => ({ type, body })),
    },
    { weight: 1, arbitrary: nothing },
  );
}

const asJson = (body: string): Sent => ({ type: 'application/json', body });
