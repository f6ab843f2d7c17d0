import { promiseHooks } from 'node:v8';
import type { Phone } from '../phone';
import { WxFailure } from './WxFailure';

export type Options = Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, unknown>>;
type AnyFunction = (...given: unknown[]) => unknown;

/** One part of the `wx` object: functions that answer at once, that answer later, and that hand out a task. */
export interface WxGroup {
  readonly sync?: Readonly<Record<string, AnyFunction>>;
  readonly async?: Readonly<Record<string, (options: Options) => unknown>>;
  readonly tasks?: Readonly<
    Record<string, (options: Options) => { task: object; done: Promise<unknown> }>
  >;
  /** Names in `async` that wait for a person: a phone that only waits for these is at rest. */
  readonly waitsForPerson?: readonly string[];
  /** Names in `async` that WeChat opens on a tap only: within the handler itself, not after a request. */
  readonly needsTap?: readonly string[];
}

/** Puts the `wx` object together. What no group answers fails and is a problem: nothing is answered by accident. */
export function createWx(
  phone: Phone,
  names: readonly string[],
  groups: readonly WxGroup[],
): Record<string, unknown> {
  const sync = Object.assign({}, ...groups.map((group) => group.sync)) as Record<
    string,
    AnyFunction
  >;
  const later = Object.assign({}, ...groups.map((group) => group.async)) as NonNullable<
    WxGroup['async']
  >;
  const tasks = Object.assign({}, ...groups.map((group) => group.tasks)) as NonNullable<
    WxGroup['tasks']
  >;
  const patient = new Set(groups.flatMap((group) => group.waitsForPerson ?? []));
  const onTap = new Set(groups.flatMap((group) => group.needsTap ?? []));
  const wx: Record<string, unknown> = { env: { USER_DATA_PATH: 'wxfile://usr' } };

  for (const name of names) {
    wx[name] = (...given: unknown[]) => {
      const options = (
        typeof given[0] === 'object' && given[0] !== null ? given[0] : {}
      ) as Options;
      phone.calls.push({ name, options: given[0] });
      const listening = /^(on|off)([A-Z]\w*)$/.exec(name);
      if (listening) return listen(phone, listening[1] === 'on', listening[2] ?? '', given[0]);
      const now = sync[name];
      if (now) return give(phone, now(...given));
      const task = tasks[name];
      if (task) {
        const started = task(options);
        started.done.catch(() => {}); // answered below, a turn later
        settle(phone, name, options, () => started.done, true);
        return started.task;
      }
      const isAllowed = phone.touching || !onTap.has(name);
      const answer = later[name] ?? (() => unsupported(phone, name));
      const run = isAllowed ? answer : () => refuseWithoutTap(phone, name);
      return settle(phone, name, options, () => run(options), !patient.has(name));
    };
  }
  return wx;
}

function listen(phone: Phone, on: boolean, name: string, listener: unknown): void {
  const call = listener as ((...payload: unknown[]) => void) | undefined;
  if (on && call) phone.launch.listeners.on(name, call);
  else phone.launch.listeners.off(name, call);
}

function unsupported(phone: Phone, name: string): never {
  phone.problems.add('unsupported', `wx.${name} is called but the harness does not answer it`);
  throw new WxFailure('not supported');
}

function refuseWithoutTap(phone: Phone, name: string): never {
  phone.problems.add('limit', `wx.${name} was not called by a tap`);
  throw new WxFailure('can only be invoked by user TAP gesture.');
}

/** Objects with functions (managers, tasks, queries) are handed out as they are, data is copied into the realm. */
function give(phone: Phone, value: unknown): unknown {
  const isLive =
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((v) => typeof v === 'function');
  return isLive ? value : phone.launch.realm.give(value);
}

function settle(
  phone: Phone,
  name: string,
  options: Options,
  run: () => unknown,
  counts: boolean,
): Promise<unknown> | undefined {
  const { realm } = phone.launch;
  const end = counts ? phone.activity.begin(`wx.${name}`) : () => {};
  const call = (callback: unknown, answer: unknown) => {
    if (typeof callback === 'function') realm.guard(() => callback(answer));
  };
  const hasCallback = ['success', 'fail', 'complete'].some(
    (key) => typeof options[key] === 'function',
  );
  const outcome = new realm.Promise<unknown>((resolve, reject) => {
    // Answers come from another thread, never within the call.
    setImmediate(async () => {
      try {
        const given = (await run()) as Answer | undefined;
        const answer = realm.give({ errMsg: `${name}:ok`, ...given });
        call(options.success, answer);
        call(options.complete, answer);
        resolve(answer);
      } catch (error) {
        const extra = error instanceof WxFailure ? error.extra : {};
        const text = error instanceof Error ? error.message : String(error);
        const answer = realm.give({ errMsg: `${name}:fail ${text}`, ...extra });
        // Taro turns every call into a promise as well, and rejects it whether or not the failure was taken in a
        // callback: that one promise is not counted. One that awaits it still is.
        const stop = promiseHooks.onSettled((promise) => realm.answered.add(promise));
        call(options.fail, answer);
        stop();
        call(options.complete, answer);
        if (hasCallback) resolve(undefined);
        else reject(answer);
      } finally {
        end();
      }
    });
  });
  return hasCallback ? undefined : outcome;
}
