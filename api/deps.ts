import type { DirectoryRegistry } from './directory/directoryRegistry';
import type { Env } from './env';
import type { GridRegistry } from './grids/gridRegistry';
import type { ObjectStore } from './integrations/objectStore/ObjectStore';
import type { SmsClient } from './integrations/sms/smsClient';
import type { PushReader } from './integrations/wechat/pushReader';
import type { SimulatedLogin } from './integrations/wechat/simulatedLogin';
import type { WechatClient } from './integrations/wechat/wechatTypes';
import type { RobotClient } from './integrations/wecom/robotClient';
import type { Live } from './live/Live';
import type { Logger } from './logger';
import type { Metrics } from './metrics';
import type { KeyRing } from './secrets/keyRing';

/** What every command and query may use; built once in `main.ts` (or by a test) and handed in. */
export interface Deps {
  readonly env: Env;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly keyRing: KeyRing;
  /** Areas, posts and organisations of a county, held in memory and followed by change streams. */
  readonly directory: DirectoryRegistry;
  /** Where a point of a county is, from the areas in force. */
  readonly grids: GridRegistry;
  /** The county's WeChat account, or null where none is configured. */
  readonly wechat: (county: string) => WechatClient | null;
  /** Verifies what WeChat pushes to us. */
  readonly pushReader: PushReader;
  /** A demonstration person's phone; null in production. */
  readonly simulatedLogin: SimulatedLogin | null;
  /** 企业微信群机器人 of the staff's groups. */
  readonly robots: RobotClient;
  /** The county's account for short messages, or null where none is configured. */
  readonly sms: (county: string) => SmsClient | null;
  /** What changes, told to open sockets as it happens. */
  readonly live: Live;
  readonly objectStore: ObjectStore;
  readonly now: () => Date;
  /**
   * The database's clock: by it processes agree on what is due, whatever their own clocks do. Where a past is played,
   * the played one.
   */
  readonly databaseNow: () => Promise<Date>;
}
