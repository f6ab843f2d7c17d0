import type { Activity } from './activity';
import type { Bundle } from './bundle';
import type { Files } from './files';
import type { Hand } from './hand';
import type { Listeners } from './listeners';
import type { Popups } from './popups';
import type { Problems } from './problems';
import type { Realm } from './realm';
import type { Router } from './router';

/** WeChat's platform as the phone reaches it: the simulator over HTTP, or whatever else answers the same. */
export interface Platform {
  /** A fresh code for wx.login, single use, five minutes. */
  login(): Promise<string>;
  /** A fresh code for the phone-number button. */
  phoneCode(): Promise<string>;
  /** Tells the platform what the person chose for each template. */
  subscribe(choices: Readonly<Record<string, 'accept' | 'reject'>>): Promise<void>;
}

/** Everything the pieces of one phone share. It outlives a relaunch except where said. */
export interface Phone {
  readonly bundle: Bundle;
  readonly platform: Platform;
  readonly activity: Activity;
  readonly problems: Problems;
  readonly hand: Hand;
  readonly files: Files;
  readonly storage: Map<string, string>;
  /** Answers kept by WeChat: scopes and the privacy contract; both survive a relaunch. */
  readonly consents: { privacy: boolean; scopes: Map<string, boolean> };
  /** Where requests to an origin written in the bundle really go. */
  readonly servers: ReadonlyMap<string, string>;
  readonly calls: { name: string; options: unknown }[];
  /** Writes that a server took, oldest first, with what it answered. */
  readonly written: { path: string; answer: unknown }[];
  readonly phoneCalls: string[];
  /** Sounds that were played, oldest first; `end` lets one come to its end. */
  readonly played: { src: string; end: () => void }[];
  readonly logs: { level: string; text: string }[];
  online: boolean;
  clipboard: string;
  /** Until when the person's touch counts for what WeChat only opens on a tap. */
  touching: boolean;
  /** These begin anew with every launch. */
  launch: {
    readonly realm: Realm;
    readonly router: Router;
    readonly popups: Popups;
    readonly listeners: Listeners;
    readonly query: Readonly<Record<string, string>>;
    readonly scene: number;
  };
}
