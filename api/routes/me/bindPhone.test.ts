import type { MeResponse } from '@shared/schemas/me';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditEntry } from '../../models/AuditEntry';
import { InboxEntry } from '../../models/InboxEntry';
import { Person } from '../../models/Person';
import { Report } from '../../models/Report';
import { SubscriptionQuota } from '../../models/SubscriptionQuota';
import { buildCounty } from '../../test/buildCounty';
import { buildPerson, buildPost, newPhone, type TestPerson } from '../../test/factories';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Session = { accessToken: string; personId: string; error: { code: string } };

/** A resident whose WeChat knows a phone, and who has not told us yet. */
async function resident(phone: string): Promise<TestPerson> {
  const person = await buildPerson({ phone: null });
  const openid = person.clear.openid ?? '';
  await server.phones.register([{ openid, nickname: '小王', phone }]);
  return person;
}

const bind = async (person: TestPerson, key?: string) => {
  const code = await server.phones.phoneCode(person.clear.openid ?? '');
  return server.post<Session>('/me/phone', person, { body: { code }, ...(key ? { key } : {}) });
};

/** Whom an administrator entered, with a post, and who never signed in. */
const entered = (phone: string) => buildPerson({ phone, openid: null, consent: null });

describe('POST /me/phone', () => {
  test('keeps a resident’s phone, sealed', async () => {
    const phone = newPhone();
    const person = await resident(phone);
    const answer = await bind(person);
    expect([answer.status, answer.body.personId]).toEqual([200, person._id]);
    const me = await server.get<MeResponse>('/me', person);
    expect(me.body.phone).toBe(`${phone.slice(0, 3)}****${phone.slice(-4)}`);
    expect(JSON.stringify(await Person.findById(person._id).lean())).not.toContain(phone);
  });

  test('a retry whose first answer was lost gets it, though the code is used', async () => {
    const person = await resident(newPhone());
    const code = await server.phones.phoneCode(person.clear.openid ?? '');
    const request = { body: { code }, key: 'lost-answer-1' };
    const first = await server.post<Session>('/me/phone', person, request);
    const again = await server.post<Session>('/me/phone', person, request);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const used = await server.post<Session>('/me/phone', person, { body: { code } });
    expect([used.status, used.body.error.code]).toEqual([403, 'sign_in_refused']);
  });

  test('makes the WeChat account that of the staff person with this phone', async () => {
    const phone = newPhone();
    const post = await buildPost({ person: await entered(phone) });
    const person = await resident(phone);
    await SubscriptionQuota.insertMany([
      { _id: `${person._id}/taskDue`, personId: person._id, template: 'taskDue', left: 2 },
    ]);
    const answer = await bind(person);
    expect([answer.status, answer.body.personId]).toEqual([200, post.personId]);
    const { body } = await server.get<MeResponse>('/me', null, { token: answer.body.accessToken });
    expect(body.posts.map(({ id }) => id)).toEqual([post._id]);
    expect(body.consent.given).toBe(true);
    expect(body.subscriptions.find(({ template }) => template === 'taskDue')?.left).toBe(2);

    // The next sign-in with WeChat is the staff person's.
    const code = await server.phones.login(person.clear.openid ?? '');
    const session = await server.post<Session>('/sessions', null, {
      body: { kind: 'wechat', code },
    });
    expect(session.body.personId).toBe(post.personId);
    const left = await Person.findById(person._id).lean();
    expect([left?.openid, left?.phone, left?.name]).toEqual([null, null, null]);
    expect(await AuditEntry.countDocuments({ action: 'person.bind', subject: post.personId })).toBe(
      1,
    );
  });

  test('the reports sent before stay theirs', async () => {
    const phone = newPhone();
    const post = await buildPost({ role: 'handler', person: await entered(phone) });
    const person = await resident(phone);
    const tree = await buildCounty();
    await Report.insertMany([
      {
        _id: 'report-before-binding',
        county: tree.code,
        number: 'N1',
        version: 3,
        reporter: { personId: person._id, hideName: false },
        viewerKeys: [`person:${person._id}`, `area:${tree.code}`],
      } as never,
    ]);
    const entry = { county: tree.code, personId: person._id, as: 'resident', at: new Date() };
    const told = {
      reportId: 'report-before-binding',
      reportNumber: 'N1',
      title: '一',
      words: '二',
    };
    await InboxEntry.insertMany([{ _id: 'told-before-binding', ...entry, ...told } as never]);
    expect((await bind(person)).status).toBe(200);
    expect((await InboxEntry.findById('told-before-binding').lean())?.personId).toBe(post.personId);
    expect(await Report.findById('report-before-binding').lean()).toMatchObject({
      version: 4,
      reporter: { personId: post.personId, hideName: false },
      viewerKeys: [`person:${post.personId}`, `area:${tree.code}`],
    });
  });

  test('a phone that another WeChat account holds is taken', async () => {
    const phone = newPhone();
    await buildPerson({ phone });
    const answer = await bind(await resident(phone));
    expect([answer.status, answer.body.error.code]).toEqual([409, 'phone_taken']);
  });

  test('staff do not become other staff', async () => {
    const phone = newPhone();
    await buildPost({ person: await entered(phone) });
    const other = await resident(phone);
    await buildPost({ person: other });
    expect((await bind(other)).body.error.code).toBe('phone_taken');
  });

  test('of two WeChat accounts at the same time one becomes the staff person', async () => {
    for (let round = 0; round < 5; round++) {
      const phone = newPhone();
      const { personId } = await buildPost({ person: await entered(phone) });
      const two = [await resident(phone), await resident(phone)] as const;
      const answers = await Promise.all(two.map((person) => bind(person)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 200)?.body.personId).toBe(personId);
      expect(answers.find(({ status }) => status === 409)?.body.error.code).toBe('phone_taken');
    }
  });

  test('of two who bind a free phone at the same time one has it', async () => {
    for (let round = 0; round < 5; round++) {
      const phone = newPhone();
      const two = [await resident(phone), await resident(phone)] as const;
      const answers = await Promise.all(two.map((person) => bind(person)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    }
  });
});
