import type {
  SessionResponse,
  SignInRequestResponse,
  SignInStateResponse,
} from '@shared/schemas/sessions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SignInRequest } from '../../models/SignInRequest';
import { buildPerson } from '../../test/factories';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ PUBLIC_URL: 'https://weilianxin.example' });
});
afterAll(() => server.close());

const ask = async () => (await server.post<SignInRequestResponse>('/sign-in-requests', null)).body;
const collect = ({ id }: { id: string }, secret: string) =>
  server.get<SignInStateResponse>(`/sign-in-requests/${id}`, null, { query: { secret } });
const confirm = (id: string, person: Parameters<TestServer['post']>[1]) =>
  server.post(`/sign-in-requests/${id}/confirmation`, person);

describe('signing in a browser by QR', () => {
  test('waits, is confirmed, gives the session of who confirmed, once', async () => {
    const person = await buildPerson();
    const request = await ask();
    expect(request.qrText).toBe(`https://weilianxin.example/confirm?request=${request.id}`);
    expect((await collect(request, request.secret)).body).toEqual({
      state: 'waiting',
      session: null,
    });
    expect((await confirm(request.id, person)).status).toBe(204);
    const first = await collect(request, request.secret);
    expect(first.body.state).toBe('confirmed');
    const { accessToken: token, personId } = first.body.session as SessionResponse;
    expect(personId).toBe(person._id);
    expect((await server.get('/me', null, { token })).status).toBe(200);
    expect((await collect(request, request.secret)).body).toEqual({
      state: 'expired',
      session: null,
    });
  });

  test('of ten who collect at the same time one gets the session', async () => {
    const request = await ask();
    await confirm(request.id, await buildPerson());
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => collect(request, request.secret)),
    );
    expect(answers.filter(({ body }) => body.session !== null)).toHaveLength(1);
  });

  test('without the secret there is nothing to see, and the secret is not kept', async () => {
    const request = await ask();
    await confirm(request.id, await buildPerson());
    expect((await collect(request, 'guessed')).status).toBe(404);
    expect((await server.get(`/sign-in-requests/${request.id}`, null)).status).toBe(400);
    const kept = await SignInRequest.findById(request.id).lean();
    expect(JSON.stringify(kept)).not.toContain(request.secret);
    expect((await collect(request, request.secret)).body.session).not.toBeNull();
  });

  test('confirming needs a login', async () => {
    expect((await confirm((await ask()).id, null)).status).toBe(401);
  });

  test('confirming again changes nothing; another person comes too late', async () => {
    const [person, other] = [await buildPerson(), await buildPerson()];
    const request = await ask();
    expect((await confirm(request.id, person)).status).toBe(204);
    expect((await confirm(request.id, person)).status).toBe(204);
    expect((await confirm(request.id, other)).status).toBe(404);
    expect((await collect(request, request.secret)).body.session?.personId).toBe(person._id);
  });

  test('is good for three minutes', async () => {
    const other = await startTestServer();
    const { body: request } = await other.post<SignInRequestResponse>('/sign-in-requests', null);
    expect(request.qrText).toBe(`/confirm?request=${request.id}`);
    other.clock.advance(181_000);
    const person = await buildPerson();
    expect((await other.post(`/sign-in-requests/${request.id}/confirmation`, person)).status).toBe(
      404,
    );
    const late = await other.get<SignInStateResponse>(`/sign-in-requests/${request.id}`, null, {
      query: { secret: request.secret },
    });
    expect(late.body.state).toBe('expired');
    await other.close();
  });
});
