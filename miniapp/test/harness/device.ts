import { Activity } from './activity';
import { openBundle } from './bundle';
import { dispatch } from './events';
import { Files } from './files';
import { Fingers } from './fingers';
import { openHand } from './hand';
import type { SetDataCount } from './page';
import type { Phone, Platform } from './phone';
import { Problems } from './problems';
import { startProgram } from './program';
import { findByWords, linesOf, type Words } from './queries';
import { watchRejections } from './rejections';
import { Typed } from './typed';
import { figuresOf, type ViewFigures, type ViewNode, walk } from './viewNode';
import { cutSockets, hasOpenSocket } from './wx/socket';

const SET_DATA_LIMIT_BYTES = 256 * 1024;

export interface DeviceOptions {
  /** The built bundle: miniapp/dist/weapp. */
  readonly folder: string;
  readonly platform: Platform;
  /** Where requests to an origin that the bundle names really go: `https://api.example` → `http://127.0.0.1:1234`. */
  readonly servers: Readonly<Record<string, string>>;
}

/** A phone with WeChat and the mini-program on it. Every act waits for rest and throws on any problem. */
export class Device {
  readonly phone: Phone;
  readonly setDataCounts: SetDataCount[] = [];
  readonly #typed = new Typed();
  readonly #fingers: Fingers;
  #stopWatching = () => {};

  constructor(options: DeviceOptions) {
    this.phone = {
      bundle: openBundle(options.folder),
      platform: options.platform,
      activity: new Activity(),
      problems: new Problems(),
      hand: openHand(),
      files: new Files(),
      storage: new Map(),
      consents: { privacy: false, scopes: new Map() },
      servers: new Map(Object.entries(options.servers)),
      calls: [],
      written: [],
      phoneCalls: [],
      played: [],
      logs: [],
      online: true,
      clipboard: '',
      touching: false,
      launch: undefined as unknown as Phone['launch'], // until launch(), nothing of the bundle runs
    };
    this.#fingers = new Fingers(this.phone, this.#typed);
  }

  get hand() {
    return this.phone.hand;
  }

  /** Starts the program anew: storage, saved files and consents stay, everything in memory is gone. */
  async launch(url?: string, scene = 1001): Promise<void> {
    this.#end();
    const address = url ?? this.phone.bundle.routes[0] ?? '';
    const [entry = '', search = ''] = address.replace(/^\//, '').split('?');
    const query = Object.fromEntries(new URLSearchParams(search));
    const { realm, router } = startProgram(
      this.phone,
      { entry, query, scene },
      {
        onSetData: (count) => this.#countSetData(count),
        onDrawn: (tree) => this.#typed.follow(tree),
      },
    );
    this.#stopWatching = watchRejections(realm.rejected);
    await this.act(() => {
      const app = realm.runApp();
      const options = realm.give({ path: entry, query, scene, referrerInfo: {}, shareTicket: '' });
      for (const name of ['onLaunch', 'onShow']) {
        const method = app[name];
        if (typeof method === 'function') realm.guard(() => method.call(app, options));
      }
      router.reLaunch(`/${entry}${search ? `?${search}` : ''}`);
    });
  }

  /** Does something, waits until the phone is at rest, and throws if a problem came of it. */
  async act<T>(run: () => T | Promise<T>): Promise<T> {
    const result = await run();
    await this.#rest();
    this.phone.problems.check();
    return result;
  }

  tap(words: Words, options: { nth?: number; within?: ViewNode } = {}): Promise<void> {
    return this.act(() =>
      this.#fingers.tap(this.#fingers.find(words, options.within, options.nth)),
    );
  }

  /** Puts a finger down, keeps it there for a time, slides it up by so many pixels and lifts it. */
  async hold(
    words: Words,
    milliseconds: number,
    { slideUp = 0, meanwhile }: { slideUp?: number; meanwhile?: () => Promise<void> } = {},
  ): Promise<void> {
    const finger = await this.act(() => this.#fingers.hold(this.#fingers.find(words)));
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    if (slideUp > 0) await this.act(() => finger.slideUp(slideUp));
    await meanwhile?.();
    await this.act(() => finger.lift());
  }

  tapNode(node: ViewNode): Promise<void> {
    return this.act(() => this.#fingers.tap(node));
  }

  type(label: Words, text: string): Promise<void> {
    return this.act(() => this.#fingers.type(label, text));
  }

  /** A control's own event by its label, such as `send('日期', 'change', { value: '2026-05-06' })`. */
  send(label: Words, type: string, detail: object): Promise<void> {
    return this.act(() => this.#fingers.send(label, type, detail));
  }

  /** An event on a node: a map's `markertap`, a scroll view's `scrolltolower`. */
  dispatch(node: ViewNode, type: string, detail: object = {}): Promise<void> {
    return this.act(() => {
      if (dispatch(this.phone.launch.realm, node, type, detail) === 0)
        throw new Error(`nothing listens to ${type}`);
    });
  }

  /** Answers the open dialog or sheet by the words on its button. */
  answer(words: string, typed = ''): Promise<void> {
    return this.act(() => {
      const { open } = this.phone.launch.popups;
      const choice = open?.choices.find((one) => one.text === words);
      if (!choice)
        throw new Error(`no "${words}" to answer with; on the screen:\n${this.screen()}`);
      this.phone.touching = true; // a tap on a dialog counts as well
      choice.pick(typed);
      setImmediate(() => {
        this.phone.touching = false;
      });
    });
  }

  tapTab(text: string): Promise<void> {
    return this.act(() => {
      const { router, popups } = this.phone.launch;
      if (!router.isTab(router.top.route)) throw new Error('the tab bar is not on this page');
      if (popups.cover) throw new Error(`cannot tap: ${popups.cover}`);
      const tab = this.phone.bundle.tabs.find((one) => one.text === text);
      if (!tab) throw new Error(`no tab ${text}`);
      router.switchTab(`/${tab.pagePath}`);
    });
  }

  /** WeChat's own back button or gesture. */
  back(): Promise<void> {
    return this.act(() => this.phone.launch.router.navigateBack(1));
  }

  pullDown(): Promise<void> {
    return this.act(() => {
      const { top } = this.phone.launch.router;
      if (!this.phone.bundle.pageJson(top.route).enablePullDownRefresh)
        throw new Error('this page cannot be pulled');
      top.call('onPullDownRefresh');
    });
  }

  reachBottom(): Promise<void> {
    return this.act(() => void this.phone.launch.router.top.call('onReachBottom'));
  }

  /** To the background (a call, another app) and back. */
  leave(): Promise<void> {
    return this.act(() => this.#app('onHide'));
  }

  /** To the background for more than 5 seconds: WeChat cuts the sockets. */
  leaveForLong(): Promise<void> {
    return this.act(() => {
      this.#app('onHide');
      cutSockets(this.phone);
    });
  }

  comeBack(): Promise<void> {
    return this.act(() => {
      this.#app('onShow');
      this.phone.launch.router.top.call('onShow');
    });
  }

  setOnline(online: boolean): Promise<void> {
    return this.act(() => {
      this.phone.online = online;
      if (!online) cutSockets(this.phone);
      const { realm, listeners } = this.phone.launch;
      const status = { isConnected: online, networkType: online ? 'wifi' : 'none' };
      realm.guard(() => listeners.emit('NetworkStatusChange', realm.give(status)));
    });
  }

  /** Whether the program has a socket that heard something. */
  get isConnected(): boolean {
    return hasOpenSocket(this.phone);
  }

  get route(): string {
    return this.phone.launch.router.top.route;
  }

  get tree(): ViewNode {
    return this.phone.launch.router.top.tree;
  }

  /** Everything a person sees now, line by line: title, page, tab bar, what lies over it. */
  screen(): string {
    const { router, popups } = this.phone.launch;
    const lines = [
      `《${router.topTitle}》`,
      ...linesOf(this.tree, (control) => this.#typed.valueOf(control)),
    ];
    if (router.isTab(router.top.route)) {
      const tabs = this.phone.bundle.tabs.map(
        (tab, n) => `${tab.text}${router.badges.get(n) ?? ''}`,
      );
      lines.push(`〔${tabs.join('｜')}〕`);
    }
    if (popups.toast) lines.push(`〖${popups.toast.title}〗`);
    if (popups.open) {
      const { title, content, choices } = popups.open;
      lines.push(`【${title}｜${content}｜${choices.map((choice) => choice.text).join(' / ')}】`);
    }
    return lines.join('\n');
  }

  /** Whether the screen holds these words, or a block of the page is exactly these. */
  sees(words: Words): boolean {
    const screen = this.screen();
    if (words instanceof RegExp) return words.test(screen);
    return screen.includes(words) || findByWords(this.tree, words).length > 0;
  }

  /** Waits until the words are there. @throws after `withinMilliseconds`, showing the screen. */
  async see(words: Words, withinMilliseconds = 5000): Promise<void> {
    const end = Date.now() + withinMilliseconds;
    for (;;) {
      await this.#rest();
      this.phone.problems.check();
      if (this.sees(words)) return;
      if (Date.now() > end) throw new Error(`${words} is not on the screen:\n${this.screen()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** All nodes of one tag, or with one class (`.card`), on the page. */
  all(selector: string): ViewNode[] {
    const name = selector.slice(1);
    const fits = selector.startsWith('.')
      ? (node: ViewNode) =>
          String(node.attr.class ?? '')
            .split(/\s+/)
            .includes(name)
      : (node: ViewNode) => node.tag === selector;
    return [...walk(this.tree)].filter(fits);
  }

  get viewFigures(): ViewFigures {
    return figuresOf(this.tree);
  }

  close(): void {
    this.#end();
    cutSockets(this.phone);
  }

  /** Waits until nothing is under way and all is drawn: what is drawn may begin something, such as loading a picture. */
  async #rest(): Promise<void> {
    const { activity, launch } = this.phone;
    do await activity.idle();
    while (launch.router.top.draw());
  }

  #app(name: string): void {
    const app = this.phone.launch.realm.runApp();
    const method = app[name];
    if (typeof method === 'function') this.phone.launch.realm.guard(() => method.call(app, {}));
  }

  #countSetData(count: SetDataCount): void {
    this.setDataCounts.push(count);
    if (count.bytes <= SET_DATA_LIMIT_BYTES) return;
    this.phone.problems.add(
      'limit',
      `setData of ${count.bytes} bytes on ${count.route}, 256 KB allowed`,
    );
  }

  #end(): void {
    if (!this.phone.launch) return;
    this.#stopWatching();
    this.phone.launch.realm.dispose();
    this.phone.files.forgetTemporary();
    this.phone.touching = false;
    this.#typed.clear();
  }
}
