import { createSimulator } from '../../scripts/wechatSimulator/createSimulator';
import { createPhoneSide, type PhoneSide } from '../../scripts/wechatSimulator/phoneSide';
import { TEST_COUNTY } from './buildCounty';

/** Groups of 企业微信 and short messages at a simulator whose clock is moved by hand. */
export interface SendSimulator {
  readonly url: string;
  readonly phones: PhoneSide;
  readonly clock: { advance(milliseconds: number): void };
  close(): Promise<void>;
}

/** Starts it; its address goes into WECOM_BASE_URL or SMS_BASE_URL of the server under test. */
export async function startSendSimulator(): Promise<SendSimulator> {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const simulator = await createSimulator({ port: 0, county: TEST_COUNTY, now });
  return {
    url: simulator.url,
    phones: createPhoneSide(simulator.url),
    clock: {
      advance: (milliseconds) => {
        ahead += milliseconds;
      },
    },
    close: () => simulator.close(),
  };
}
