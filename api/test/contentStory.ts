import type { UploadResponse } from '@shared/schemas/uploads';
import sharp from 'sharp';
import type { TestPerson } from './factories';
import type { TestServer } from './testServer';

/** Gives people a phone that is in the mini-program now: WeChat checks what they write and send. */
export async function openMiniProgram(
  server: TestServer,
  ...people: readonly TestPerson[]
): Promise<void> {
  for (const { clear } of people) {
    if (!clear.openid) continue;
    const { openid, phone, name } = clear;
    await server.phones.register([{ openid, phone: phone ?? '', nickname: name ?? '' }]);
    await server.phones.visit(openid);
  }
}

/** Uploads a photo of one colour: another colour, another picture. */
export async function uploadPhoto(
  server: TestServer,
  person: TestPerson,
  colour = '#3a7',
): Promise<UploadResponse> {
  const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'a.jpg');
  const answer = await server.post<UploadResponse>('/uploads', person, { form });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}
