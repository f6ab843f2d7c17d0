import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Phone } from './phone';
import { isHidden, type ViewNode, walk } from './viewNode';

/**
 * Fetches the pictures a page shows, each address once a launch, as the view layer does by itself. One that is not
 * there, or that no phone could reach, is a problem.
 */
export function loadPictures(phone: Phone, root: ViewNode, seen: Set<string>): void {
  for (const node of walk(root)) {
    const { src } = node.attr;
    if (node.tag !== 'image' || typeof src !== 'string' || !src || isHidden(node)) continue;
    if (seen.has(src)) continue;
    seen.add(src);
    if (!phone.online) continue; // shown when the network is back: not followed here
    const end = phone.activity.begin('picture');
    load(phone, src)
      .catch((error: Error) => phone.problems.add('picture', `${src}: ${error.message}`))
      .finally(end);
  }
}

async function load(phone: Phone, src: string): Promise<void> {
  if (src.startsWith('data:')) return;
  if (src.startsWith('wxfile://')) {
    phone.files.read(src);
    return;
  }
  if (!/^https?:/.test(src)) {
    if (existsSync(path.join(phone.bundle.folder, src))) return;
    throw new Error('no such file in the package');
  }
  const { origin, pathname, search } = new URL(src);
  const server = phone.servers.get(origin);
  if (server === undefined) throw new Error('not from a legal domain');
  const response = await fetch(`${server}${pathname}${search}`);
  const type = response.headers.get('content-type') ?? '';
  await response.arrayBuffer();
  if (!response.ok || !type.startsWith('image/')) throw new Error(`${response.status} ${type}`);
}
