import { randomUUID } from 'node:crypto';
import type { SessionResponse } from '@shared/schemas/sessions';
import type { World } from './openWorld';
import { COUNTY } from './places';
import type { Who } from './staff';

export interface ApiAnswer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** A signed-in person who speaks to the API without a screen. */
export class ApiClient {
  private constructor(
    readonly address: string,
    readonly token: string,
  ) {}

  static async signIn(world: World, who: Who): Promise<ApiClient> {
    const code = await world.phones.login(world.people[who].openid);
    const { status, body } = await new ApiClient(world.address, '').post<SessionResponse>(
      '/sessions',
      { kind: 'wechat', county: COUNTY, code },
    );
    if (status !== 201) throw new Error(`signing in: ${status} ${JSON.stringify(body)}`);
    return new ApiClient(world.address, body.accessToken);
  }

  /** Somebody who has not signed in: a browser that shows its QR. */
  static anonymous(world: World): ApiClient {
    return new ApiClient(world.address, '');
  }

  get<Body>(path: string): Promise<ApiAnswer<Body>> {
    return this.#send('GET', path, undefined, {});
  }

  post<Body>(
    path: string,
    body: unknown,
    { key = randomUUID(), version }: { key?: string; version?: number } = {},
  ): Promise<ApiAnswer<Body>> {
    const match: Record<string, string> =
      version === undefined ? {} : { 'if-match': `"${version}"` };
    return this.#send('POST', path, body, { 'idempotency-key': key, ...match });
  }

  /** Uploads a photo; answers the receipt that a report names it by. */
  upload(photo: Buffer): Promise<string> {
    return this.#upload('/uploads', photo, { type: 'image/jpeg', name: 'photo.jpg' });
  }

  /** Uploads a recording as a phone does; answers the receipt that a message names it by. */
  uploadVoice(mp3: Buffer): Promise<string> {
    return this.#upload('/uploads/voice', mp3, { type: 'audio/mpeg', name: 'voice.mp3' });
  }

  async #upload(
    path: string,
    bytes: Buffer,
    { type, name }: { type: string; name: string },
  ): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([Uint8Array.from(bytes)], { type }), name);
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'idempotency-key': randomUUID() },
      body: form,
    });
    const { receipt } = (await response.json()) as { receipt?: string };
    if (!receipt) throw new Error(`the upload was answered with ${response.status}`);
    return receipt;
  }

  async #send<Body>(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<ApiAnswer<Body>> {
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: {
        ...headers,
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as Body };
  }
}
