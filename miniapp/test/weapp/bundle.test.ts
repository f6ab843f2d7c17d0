import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageSizes } from '../../../scripts/size/packageSizes';
import { openBundle } from '../harness/bundle';
import { handMadeBundle } from '../harness/handMadeBundle';

const BUNDLE = path.resolve(import.meta.dirname, '../../dist/weapp');
const MAIN_PACKAGE_BUDGET_BYTES = 600 * 1024;
const WECHAT_PACKAGE_LIMIT_BYTES = 2 * 1024 * 1024;

/** Compiles all style sheets as WeChat's tools do. @throws where one does not compile */
function compileStyles(folder: string): string {
  const { wxssToJs } = createRequire(import.meta.url)('miniprogram-compiler') as {
    wxssToJs(folder: string, options: { maxBuffer: number }): string;
  };
  return wxssToJs(folder, { maxBuffer: 1 << 28 });
}

describe('the built mini-program', () => {
  test('keeps its main package within 600 KB and every other within 2 MB', async () => {
    for (const { root, bytes } of await packageSizes(BUNDLE)) {
      const limit = root === '' ? MAIN_PACKAGE_BUDGET_BYTES : WECHAT_PACKAGE_LIMIT_BYTES;
      expect(bytes, `package ${root || 'main'}`).toBeLessThanOrEqual(limit);
    }
  });

  test('has style sheets that WeChat compiles, without pictures from its own folder', () => {
    expect(compileStyles(BUNDLE)).not.toContain('do-not-use-local-path');
  });

  test('asks for the privacy contract and loads code only where it is used', () => {
    const { appJson } = openBundle(BUNDLE);
    expect(appJson).toMatchObject({
      __usePrivacyCheck__: true,
      lazyCodeLoading: 'requiredComponents',
    });
  });
});

test('a style sheet WeChat does not know is found', () => {
  const folder = handMadeBundle(
    { 'pages/first': { wxml: '<view />' } },
    {},
    {
      'pages/first.wxss': '* { color: red; }',
    },
  );
  expect(() => compileStyles(folder)).toThrow();
});
