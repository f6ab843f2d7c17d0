import type { PlateResponse, PlatesPlanResponse } from '@shared/schemas/plates';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { buildPerson, buildPost, type TestPost } from '../../test/factories';
import { startTestServer, type TestServer } from '../../test/testServer';

const PAGES_OF_WECHAT = /^weixin-simulator:\/\/[^/]+\/(.+)\?scene=(.+)$/;

let server: TestServer;
let county: TestCounty;
let member: TestPost;
let leader: TestPost;
let village: string;

beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  village = county.villages[0] ?? '';
  const named = async (role: 'gridMember' | 'gridLeader', areaCode: string, name: string) =>
    buildPost({ role, areaCode, person: await buildPerson({ name }) });
  member = await named('gridMember', county.grids[0] ?? '', '古丽巴哈尔·买买提');
  leader = await named('gridLeader', village, '王建国');
  // Nobody's number on a plate: they are no service of the grid.
  await buildPost({ role: 'supervisor', areaCode: village });
  await buildPost({ role: 'admin', areaCode: village.slice(0, 9) });
});
afterAll(() => server.close());

const plates = (person: TestPost['person'] | null, query: Record<string, string>) =>
  server.get('/plates', person, { query });

/** The texts of all pictured codes in a PDF, as a reader of codes sees them: JPEGs stand in it as they came. */
async function codesIn(pdf: Buffer): Promise<string[]> {
  const pictures =
    pdf.toString('latin1').match(/\xff\xd8\xff[\s\S]*?\xff\xd9(?=\s*endstream)/g) ?? [];
  return Promise.all(
    pictures.map(async (picture) => {
      const { data, info } = await sharp(Buffer.from(picture, 'latin1'))
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const code = jsQR(new Uint8ClampedArray(data), info.width, info.height);
      return code?.data ?? 'no code can be read';
    }),
  );
}

const textOf = async (pdf: Buffer): Promise<string> =>
  (await extractText(new Uint8Array(pdf), { mergePages: true })).text.replace(/\s+/g, '');

describe('GET /plates', () => {
  it('is a PDF with a plate for each unit without units below, in the order of the codes', async () => {
    const { status, headers, bytes } = await plates(leader.person, {
      areaCode: village,
      perPage: '2',
    });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toContain(`plates-${village}.pdf`);
    const document = await getDocumentProxy(new Uint8Array(bytes));
    const own = county.microGrids.filter((code) => code.startsWith(village));
    expect(document.numPages).toBe(own.length / 2);
    const text = await textOf(bytes);
    for (const code of own) expect(text).toContain(`牌号${code}`);
    for (const words of ['试验县', '第一村', '网格长王建国', '网格员古丽巴哈尔·买买提'])
      expect(text).toContain(words);
    const phone = leader.person.clear.phone ?? '';
    expect(text).toContain(phone);
    expect(text).not.toContain('督办员');
    expect(text).not.toContain('管理员');
    expect(bytes.length, 'only the letters that are used are inside').toBeLessThan(400_000);
  });

  it('carries codes that open the form with the place', async () => {
    const grid = county.grids[0] ?? '';
    const { bytes } = await plates(leader.person, { areaCode: grid, perPage: '4' });
    const codes = await codesIn(bytes);
    expect(codes.map((code) => PAGES_OF_WECHAT.exec(code)?.slice(1))).toEqual(
      county.microGrids
        .filter((code) => code.startsWith(grid))
        .map((code) => ['pages/report-form/index', encodeURIComponent(`g=${code}`)]),
    );
  });

  it('makes one for the unit itself where that is asked, with a plain code drawn in lines', async () => {
    const grid = county.grids[0] ?? '';
    const query = { areaCode: grid, scope: 'self', perPage: '1', code: 'web' };
    const { bytes } = await plates(leader.person, query);
    expect(await codesIn(bytes)).toEqual([]);
    const text = await textOf(bytes);
    expect(text).toContain(`牌号${grid}`);
    expect(text).not.toContain('微信');
  });

  it('says at once that WeChat does not draw, instead of half a file', async () => {
    await server.phones.addFault({
      path: '/wxa/getwxacodeunlimit',
      answer: { errcode: 48_001 },
    });
    const { status, body } = await plates(leader.person, { areaCode: village });
    expect(status).toBe(502);
    expect(body).toMatchObject({ error: { code: 'wechat_unavailable', message: /微信/ } });
  });

  it.each([
    ['nobody', () => null, 401],
    ['a resident', () => buildPerson(), 404],
    ['staff of another township', async () => (await elsewhere()).person, 404],
    ['a post below', () => member.person, 404],
  ])('needs a post that reaches the area: %s', async (_who, person, status) => {
    const answer = await plates(await person(), { areaCode: village });
    expect(answer.status).toBe(status);
    const plan = await server.get('/plates/plan', await person(), { query: { areaCode: village } });
    expect(plan.status).toBe(status);
  });

  it.each([
    [{ areaCode: '41172' }],
    [{ areaCode: '411728', perPage: '3' }],
    [{ areaCode: '411728', code: 'alipay' }],
    [{ areaCode: '411728', size: 'A3' }],
    [{}],
  ])('refuses %o', async (query) => {
    const { status, body } = await plates(leader.person, query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'validation_failed' } });
  });
});

const elsewhere = () => buildPost({ role: 'gridLeader', areaCode: county.townships[1] ?? '' });

it('says that a county has no mini-program, rather than to try again', async () => {
  const { person } = await buildPost({ role: 'admin', areaCode: '610927' });
  const query = { areaCode: '610927', scope: 'self', code: 'wechat' };
  const { status, body } = await server.get<unknown>('/plates', person, { query });
  expect(status).toBe(422);
  expect(body).toMatchObject({ error: { code: 'no_mini_program' } });
});

it('GET /plates/plan counts the plates and the units without people', async () => {
  const { body } = await server.get<PlatesPlanResponse>('/plates/plan', leader.person, {
    query: { areaCode: village },
  });
  expect(body).toMatchObject({
    area: { code: village, level: 'village' },
    plates: 4,
    withoutPeople: 4,
    codes: ['wechat', 'web'],
  });
});

describe('GET /plates/{code}', () => {
  const plate = (code: string, address = '10.0.0.1') =>
    server.get<PlateResponse>(`/plates/${code}`, null, { address });

  it('tells anybody who looks after a unit, nearest first, with the numbers of the posts', async () => {
    const leaf = county.microGrids[0] ?? '';
    const { status, body } = await plate(leaf);
    expect(status).toBe(200);
    expect(body.areaPath.at(-1)?.code).toBe(leaf);
    expect(body.people.map(({ roleName, phone }) => [roleName, phone])).toEqual([
      ['网格员', member.person.clear.phone],
      ['网格长', leader.person.clear.phone],
    ]);
    expect(JSON.stringify(body), 'who they are elsewhere stays inside').not.toContain(
      member.person._id,
    );
  });

  it.each(['999999001', '411728009009', 'abc', '41172'])('has no unit %s', async (code) => {
    expect((await plate(code)).status).toBe(404);
  });

  it('is not to be copied as a list: an address is slowed down', async () => {
    const answers = await Promise.all(
      Array.from({ length: 61 }, () => plate(county.microGrids[0] ?? '', '10.9.9.9')),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    expect((await plate(county.microGrids[0] ?? '', '10.9.9.8')).status).toBe(200);
  });
});

it.each([
  ['/g/411728001001001', '/packages/grid/pages/unit/index?area=411728001001001'],
  ['/g/411728', '/packages/grid/pages/unit/index?area=411728'],
  ['/g/evil%2F..%2F', '/'],
])('%s leads to %s', async (from, to) => {
  const answer = await fetch(new URL(from, server.url), { redirect: 'manual' });
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe(to);
});
