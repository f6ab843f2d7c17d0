import type { InboxPage } from '@shared/schemas/inbox';
import type { TargetsResponse } from '@shared/schemas/reportActions';
import type { ReportDetail } from '@shared/schemas/reports';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Area } from '../../../api/models/Area';
import type { Device } from '../harness/device';
import { addDepartment } from '../world/addDepartment';
import { ApiClient } from '../world/apiClient';
import { openWorld, type Stranger, type World } from '../world/openWorld';
import { COUNTY } from '../world/places';
import { playReport } from '../world/playReport';
import { takeStep } from '../world/playTroubles';
import { ORGANISATION, type Who } from '../world/staff';

let world: World;
let power: Stranger;
let traffic: Stranger;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  power = await addDepartment(world, '大宁县供电所', { name: '孙电工', phone: '13900000011' });
  traffic = await addDepartment(world, '大宁县交警队', { name: '马警官', phone: '13900000012' });
});
afterAll(() => world?.close());

/** Somebody's phone with a report on it, as a message opens it. */
async function at(who: Who | Stranger, id: string, page = 'packages/staff/pages/report/index') {
  const phone = world.device(who);
  await phone.launch(`${page}?id=${id}`);
  await phone.see('办理经过');
  return phone;
}
const asResident = (id: string, who: Who = 'resident') => at(who, id, 'pages/report/index');

/** Opens a step under 更多; its own button may say the same. */
async function openStep(phone: Device, title: string): Promise<void> {
  await phone.tap('更多');
  await phone.tap(title);
}

/** Titles of what came to somebody's inbox about a report, those that fit alone. */
async function messagesTo(who: Who, reportId: string, fitting: RegExp): Promise<string[]> {
  const client = await ApiClient.signIn(world, who);
  const { body } = await client.get<InboxPage>('/inbox');
  return body.items
    .filter((item) => item.reportId === reportId && fitting.test(item.title))
    .map((item) => item.title);
}

/** A day of the day field, as its chips name it. */
const A_DAY = /^\d+月\d+日 周.$/;

test('吹哨: two assist, each with a part and an answer; the resident hears of it once', async () => {
  const words = '十字路口的路灯杆被撞歪了';
  const id = await playReport(world, { category: 'road', words }, 'accepted');
  const resident = await asResident(id);
  const lead = await at('handler', id);
  await openStep(lead, '吹哨');
  await lead.tap(/^大宁县供电所/);
  await lead.tap(/^大宁县交警队/);
  await lead.tap('吹哨');
  await lead.see('请写明各家做什么');
  await lead.type('大宁县供电所做什么', '断电，换灯杆');
  await lead.type('大宁县交警队做什么', '占道施工时疏导');
  await lead.tap('吹哨');
  await lead.see('已请协办');
  expect(lead.screen()).toContain('断电，换灯杆');

  await resident.see('由大宁县城市管理局牵头，大宁县供电所等 2 个单位协办');
  expect(resident.screen(), 'parts are for the staff').not.toContain('占道施工时疏导');

  const electrician = await at(power, id);
  await electrician.tap('协办接单');
  await electrician.see('请您做的一份 · 大宁县供电所');
  await electrician.tap('接下协办');
  await electrician.tap('协办答复');
  await electrician.type('做了什么，结果如何', '灯杆已换好');
  await electrician.tap('提交答复');
  await electrician.see('已答复');

  await lead.see('灯杆已换好');
  const police = await at(traffic, id);
  await openStep(police, '协办退单');
  await police.tap('缺少办理所需的条件。');
  await police.tap('退回协办');
  await lead.see('已退单');
  await openStep(lead, '吹哨');
  await lead.tap(/^大宁县交警队/);
  await lead.type('大宁县交警队做什么', '只在现场摆锥筒');
  await lead.tap('吹哨');
  await lead.see('只在现场摆锥筒');
  await openStep(lead, '撤回协办');
  await lead.tap('大宁县交警队');
  await lead.tap('已不需要协办。');
  await lead.tap('撤回');
  await lead.see('已撤回协办');
  await lead.tap('办结');
  await lead.type('怎么办的，结果如何', '灯杆已换');
  await lead.tap('提交办结');
  await lead.see('待评价');
  await resident.see('待评价');

  expect(await messagesTo('resident', id, /一起办理|协办/), 'one a call, not one a part').toEqual([
    '您的反映有更多单位一起办理',
    '您的反映有更多单位一起办理',
  ]);
});

test('延期 is asked for and granted, 挂账 has a public reason and a day, and ends', async () => {
  const words = '河堤护栏断了一截';
  const id = await playReport(world, { category: 'road', words }, 'accepted');
  const resident = await asResident(id);
  const handler = await at('handler', id);
  await openStep(handler, '申请延期');
  await handler.tap('提交申请');
  await handler.see('请选一个日子');
  await handler.tap(A_DAY, { nth: 1 });
  await handler.tap('等待材料到货。');
  await handler.tap('提交申请');
  await handler.see('延期待批');
  await resident.see(/正在申请延期到 .*：等待材料到货/);

  const leader = await at('gridLeader', id);
  await leader.tap('决定延期');
  await leader.see('等待材料到货。');
  await leader.tap('同意');
  await leader.tap('作出决定');
  await leader.see(/已同意延期到/);
  await resident.see(/已同意延期到 .*：等待材料到货/);

  await openStep(leader, '挂账待办');
  await leader.tap('一个月后');
  await leader.tap('冬季无法施工，开春后办理。');
  await leader.tap('挂账');
  await leader.see('挂账待办');
  await resident.see(/现在办不了：冬季无法施工，开春后办理。.* 再看能不能办/);
  await leader.tap('恢复办理');
  await leader.tap('条件已具备，恢复办理。');
  await leader.tap('恢复办理', { nth: 0 });
  await leader.see('处理中');
  await resident.see('处理中');
});

test('补充, 派单 to several at once, 退单, 进展, 备注', async () => {
  const words = '路边的树压着电线';
  const id = await playReport(world, { category: 'publicSafety', words }, 'submitted');
  const member = await at('gridMember', id);
  await openStep(member, '请居民补充');
  await member.tap('请补一张能看清现场的照片。');
  await member.tap('发给居民');
  await member.see('待补充');
  const resident = await asResident(id);
  expect(resident.screen()).toContain('工作人员请您补充一些情况');
  await resident.tap('补充说明');
  await resident.type('补充内容', '在二号楼东侧');
  await resident.tap('提交补充');
  await member.see('在二号楼东侧');
  await member.tap('核实');
  await member.tap('核实属实');
  await member.see('已核实');

  const leader = await at('gridLeader', id);
  await leader.tap('派单');
  await leader.tap(/^大宁县城市管理局/);
  await leader.tap('再请几家协办（吹哨）');
  await leader.tap(/^大宁县供电所/, { nth: 1 });
  await leader.type('大宁县供电所做什么', '断电，看线');
  await leader.tap('派单', { nth: 0 });
  await leader.see('待接单');
  await resident.see('由大宁县城市管理局牵头，大宁县供电所协办');

  const handler = await at('handler', id);
  await handler.tap('接单');
  await handler.tap('接单', { nth: 0 });
  await openStep(handler, '报进展');
  await handler.tap('已到现场查看。');
  await handler.tap('发布进展');
  await resident.see('已到现场查看。');
  await openStep(handler, '内部备注');
  await handler.type('备注', '树归林业局');
  await handler.tap('保存备注');
  await handler.see('树归林业局');
  expect(resident.screen()).not.toContain('树归林业局');

  const other = await playReport(world, { category: 'road', words: '井盖响' }, 'dispatched');
  const again = await at('handler', other);
  await openStep(again, '退单');
  await again.tap('不属于我单位职责。');
  await again.tap('退单');
  await leader.launch(`packages/staff/pages/report/index?id=${other}`);
  await leader.see('待派单');
});

test('申诉: once, decided by another person one level up, seen by the resident', async () => {
  const words = '邻居家的狗整夜叫';
  const id = await playReport(world, { category: 'noise', words }, 'submitted');
  const member = await at('gridMember', id);
  await openStep(member, '不予受理');
  await member.tap('应通过其他渠道办理');
  await member.type('说明', '属于邻里之间的事，请先自行协商');
  await member.type('可以找谁', '村调解员');
  await member.tap('不予受理');
  await member.see('未受理');

  const resident = await asResident(id);
  expect(resident.screen()).toContain('村调解员');
  await resident.tap('申诉');
  await resident.tap('提交申诉');
  await resident.see('请写一句为什么不同意');
  await resident.type('为什么不同意', '协商过三次，没有用');
  await resident.tap('提交申诉');
  await resident.see('申诉中');

  const judge = await at('gridLeader', id);
  await judge.tap('决定申诉');
  await judge.see(/申诉理由\n协商过三次，没有用/);
  await judge.see(/原来不受理的理由\n属于邻里之间的事，请先自行协商/);
  await judge.tap('申诉成立，重新派单');
  await judge.type('理由', '扰民属实，由物业处理');
  await judge.tap('作出决定');
  await judge.see('待派单');
  await resident.see('扰民属实，由物业处理');
  expect(resident.screen()).toContain('待派单');
});

test('并案: both know, and apart again; an urge once a day, correcting and taking back', async () => {
  const first = await playReport(
    world,
    { category: 'utilities', words: '水管爆了在漏水' },
    'submitted',
  );
  const neighbour = world.device('neighbour');
  const other = await ApiClient.signIn(world, 'neighbour');
  const [longitude, latitude] = world.place.wgs84;
  const place = { source: 'map', position: { longitude, latitude, datum: 'WGS-84' } };
  const sent = await other.post<{ id: string }>('/reports', {
    category: 'utilities',
    words: '路中间往外冒水',
    place,
  });
  const second = sent.body.id;
  const member = await at('gridMember', second);
  await openStep(member, '并案');
  await member.tap(/^水管爆了在漏水/);
  await member.tap('并入这一件');
  await member.see('已并案');
  await neighbour.launch(`pages/report/index?id=${second}`);
  await neighbour.see(/和 \d{6}-\d{4}-\d{4} 是同一件事，并在一起办。待核实/);
  const resident = await asResident(first);
  expect(await messagesTo('resident', first, /同一件/)).toEqual(['有邻居反映了同一件事']);
  await openStep(member, '撤销并案');
  await member.tap('查看后不是同一处。');
  await member.tap('撤销并案');
  await neighbour.see('待核实');

  await openStep(resident, '催办');
  await resident.tap('催一下');
  await resident.see('催办');
  await resident.tap('更多');
  await resident.see('今天已经催过了，明天可以再催');
  const again = await (await ApiClient.signIn(world, 'resident')).post(
    `/reports/${first}/urging`,
    {},
  );
  expect(again).toMatchObject({ status: 409, body: { error: { code: 'already_urged' } } });

  await resident.tap('更正内容');
  await resident.tap('提交更正');
  await resident.see('还没有改动，请至少更正一项');
  await resident.type('怎么回事', '水管爆了，漏到了路上');
  await resident.tap('提交更正');
  await resident.see('已经更正');
  expect(resident.screen()).toContain('水管爆了，漏到了路上');
  await openStep(resident, '撤回');
  await resident.see('撤回后不再办理，也不能恢复；还要办的话需要重新反映。');
  await resident.tap('确定撤回');
  await resident.see('已撤回');
});

test('a merged report is settled with the one it went into, and rated by its own reporter', async () => {
  const first = await playReport(world, { category: 'noise', words: '工地半夜施工' }, 'accepted');
  const client = await ApiClient.signIn(world, 'neighbour');
  const [longitude, latitude] = world.place.wgs84;
  const sent = await client.post<{ id: string }>('/reports', {
    category: 'noise',
    words: '半夜打桩睡不着',
    place: { source: 'map', position: { longitude, latitude, datum: 'WGS-84' } },
  });
  const { id } = sent.body;
  const member = await ApiClient.signIn(world, 'gridMember');
  const { number } = (await member.get<ReportDetail>(`/reports/${first}`)).body;
  expect(await take('gridMember', id, 'merger', { original: number })).toBe('merged');
  const phone = await asResident(id, 'neighbour');
  await phone.see(`和 ${number} 是同一件事`);
  await take('handler', first, 'resolution', { words: '已要求夜间停工' });
  await phone.see('待评价');
  await phone.tap('评价');
  await phone.tap('没有解决');
  await phone.type('哪里没有解决', '昨晚又响了');
  await phone.tap('提交评价');
  await phone.see('重新办理');
  const after = (await member.get<ReportDetail>(`/reports/${first}`)).body;
  expect(after.state, 'the first one waits for its own rating').toBe('resolved');
});

test('代报: for a resident without a phone, under 督办, inspected, and rated by telephone', async () => {
  const member = world.device('gridMember');
  await member.launch('packages/staff/pages/workbench/index');
  await member.tap('代居民反映');
  await member.type('姓名', '张大爷');
  await member.tap('报修');
  await member.tap('道路设施');
  await member.type('怎么回事', '门前台阶塌了，出不了门');
  member.hand.place = {
    longitude: world.place.gcj02[0],
    latitude: world.place.gcj02[1],
    name: '社区北门',
  };
  await member.tap('地图上选');
  await member.see(/将交给.*前核实/);
  await member.tap('提交');
  await member.see('请把编号告诉张大爷');
  await member.tap('看这件事');
  await member.see('代报');
  const id = await theReport(member, '门前台阶塌了，出不了门');

  const supervisor = await at('supervisor', id);
  await openStep(supervisor, '挂牌督办');
  await supervisor.tap('有安全隐患，须尽快解决。');
  await supervisor.tap('挂牌督办');
  await supervisor.see(/已挂牌督办：有安全隐患，须尽快解决。/);

  await take('gridMember', id, 'verification', {});
  const grid = world.place.path[3]?.code;
  await take('gridMember', id, 'dispatch', { target: { kind: 'area', areaCode: grid } });
  await take('gridMember', id, 'acceptance', {});
  await take('gridMember', id, 'resolution', { words: '台阶已砌好' });

  await supervisor.see('待评价');
  await openStep(supervisor, '摘牌');
  await supervisor.tap('已按要求办理。');
  await supervisor.tap('摘牌');
  await supervisor.see('已摘牌');
  await openStep(supervisor, '抽查');
  await supervisor.see('台阶已砌好');
  await supervisor.tap('属实');
  await supervisor.tap('现场与办结情况一致。');
  await supervisor.tap('提交抽查结果');
  await supervisor.see('抽查结果已记下');
  await supervisor.tap('电话回访评价');
  await supervisor.see('问：这件事解决了吗');
  expect(supervisor.screen()).toContain('您好，这里是综治中心');
  await supervisor.tap('解决了');
  await supervisor.tap('满意');
  await supervisor.tap('提交回访结果');
  await supervisor.see('已结案');
  const client = await ApiClient.signIn(world, 'gridMember');
  const { body } = await client.get<ReportDetail>(`/reports/${id}`);
  expect(body.rating).toMatchObject({ solved: true, by: 'phone' });
  expect(body.abilities, 'who handled it never rates').not.toContain('rate');
});

async function theReport(phone: Device, words: string): Promise<string> {
  await phone.see(words);
  const client = await ApiClient.signIn(world, 'gridMember');
  const { body } = await client.get<{ items: { id: string; excerpt: string }[] }>(
    '/reports?scope=area',
  );
  return body.items.find((item) => item.excerpt === words)?.id ?? '';
}

test('“我也遇到了” on what a neighbour reported, and taken back', async () => {
  await playReport(world, { category: 'sanitation', words: '垃圾桶满了没人清' }, 'submitted');
  const phone = world.device('neighbour');
  await phone.launch('pages/report-form/index');
  await phone.tap('报修');
  await phone.tap('环境卫生');
  await phone.type('怎么回事', '垃圾桶满了');
  phone.hand.place = {
    longitude: world.place.gcj02[0],
    latitude: world.place.gcj02[1],
    name: '社区北门',
  };
  await phone.tap('地图上选');
  await phone.tap('下一步');
  await phone.see('附近已经有人反映过');
  await phone.tap('我也遇到了');
  await phone.see('1 位邻居也遇到了');
  await phone.tap('不是同一件');
  await phone.see('我也遇到了');
  expect(phone.screen()).not.toContain('1 位邻居也遇到了');
});

test('移交: whose it becomes is said before it is sent; 联系 counts as the first answer', async () => {
  const words = '桥头的栏杆松了';
  const id = await playReport(world, { category: 'road', words }, 'submitted');
  const village = await Area.findOne({
    county: COUNTY,
    level: 'village',
    parent: world.place.path[1]?.code,
    code: { $ne: world.place.path[2]?.code },
    validTo: null,
  })
    .sort({ code: 1 })
    .lean();
  const member = await at('gridMember', id);
  await openStep(member, '联系反映人');
  await member.tap('已电话联系，约好上门时间。');
  await member.tap('记下联系情况');
  await member.see('已记下');
  await openStep(member, '移交网格');
  await member.tap('移交');
  await member.see('请选实际的位置');
  await member.tap('从名单选');
  await member.tap(world.place.path[1]?.name ?? '');
  await member.tap(village?.name ?? '');
  await member.tap(`就选${village?.name}`);
  await member.see(/将移交给/);
  await member.tap('实际位置不在本网格。');
  await member.tap('移交', { nth: 0 });
  await member.see('已移交');
  const resident = await asResident(id);
  expect(resident.screen()).toContain(village?.name);
  expect(resident.screen()).toContain('已电话联系，约好上门时间。');
});

/** A step through the API; answers the report's state after it. */
const take = async (who: Who, id: string, step: string, body: object): Promise<string> =>
  (await takeStep(world, who, id, step, body)).state;

test('转办, 督办提醒, 上报; what the county shelved begins again, and ends', async () => {
  const words = '老旧小区下水道常年堵';
  const id = await playReport(world, { category: 'sanitation', words }, 'dispatched');
  const leader = await at('gridLeader', id);
  await openStep(leader, '转办');
  await leader.tap(/^向阳社区居委会第一网格网格员/);
  await leader.tap('属于对方职责。');
  await leader.tap('转办');
  await leader.see('已转办');
  expect(await take('gridMember', id, 'acceptance', {})).toBe('accepted');
  const supervisor = await at('supervisor', id);
  await openStep(supervisor, '督办提醒');
  await supervisor.tap('请抓紧办理并报进展。');
  await supervisor.tap('发出提醒');
  await supervisor.see('已提醒承办的人');
  expect(await messagesTo('gridMember', id, /提醒/)).toHaveLength(1);
  const member = await at('gridMember', id);
  await openStep(member, '上报');
  await member.tap('需要上一级协调多个部门。');
  await member.tap('上报一级');
  await member.see('待派单');

  const handler = { kind: 'organisation', organisationId: await organisationId(id) };
  const failOnce = async (): Promise<string> => {
    await take('admin', id, 'dispatch', { target: handler });
    await take('handler', id, 'acceptance', {});
    await take('handler', id, 'resolution', { words: '疏通了' });
    return take('resident', id, 'rating', { solved: false, words: '又堵了' });
  };
  expect([await failOnce(), await failOnce(), await failOnce()]).toEqual([
    'reopened',
    'reopened',
    'shelved',
  ]);
  const resident = await asResident(id);
  expect(resident.screen()).toMatch(/多次办理仍未解决，已由县里挂账。.* 再看能不能办/);
  const county = await at('admin', id);
  await county.tap('重新启动');
  await county.tap('条件已具备，重新办理。');
  await county.tap('重新启动', { nth: 0 });
  await county.see('重新办理');
  expect(await failOnce()).toBe('shelved');
  await county.see('已挂账');
  await openStep(county, '结案');
  await county.type('为什么结案', '已列入明年改造');
  await county.tap('结案');
  await county.see('已结案');
  await resident.see('已列入明年改造');
});

async function organisationId(id: string): Promise<string> {
  const client = await ApiClient.signIn(world, 'admin');
  const { body } = await client.get<TargetsResponse>(`/reports/${id}/targets`);
  return body.items.find((item) => item.name === ORGANISATION)?.id ?? '';
}
