import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The names of every function of the `wx` object, from WeChat's own typings. Taro copies `Object.keys(wx)` and asks
 * `wx.hasOwnProperty(name)`, so all must really be there, whether this harness answers them or not.
 */
export function readWxNames(): string[] {
  const file = createRequire(import.meta.url).resolve(
    'miniprogram-api-typings/types/wx/lib.wx.api.d.ts',
  );
  const typings = readFileSync(file, 'utf8');
  const body = typings.slice(typings.indexOf('    interface Wx {'));
  return [...new Set([...body.matchAll(/^ {8}([a-z]\w*)[<(]/gm)].map((match) => match[1] ?? ''))];
}
