import type { InboxPage } from '@shared/schemas/inbox';
import type { TargetsResponse } from '@shared/schemas/reportActions';
import type { Device } from '../../harness/device';
import type { Assistant } from '../../world/addDepartment';
import { ApiClient } from '../../world/apiClient';
import type { Stranger, World } from '../../world/openWorld';
import { takeStep } from '../../world/playTroubles';
import { ORGANISATION, type Who } from '../../world/staff';

/** A day of the day field, as its chips name it. */
export const A_DAY = /^\d+月\d+日 周.$/;

/** Opens a step under 更多; its own button may say the same. */
export async function openStep(phone: Device, title: string): Promise<void> {
  await phone.tap('更多');
  await phone.tap(title);
}

/** One county whose people take every step of the workflow on their phones. */
export class Flow {
  /** All phones there were, with what was sent from them. */
  readonly phones: Device[] = [];

  constructor(
    readonly world: World,
    /** Who handles for the departments that are asked to assist. */
    readonly power: Assistant,
    readonly traffic: Assistant,
  ) {}

  phoneOf(who: Who | Stranger): Device {
    const phone = this.world.device(who);
    this.phones.push(phone);
    return phone;
  }

  /** Somebody's phone with a report on it, as a message opens it. */
  async at(
    who: Who | Stranger,
    id: string,
    page = 'packages/staff/pages/report/index',
  ): Promise<Device> {
    const phone = this.phoneOf(who);
    await phone.launch(`${page}?id=${id}`);
    await phone.see('办理经过');
    return phone;
  }

  asResident(id: string, who: Who = 'resident'): Promise<Device> {
    return this.at(who, id, 'pages/report/index');
  }

  /** A step through the API, where the screen is not the matter; answers the report's state after it. */
  async take(who: Who, id: string, step: string, body: object): Promise<string> {
    return (await takeStep(this.world, who, id, step, body)).state;
  }

  /** Titles of what came to somebody's inbox about a report, those that fit alone. */
  async messagesTo(who: Who, reportId: string, fitting: RegExp): Promise<string[]> {
    const client = await ApiClient.signIn(this.world, who);
    const { body } = await client.get<InboxPage>('/inbox');
    return body.items
      .filter((item) => item.reportId === reportId && fitting.test(item.title))
      .map((item) => item.title);
  }

  /** The id of a report that is on the screen, by its words. */
  async reportOf(phone: Device, words: string): Promise<string> {
    await phone.see(words);
    const client = await ApiClient.signIn(this.world, 'gridMember');
    const { body } = await client.get<{ items: { id: string; excerpt: string }[] }>(
      '/reports?scope=area',
    );
    return body.items.find((item) => item.excerpt === words)?.id ?? '';
  }

  /** The id of the department that handles most. */
  async organisationOf(reportId: string): Promise<string> {
    const client = await ApiClient.signIn(this.world, 'admin');
    const { body } = await client.get<TargetsResponse>(`/reports/${reportId}/targets`);
    return body.items.find((item) => item.name === ORGANISATION)?.id ?? '';
  }
}
