import { deflateRawSync } from 'node:zlib';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { openSession } from '../../commands/openSession';
import { AuditEntry } from '../../models/AuditEntry';
import { Person } from '../../models/Person';
import { Post } from '../../models/Post';
import { XLSX_TYPE } from '../../roster/rosterSheets';
import { zipStored } from '../../roster/zipStored';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import {
  buildOrganisation,
  buildPerson,
  buildPost,
  newPhone,
  type TestPost,
} from '../../test/factories';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let admin: TestPost;
beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  admin = await buildPost({ role: 'admin' });
  await buildOrganisation({ name: '住建局' });
});
afterAll(() => server.close());

type Problem = { row: number; column: string; message: string };
type Answer = {
  added: number;
  unchanged: number;
  error: { code: string; details: { rows: Problem[]; total: number } };
};
const HEADING = ['姓名', '手机号', '职务', '区域', '单位'];
const sheet = (rows: (string | number | null)[][], heading = HEADING): Promise<Buffer> =>
  writeExcelFile([heading, ...rows]).toBuffer();

function send(file: Buffer, path = '/posts/roster', person = admin.person, key?: string) {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(file)], { type: XLSX_TYPE }), '名册.xlsx');
  return server.post<Answer>(path, person, { form, ...(key ? { key } : {}) });
}
const problemsOf = async (rows: (string | number | null)[][]): Promise<[number, string][]> => {
  const answer = await send(await sheet(rows));
  expect([answer.status, answer.body.error.code]).toEqual([422, 'roster_refused']);
  return answer.body.error.details.rows.map(({ row, column }) => [row, column]);
};

describe('POST /posts/roster', () => {
  let before: [number, number];
  const count = async (): Promise<[number, number]> => [
    await Person.countDocuments(),
    await Post.countDocuments(),
  ];
  beforeEach(async () => {
    before = await count();
  });

  test('adds everybody; the next request sees them; importing again changes nothing', async () => {
    const resident = await buildPerson({ name: '小周' });
    const file = await sheet([
      ['周一', newPhone(), '网格员', county.grids[0] ?? '', null],
      ['周二', Number(newPhone()), '楼栋长', '第一镇/第二村/第一网格/第二微网格', null],
      ['周三', newPhone(), '承办人', null, '住建局'],
      [null, null, null, null, null],
      ['周四', resident.clear.phone, '网格长', '试验县第一镇', ''],
      ['周四', resident.clear.phone, '村干部', '第一镇 第一村', ''],
    ]);
    const first = await send(file, undefined, undefined, 'imported-once');
    expect([first.status, first.body]).toEqual([200, { added: 5, unchanged: 0 }]);
    const directory = await server.deps.directory(county.code);
    const leader = directory.postsOf(resident._id).find(({ role }) => role === 'gridLeader');
    expect(leader).toMatchObject({ name: '周四', areaCode: county.townships[0] });
    const micro = directory.posts.atArea(`${county.townships[0]}002001002`);
    expect(micro.map(({ name, role }) => [name, role])).toEqual([['周二', 'microGridLeader']]);

    const retry = await send(file, undefined, undefined, 'imported-once');
    expect(retry.body).toEqual(first.body);
    const again = await send(file);
    expect(again.body).toEqual({ added: 0, unchanged: 5 });
    const added = await Post.find({ personId: resident._id }).lean();
    expect(await AuditEntry.countDocuments({ subject: { $in: added.map((p) => p._id) } })).toBe(2);
  });

  test('another file under the same key is refused', async () => {
    const one = await sheet([['吴一', newPhone(), '网格员', county.grids[0] ?? '', null]]);
    const two = await sheet([['吴二', newPhone(), '网格员', county.grids[0] ?? '', null]]);
    expect((await send(one, undefined, undefined, 'key-of-one-file')).status).toBe(200);
    const answer = await send(two, undefined, undefined, 'key-of-one-file');
    expect([answer.status, answer.body.error.code]).toEqual([422, 'key_reused']);
  });

  test('with one wrong line nobody is added, and each fault is named', async () => {
    const phone = newPhone();
    const grid = county.grids[0] ?? '';
    const staff = await buildPost();
    before = await count();
    const found = await problemsOf([
      ['郑一', newPhone(), '网格员', grid, null],
      ['', newPhone(), '网格员', grid, null],
      ['郑二', '1380000', '网格员', grid, null],
      ['郑三', newPhone(), '国王', grid, null],
      ['郑四', newPhone(), '网格员', '第九镇', null],
      ['郑五', newPhone(), '网格员', '999999001', null],
      ['郑六', newPhone(), '承办人', null, '没有的局'],
      ['郑七', newPhone(), '分析员', '第一镇', null],
      ['郑八', phone, '网格员', grid, null],
      ['郑八', phone, '网格员', grid, null],
      ['郑九', phone, '网格员', county.grids[1] ?? '', null],
      ['不是他', staff.person.clear.phone, '网格员', grid, null],
    ]);
    expect(found).toEqual([
      [3, '姓名'],
      [4, '手机号'],
      [5, '职务'],
      [6, '区域'],
      [7, '区域'],
      [8, '单位'],
      [9, '区域'],
      [11, ''],
      [12, '手机号'],
      [13, '姓名'],
    ]);
    expect(await count()).toEqual(before);
  });

  test('an administrator of a township imports for the own area only', async () => {
    const own = await buildPost({ role: 'admin', areaCode: county.townships[0] });
    const line = (area: string | undefined) => [['冯一', newPhone(), '网格员', area ?? '', null]];
    expect((await send(await sheet(line(county.grids[0])), undefined, own.person)).status).toBe(
      200,
    );
    const beside = await send(await sheet(line(county.grids[7])), undefined, own.person);
    expect(beside.body.error.details.rows[0]).toMatchObject({ row: 2, column: '区域' });
  });

  test('needs a login, an administrator, a key, and a sheet', async () => {
    const file = await sheet([['陈一', newPhone(), '网格员', county.grids[0] ?? '', null]]);
    const post = (person: TestPost['person'] | null, request: object) =>
      server.post<Answer>('/posts/roster', person, request);
    expect((await send(file, undefined, null as never)).status).toBe(401);
    expect((await send(file, undefined, (await buildPost()).person)).status).toBe(403);
    before = await count();
    expect((await post(admin.person, { key: null })).body.error.code).toBe(
      'idempotency_key_missing',
    );
    expect((await post(admin.person, { body: {} })).status).toBe(415);
    for (const bad of [
      Buffer.from('no zip at all'),
      Buffer.from('PK\u0003\u0004'),
      Buffer.alloc(0),
    ])
      expect((await send(bad)).body.error.code).toBe('roster_refused');
    const headless = await send(await sheet([['a']], ['x']));
    expect(headless.body.error.details.rows[0]?.message).toContain('姓名');
    expect(await count()).toEqual(before);
  });

  test('more than 2 MB is refused, as a form and as a body', async () => {
    const big = Buffer.alloc(2 * 1024 * 1024 + 1, 'x');
    expect((await send(big)).body.error.code).toBe('payload_too_large');
    const raw = await fetch(`${server.url}/api/v1/posts/roster/check`, {
      method: 'POST',
      body: new Uint8Array(big),
      headers: {
        'content-type': XLSX_TYPE,
        authorization: `Bearer ${(await tokenOf(admin)).accessToken}`,
      },
    });
    expect(raw.status).toBe(413);
  });

  test('5,000 people at once', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => [
      `人${n}`,
      `158${String(n).padStart(8, '0')}`,
      '网格员',
      county.grids[n % 8] ?? '',
      null,
    ]);
    const answer = await send(await sheet(rows));
    expect(answer.body).toEqual({ added: 5000, unchanged: 0 });
    expect(await Post.countDocuments()).toBe(before[1] + 5000);
    const tooMany = await send(await sheet([...rows, rows[0] ?? []]));
    expect(tooMany.body.error.details.rows[0]?.message).toContain('5000');
  });
});

const tokenOf = (post: TestPost) => openSession(server.deps, post.person, 'wechat');

describe('a hostile sheet', () => {
  const workbook = (sheetXml: string | Buffer): Buffer =>
    zipStored([
      { name: '[Content_Types].xml', data: Buffer.from('<Types/>') },
      {
        name: 'xl/workbook.xml',
        data: Buffer.from(
          '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
        ),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        data: Buffer.from(
          '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
      },
      { name: 'xl/worksheets/sheet1.xml', data: Buffer.from(sheetXml) },
    ]);
  const BOMB_BYTES = 256 * 1024 * 1024;
  const memory = () => process.memoryUsage().rss / 1024 / 1024;

  const packed = deflateRawSync(Buffer.alloc(BOMB_BYTES, ' '), { level: 9 });

  /** Packs the last entry of a stored zip and lets its headers claim any size. */
  function bomb(claimedBytes: number): Buffer {
    const zip = zipStored([{ name: 'xl/worksheets/sheet1.xml', data: packed }]);
    const directory = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    for (const [at, size] of [
      [8, 22],
      [directory + 10, directory + 24],
    ] as const) {
      zip.writeUInt16LE(8, at);
      zip.writeUInt32LE(claimedBytes, size);
    }
    return zip;
  }

  test.each([
    ['a cell in the last row', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'],
    ['a cell in the last column', '<row r="1"><c r="XFD1"><v>1</v></c></row>'],
    ['an address that hides', '<row r="1"><c r="A&#49;048576"><v>1</v></c></row>'],
  ])('%s is refused at once', async (_name, rows) => {
    const began = Date.now();
    const xml = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
    const { error } = (await send(workbook(xml))).body;
    expect(error.details.rows[0]?.message).toContain('无法读取');
    expect(Date.now() - began).toBeLessThan(5000);
  });

  test.each([
    ['an honest size', BOMB_BYTES],
    ['a small size', 100],
    ['4 GB', 0xffff_ffff],
  ])('a bomb of 256 MB that claims %s is not unpacked', async (_name, claimed) => {
    const file = bomb(claimed);
    expect(file.length).toBeLessThan(2 * 1024 * 1024);
    const before = memory();
    expect((await send(file)).body.error.code).toBe('roster_refused');
    expect(memory() - before).toBeLessThan(100);
  });
});

describe('the sheets that go out', () => {
  test('the template is a roster that can be filled in', async () => {
    const answer = await server.get('/posts/roster-template', admin.person);
    expect(answer.headers.get('content-type')).toBe(XLSX_TYPE);
    expect(await readSheet(answer.bytes)).toEqual([HEADING]);
    const help = (await readSheet(answer.bytes, 2)).map(([cell]) => cell);
    expect(help).toEqual(expect.arrayContaining(['微网格长', '住建局']));
    expect((await server.get('/posts/roster-template', null)).status).toBe(401);
    const { person } = await buildPost();
    expect((await server.get('/posts/roster-template', person)).status).toBe(403);
  });

  test('the checked roster says in each row what to put right, and writes nothing', async () => {
    const people = await Person.countDocuments();
    const rows = [
      ['卫一', newPhone(), '网格员', county.grids[0] ?? '', null],
      ['=HYPERLINK("x")', '138', '国王', county.grids[0] ?? '', null],
    ];
    const answer = await send(await sheet(rows), '/posts/roster/check');
    expect(answer.headers.get('x-roster-problems')).toBe('2');
    const [heading, good, bad] = await readSheet(answer.bytes);
    expect(heading?.at(-1)).toBe('需要修改');
    expect(good?.[5] ?? null).toBeNull();
    expect(bad?.[0]).toBe('=HYPERLINK("x")');
    expect(bad?.[5]).toMatch(/手机号：.+；职务：/);
    expect(await Person.countDocuments()).toBe(people);
    const { person } = await buildPost();
    expect((await send(await sheet(rows), '/posts/roster/check', person)).status).toBe(403);
  });
});
