import type { Bundle } from './bundle';
import { Page, type PageSurroundings } from './page';
import { WxFailure } from './wx/WxFailure';

const STACK_LIMIT = 10;

/** The page stack with WeChat's rules: ten pages, tabs that stay alive, routes that must be declared. */
export class Router {
  #stack: Page[] = [];
  readonly #tabs = new Map<string, Page>();
  readonly badges = new Map<number, string>();
  /** Set by wx.setNavigationBarTitle for the page on top. */
  title: string | undefined;
  #opened = 0;

  constructor(
    readonly bundle: Bundle,
    readonly surroundings: PageSurroundings,
    readonly entry: string,
  ) {}

  get pages(): readonly Page[] {
    return this.#stack;
  }

  /** @throws when no page is open, as after a crash at launch. */
  get top(): Page {
    const page = this.#stack.at(-1);
    if (!page) throw new Error('no page is open');
    return page;
  }

  get topTitle(): string {
    const { appJson } = this.bundle;
    const own = this.bundle.pageJson(this.top.route).navigationBarTitleText;
    return this.title ?? own ?? appJson.window?.navigationBarTitleText ?? '';
  }

  isTab(route: string): boolean {
    return this.bundle.tabs.some((tab) => tab.pagePath === route);
  }

  navigateTo(url: string): void {
    const { route, options } = this.#parse(url);
    if (this.isTab(route)) throw new WxFailure('can not navigateTo a tabbar page');
    if (this.#stack.length >= STACK_LIMIT) throw new WxFailure('webview count limit exceed');
    this.#hideTop();
    this.#show(this.#create(route, options), true);
  }

  redirectTo(url: string): void {
    const { route, options } = this.#parse(url);
    if (this.isTab(route)) throw new WxFailure('can not redirectTo a tabbar page');
    this.#closeTop();
    this.#show(this.#create(route, options), true);
  }

  switchTab(url: string): void {
    const { route } = this.#parse(url);
    if (!this.isTab(route)) throw new WxFailure('can not switch to no-tabBar page');
    if (url.includes('?')) throw new WxFailure('invalid url, query is not supported');
    while (this.#stack.length > 1) this.#closeTop();
    const current = this.#stack.at(-1);
    if (current?.route === route) {
      this.#reshow(current);
      return;
    }
    if (current && this.isTab(current.route)) this.#hideTop();
    else if (current) this.#closeTop();
    const known = this.#tabs.get(route);
    this.#stack = [];
    const page = known ?? this.#create(route, {});
    this.#tabs.set(route, page);
    this.#show(page, !known);
  }

  reLaunch(url: string): void {
    const { route, options } = this.#parse(url);
    while (this.#stack.length > 0) this.#closeTop();
    for (const page of this.#tabs.values()) this.#unload(page);
    this.#tabs.clear();
    const page = this.#create(route, options);
    if (this.isTab(route)) this.#tabs.set(route, page);
    this.#show(page, true);
  }

  navigateBack(delta: number): void {
    if (this.#stack.length <= 1) throw new WxFailure('cannot navigate back at first page.');
    for (let n = 0; n < delta && this.#stack.length > 1; n += 1) this.#closeTop();
    this.#reshow(this.top);
  }

  #parse(url: string): { route: string; options: Record<string, string> } {
    const [place = '', query = ''] = url.split('?');
    const base = `/${this.#stack.at(-1)?.route ?? ''}`;
    const route = new URL(place, `http://page${base}`).pathname.slice(1);
    if (!this.bundle.routes.includes(route)) throw new WxFailure(`page "${route}" is not found`);
    // Values stay percent-encoded, as WeChat hands them to onLoad.
    const options = Object.fromEntries(
      query
        .split('&')
        .filter(Boolean)
        .map((pair) => {
          const at = pair.indexOf('=');
          return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
        }),
    );
    return { route, options };
  }

  #create(route: string, options: Record<string, string>): Page {
    return new Page(route, options, ++this.#opened, this.surroundings);
  }

  #show(page: Page, isNew: boolean): void {
    this.title = undefined;
    this.#stack.push(page);
    if (isNew) page.call('onLoad', this.surroundings.realm.give(page.options));
    page.call('onShow');
    if (!isNew) return;
    const end = this.surroundings.beginActivity('onReady');
    setImmediate(() => {
      page.call('onReady');
      end();
    });
  }

  #reshow(page: Page): void {
    this.title = undefined;
    page.call('onShow');
  }

  #hideTop(): void {
    this.#stack.at(-1)?.call('onHide');
  }

  #closeTop(): void {
    const page = this.#stack.pop();
    if (!page || this.#tabs.get(page.route) === page) {
      page?.call('onHide');
      return;
    }
    this.#unload(page);
  }

  #unload(page: Page): void {
    page.call('onUnload');
    page.close();
  }
}
