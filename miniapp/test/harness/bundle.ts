import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface AppJson {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly usingComponents?: Readonly<Record<string, string>>;
  readonly requiredPrivateInfos?: readonly string[];
  readonly permission?: Readonly<Record<string, { readonly desc: string }>>;
  readonly window?: PageJson;
  readonly tabBar?: {
    readonly custom?: boolean;
    readonly list: readonly { readonly pagePath: string; readonly text: string }[];
  };
}

export interface PageJson {
  readonly navigationBarTitleText?: string;
  readonly enablePullDownRefresh?: boolean;
  readonly usingComponents?: Readonly<Record<string, string>>;
}

/** A built mini-program on disk, read the way WeChat reads it: by app.json, page by page. */
export interface Bundle {
  readonly folder: string;
  readonly appJson: AppJson;
  readonly routes: readonly string[];
  readonly tabs: readonly { readonly pagePath: string; readonly text: string }[];
  /** The root of the subpackage a file lies in, or `undefined` for the main package. */
  subpackageOf(file: string): string | undefined;
  pageJson(route: string): PageJson;
  source(file: string): string;
}

/** @throws when the folder holds no app.json: the bundle has not been built. */
export function openBundle(folder: string): Bundle {
  if (!existsSync(path.join(folder, 'app.json'))) {
    throw new Error(`no mini-program in ${folder}: build it first (npm run build:weapp)`);
  }
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const appJson = JSON.parse(read('app.json')) as AppJson;
  const subpackages = appJson.subPackages ?? [];
  const pageJsons = new Map<string, PageJson>();
  return {
    folder,
    appJson,
    routes: [
      ...appJson.pages,
      ...subpackages.flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page))),
    ],
    tabs: appJson.tabBar?.list ?? [],
    subpackageOf: (file) =>
      subpackages
        .map(({ root }) => root.replace(/\/$/, ''))
        .find((root) => file.startsWith(`${root}/`)),
    pageJson: (route) => {
      const known = pageJsons.get(route) ?? (JSON.parse(read(`${route}.json`)) as PageJson);
      pageJsons.set(route, known);
      return known;
    },
    source: (file) => read(`${file}.js`),
  };
}
