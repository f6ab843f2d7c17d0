import path from 'node:path';
import mongoose from 'mongoose';
import { prepareDatabase } from '../../../api/test/database';
import { bundledProgram } from '../../../scripts/cluster/bundledProgram';
import { freePort } from '../../../scripts/network/freePort';
import { ownDatabaseName } from '../../../scripts/test/databaseUri';
import { createSimulator } from '../../../scripts/wechatSimulator/createSimulator';
import { createPhoneSide, type PhoneSide } from '../../../scripts/wechatSimulator/phoneSide';
import { Device } from '../harness/device';
import { platformOf } from '../harness/platformOf';
import { ApiProcess } from './apiProcess';
import { apiSettings } from './apiSettings';
import { COUNTY, importCounty, type Place } from './places';
import { placePeople, type Who, type WorldPerson } from './staff';

const DIST = path.resolve(import.meta.dirname, '../../dist');
/** The address that is built into the weapp bundle where TARO_APP_API says nothing. */
const BUILT_IN_ADDRESS = process.env.TARO_APP_API ?? 'http://localhost:3000';

/** Somebody with WeChat whom the API has never seen. */
export interface Stranger {
  readonly openid: string;
}

/** A county with its people, WeChat and the API: all real, on a database of its own. */
export interface World {
  readonly api: ApiProcess;
  /** Where the API and the h5 client are. */
  readonly address: string;
  readonly phones: PhoneSide;
  readonly place: Place;
  readonly people: Readonly<Record<Who, WorldPerson>>;
  /** A new phone in this person's hand, nothing on it yet; a stranger is known to WeChat only (`phones.register`). */
  device(who: Who | Stranger): Device;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** The folder with the built clients, `weapp` and `h5`. */
  readonly clients?: string;
  /** Other names for places: what stands in the county's own names → what stands there instead. */
  readonly places?: Readonly<Record<string, string>>;
  /** Other names for people. */
  readonly names?: Readonly<Partial<Record<Who, string>>>;
}

/** @param mongoUri a replica set, without a database name: `inject('mongoUri')` in a test */
export async function openWorld(
  mongoUri: string,
  { clients = DIST, places, names }: WorldOptions = {},
): Promise<World> {
  const dbName = ownDatabaseName();
  await mongoose.connect(mongoUri, { dbName });
  await prepareDatabase();
  const place = await importCounty(places);
  const people = await placePeople(place, names);

  const simulator = await createSimulator({ port: 0, county: COUNTY, mediaDelayMs: 20 });
  const phones = createPhoneSide(simulator.url);
  await phones.register(
    Object.values(people).map(({ openid, name, phone }) => ({ openid, nickname: name, phone })),
  );
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const settings = {
    ...apiSettings({ port, mongoUri, dbName, wechatUrl: simulator.url }),
    NODE_ENV: 'test',
    WECHAT_SIMULATOR_URL: simulator.url,
    H5_DIRECTORY: path.join(clients, 'h5'),
    LOG_LEVEL: 'warn',
  };
  const api = new ApiProcess(settings, await bundledProgram());
  await phones.setPushUrl(`${address}/wechat/push`);
  const devices: Device[] = [];
  const close = async () => {
    for (const device of devices) device.close();
    await api.stop();
    await simulator.close();
    await mongoose.connection.dropDatabase();
    await mongoose.disconnect();
  };
  try {
    await api.start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    api,
    address,
    phones,
    place,
    people,
    device: (who) => {
      const device = new Device({
        folder: path.join(clients, 'weapp'),
        platform: platformOf(phones, (typeof who === 'string' ? people[who] : who).openid),
        servers: { [BUILT_IN_ADDRESS]: address },
      });
      devices.push(device);
      return device;
    },
    close,
  };
}
