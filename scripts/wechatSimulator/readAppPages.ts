import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

interface AppConfig {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
}

const APP_CONFIG = path.resolve(import.meta.dirname, '../../miniapp/src/app.config.ts');

/**
 * The pages of the mini-program in this repository, subpackages included: what a published version
 * would have. Run by tsx, which compiles the configuration that is read.
 *
 * @returns undefined when there is no mini-program here
 */
export async function readAppPages(): Promise<string[] | undefined> {
  if (!existsSync(APP_CONFIG)) return undefined;
  // The name Taro gives the configuration's own helper.
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config });
  const { default: app } = (await import(pathToFileURL(APP_CONFIG).href)) as { default: AppConfig };
  const inSubPackages = (app.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => `${root}/${page}`),
  );
  return [...app.pages, ...inSubPackages];
}
