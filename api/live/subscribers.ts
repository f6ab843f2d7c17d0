import type { Actor } from '../actor';
import { actorKeys, actorTaskKeys } from '../policies/viewerKeys';
import type { Telling } from './LiveSource';

/** Somebody who follows along, with the posts they hold now. */
export interface Subscriber {
  actor: Actor;
}

/** All keys by which changes find a person. */
const keysOf = (actor: Actor): string[] => [...actorKeys(actor), ...actorTaskKeys(actor)];

/** Whether a person is told of a change, as they are now. */
export const isFor = (actor: Actor, telling: Telling): boolean => {
  if (actor.county !== telling.county) return false;
  const keys = new Set(keysOf(actor));
  return telling.keys.some((key) => keys.has(key)) && (telling.allows?.(actor) ?? true);
};

/** Who follows along, found by key: a change costs what its receivers cost, however many others there are. */
export function createSubscribers<S extends Subscriber>() {
  const byKey = new Map<string, Set<S>>();
  const keys = new Map<S, readonly string[]>();

  function remove(subscriber: S): void {
    for (const key of keys.get(subscriber) ?? []) {
      const found = byKey.get(key);
      found?.delete(subscriber);
      if (found?.size === 0) byKey.delete(key);
    }
    keys.delete(subscriber);
  }

  function add(subscriber: S): void {
    const own = keysOf(subscriber.actor);
    keys.set(subscriber, own);
    for (const key of own) {
      const found = byKey.get(key) ?? new Set<S>();
      byKey.set(key, found.add(subscriber));
    }
  }

  return {
    add,
    remove,
    has: (subscriber: S): boolean => keys.has(subscriber),
    /** After somebody's posts changed. */
    refresh(subscriber: S): void {
      if (!keys.has(subscriber)) return;
      remove(subscriber);
      add(subscriber);
    },
    /** Who is told of this. */
    receivers(telling: Telling): S[] {
      const found = new Set<S>();
      for (const key of telling.keys) for (const one of byKey.get(key) ?? []) found.add(one);
      return [...found].filter(
        ({ actor }) => actor.county === telling.county && (telling.allows?.(actor) ?? true),
      );
    },
  };
}
