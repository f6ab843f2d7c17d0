import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import * as z from 'zod/mini';
import { spoilToken } from './accessTokens';
import { type FaultBox, faultSchema } from './faults';
import type { MediaChecker } from './mediaCheck';
import { openidSchema, personSchema } from './personSchema';
import { PhoneSideError } from './platformError';
import { readBody } from './readBody';
import { findTemplate, SIMULATOR_TEMPLATES } from './simulatorAccount';
import { noteUse, type SimulatedPerson, type SimulatorState } from './simulatorState';
import { answerSubscribe, quotaLeft } from './subscribeMessages';

const LARGEST_BODY_BYTES = 4 * 1024 * 1024;

const byOpenid = z.object({ openid: openidSchema });

const subscribeSchema = z.object({
  openid: openidSchema,
  templateIds: z.array(z.string()).check(z.minLength(1), z.maxLength(3)),
  accept: z.boolean(),
});
const tokenFaultSchema = z.object({ action: z.enum(['replace', 'expire', 'refuse']) });
const verdictSchema = z.object({
  suggest: z.enum(['pass', 'review', 'risky']),
  times: z._default(z.int().check(z.gte(1), z.lte(1000)), 1),
});
const pushSchema = z.object({
  url: z.nullable(z.string().check(z.regex(/^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]/))),
});

/** Answers a PhoneSideError as `{error: {code, message}}` with its status. */
export const answerPhoneSideErrors: Middleware = async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof PhoneSideError)) throw error;
    ctx.status = error.status;
    ctx.body = { error: { code: error.code, message: error.message } };
  }
};

/** Lets browser pages of this machine, and no others, call the phone side. */
export const allowLoopbackPages: Middleware = async (ctx, next) => {
  const origin = ctx.get('origin');
  if (/^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(origin)) {
    ctx.set('Access-Control-Allow-Origin', origin);
    ctx.set('Access-Control-Allow-Headers', 'content-type');
    ctx.set('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
    ctx.vary('Origin');
  }
  if (ctx.method === 'OPTIONS') ctx.status = 204;
  else await next();
};

/** The side that stands for people's WeChat apps, and for the hand that breaks things. */
export function createPhoneRouter(
  state: SimulatorState,
  media: MediaChecker,
  faults: FaultBox,
): Router {
  const router = new Router({ prefix: '/simulator' });

  router.get('/people', (ctx) => {
    ctx.body = { people: [...state.people.values()] };
  });

  const register = async (ctx: Context): Promise<void> => {
    const body = await readParsed(
      ctx,
      z.union([z.object({ people: z.array(personSchema) }), personSchema]),
    );
    const people: SimulatedPerson[] = 'people' in body ? body.people : [body];
    for (const person of people) state.people.set(person.openid, person);
    state.changed();
    ctx.body = { registered: people.length };
  };
  router.post('/people', register);
  router.put('/people', register);

  router.post('/login', async (ctx) => {
    const person = known(state, (await readParsed(ctx, byOpenid)).openid);
    noteUse(state, person.openid);
    ctx.body = { code: state.loginCodes.issue(person.openid) };
  });

  router.post('/phone-code', async (ctx) => {
    const person = known(state, (await readParsed(ctx, byOpenid)).openid);
    noteUse(state, person.openid);
    ctx.body = { code: state.phoneCodes.issue(person.openid) };
  });

  router.post('/visit', async (ctx) => {
    const person = known(state, (await readParsed(ctx, byOpenid)).openid);
    noteUse(state, person.openid);
    ctx.status = 204;
  });

  router.post('/subscribe', async (ctx) => {
    const body = await readParsed(ctx, subscribeSchema);
    const person = known(state, body.openid);
    const unknown = body.templateIds.find((id) => !findTemplate(id));
    if (unknown !== undefined) throw new PhoneSideError(400, 'no_such_template', unknown);
    ctx.body = answerSubscribe(state, person.openid, body.templateIds, body.accept);
  });

  router.get('/templates', (ctx) => {
    ctx.body = { templates: SIMULATOR_TEMPLATES };
  });

  router.get('/quotas', (ctx) => {
    const person = known(state, ctx.query.openid);
    ctx.body = Object.fromEntries(
      Object.values(SIMULATOR_TEMPLATES).map(({ id }) => [id, quotaLeft(state, person.openid, id)]),
    );
  });

  router.get('/messages', (ctx) => {
    const person = known(state, ctx.query.openid);
    ctx.body = { messages: [...(state.messages.get(person.openid) ?? [])].reverse() };
  });

  router.get('/robots/:key/messages', (ctx) => {
    ctx.body = { messages: state.robotMessages.filter(({ key }) => key === ctx.params.key) };
  });
  router.delete('/robots/:key', (ctx) => {
    if (ctx.params.key) state.removedRobots.add(ctx.params.key);
    state.changed();
    ctx.status = 204;
  });
  router.get('/short-messages', (ctx) => {
    ctx.body = { messages: state.shortMessages };
  });

  router.post('/faults', async (ctx) => {
    faults.add(await readParsed(ctx, faultSchema));
    ctx.status = 204;
  });
  router.delete('/faults', (ctx) => {
    faults.clear();
    ctx.status = 204;
  });

  router.post('/tokens', async (ctx) => {
    spoilToken(state, (await readParsed(ctx, tokenFaultSchema)).action);
    ctx.status = 204;
  });

  router.post('/media-verdicts', async (ctx) => {
    const { suggest, times } = await readParsed(ctx, verdictSchema);
    media.decideNext(suggest, times);
    ctx.status = 204;
  });

  router.put('/push', async (ctx) => {
    media.settings.url = (await readParsed(ctx, pushSchema)).url;
    ctx.status = 204;
  });

  return router;
}

function known(state: SimulatorState, id: unknown): SimulatedPerson {
  const person = typeof id === 'string' ? state.people.get(id) : undefined;
  if (!person) throw new PhoneSideError(404, 'no_such_person', `openid ${String(id)}`);
  return person;
}

async function readParsed<T>(ctx: Context, schema: z.core.$ZodType<T>): Promise<T> {
  if (!ctx.is('application/json')) {
    throw new PhoneSideError(415, 'not_json', 'content-type must be application/json');
  }
  const text = await readBody(ctx.req, LARGEST_BODY_BYTES);
  if (text === null) throw new PhoneSideError(413, 'too_large', 'body too large');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new PhoneSideError(400, 'not_json', 'body is not JSON');
  }
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) throw new PhoneSideError(400, 'invalid', z.prettifyError(parsed.error));
  return parsed.data;
}
