import type { Realm } from './realm';
import { ancestors, type ViewNode } from './viewNode';

const BUBBLING = new Set([
  'touchstart',
  'touchmove',
  'touchcancel',
  'touchend',
  'touchforcechange',
  'tap',
  'longpress',
  'longtap',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
]);

function handlerName(node: ViewNode, type: string): { name: string; stops: boolean } | undefined {
  for (const prefix of ['catch', 'bind', 'catch:', 'bind:']) {
    const name = node.attr[`${prefix}${type}`];
    if (typeof name === 'string' && name) return { name, stops: prefix.startsWith('catch') };
  }
  return undefined;
}

/** Whether the template listens for an event of this type on the node itself. */
export function listensTo(node: ViewNode, type: string): boolean {
  return handlerName(node, type) !== undefined;
}

/** Where a finger is, from the top left corner of the page. */
export interface Touch {
  readonly clientX: number;
  readonly clientY: number;
}

/**
 * Sends an event through the template's own bindings, bubbling as WeChat does.
 * @returns how many handlers were called; 0 means that nothing on the way listens.
 */
export function dispatch(
  realm: Realm,
  target: ViewNode,
  type: string,
  detail: unknown = {},
  touches: readonly Touch[] = [],
): number {
  let handled = 0;
  for (const node of ancestors(target)) {
    const handler = handlerName(node, type);
    if (handler) {
      handled += 1;
      const method = node.host[handler.name];
      const event = realm.give({
        type,
        timeStamp: Date.now(),
        target: reference(target),
        currentTarget: reference(node),
        detail,
        touches,
        changedTouches: touches,
      });
      if (typeof method === 'function') realm.guard(() => method.call(node.host, event));
      if (handler.stops) break;
    }
    if (!BUBBLING.has(type)) break;
  }
  return handled;
}

function reference(node: ViewNode): object {
  return {
    id: node.attr.id ?? '',
    dataset: { sid: node.attr['data-sid'] },
    offsetLeft: 0,
    offsetTop: 0,
  };
}
