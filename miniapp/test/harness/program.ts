import { openTemplates } from './compile';
import { Listeners } from './listeners';
import type { SetDataCount } from './page';
import type { Phone } from './phone';
import { loadPictures } from './pictures';
import { Popups } from './popups';
import { createRealm } from './realm';
import { Router } from './router';
import type { ViewNode } from './viewNode';
import { accountApi } from './wx/accountApi';
import { createWx } from './wx/callable';
import { dialogApi } from './wx/dialogApi';
import { fileApi } from './wx/fileApi';
import { mediaApi } from './wx/mediaApi';
import { readWxNames } from './wx/names';
import { navigationApi } from './wx/navigationApi';
import { networkApi } from './wx/networkApi';
import { placeApi } from './wx/placeApi';
import { privacyApi } from './wx/privacy';
import { storageApi } from './wx/storageApi';
import { systemApi } from './wx/systemApi';

const GROUPS = [
  accountApi,
  dialogApi,
  fileApi,
  mediaApi,
  navigationApi,
  networkApi,
  placeApi,
  privacyApi,
  storageApi,
  systemApi,
];
// The phones of these counties show Shanghai's time, whatever the machine of the test does.
process.env.TZ = 'Asia/Shanghai';

let names: readonly string[] | undefined;

export interface LaunchOptions {
  readonly entry: string;
  readonly query: Readonly<Record<string, string>>;
  readonly scene: number;
}

/** Makes everything that begins anew with a launch and puts it on the phone; nothing of the bundle runs yet. */
export function startProgram(
  phone: Phone,
  { entry, query, scene }: LaunchOptions,
  watch: { onSetData: (count: SetDataCount) => void; onDrawn: (tree: ViewNode) => void },
): Phone['launch'] {
  const { bundle, activity, problems } = phone;
  const log = (level: string, text: string) => void phone.logs.push({ level, text });
  const currentPages = () => phone.launch.router.pages.map((page) => page.instance);
  const wx: Record<string, unknown> = {};
  const realm = createRealm({ bundle, activity, problems, log, currentPages }, wx);
  const templates = openTemplates(bundle, (text) => problems.add('missingTemplate', text));
  const beginActivity = (what: string) => activity.begin(what);
  const seen = new Set<string>();
  const onDrawn = (tree: ViewNode) => {
    loadPictures(phone, tree, seen);
    watch.onDrawn(tree);
  };
  const { onSetData } = watch;
  const surroundings = { bundle, realm, templates, beginActivity, onSetData, onDrawn };
  const router = new Router(bundle, surroundings, entry);
  phone.launch = { realm, router, popups: new Popups(), listeners: new Listeners(), query, scene };
  names ??= readWxNames();
  const groups = GROUPS.map((group) => group(phone));
  Object.assign(wx, createWx(phone, names, groups));
  return phone.launch;
}
