import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { SIMULATOR_TEMPLATES } from '../../../scripts/wechatSimulator/simulatorAccount';
import type { Device } from '../harness/device';
import { openWorld, type World } from '../world/openWorld';
import { takePhoto } from '../world/photo';
import { playReport } from '../world/playReport';

const WORDS = '村口的路灯坏了三天，晚上看不见路';
const WORKBENCH = 'packages/staff/pages/workbench/index';

let world: World;
let resident: Device;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  resident = world.device('resident');
});
afterAll(() => world?.close());

/** A member of the staff opens the workbench from the home page, as their phone does after a message. */
async function atWork(who: 'gridMember' | 'gridLeader' | 'handler'): Promise<Device> {
  const phone = world.device(who);
  await phone.launch(WORKBENCH);
  await phone.see(WORDS);
  return phone;
}

/** Titles of what reached a person's WeChat (服务通知), oldest first. */
async function noticesOf(who: 'resident'): Promise<string[]> {
  const titles = new Map<string, string>(
    Object.values(SIMULATOR_TEMPLATES).map(({ id, title }) => [id, title]),
  );
  const messages = await world.phones.messages(world.people[who].openid);
  return messages.map(({ templateId }) => titles.get(templateId) ?? templateId).reverse();
}

describe.sequential('a street lamp, from the report to the rating', () => {
  test('the resident reports it with a photo and a place, and sees who has it', async () => {
    await resident.launch();
    expect(resident.screen()).toContain('我的网格员\n王建国');
    await resident.tap(/^我要反映/);
    await resident.tap('报修');
    await resident.tap('道路设施');
    await resident.type('怎么回事', WORDS);
    resident.hand.photos = [await takePhoto('路灯')];
    await resident.tap(/^加照片/);
    resident.hand.place = {
      longitude: world.place.gcj02[0],
      latitude: world.place.gcj02[1],
      name: '社区北门',
    };
    await resident.tap('地图上选');
    await resident.tap('下一步');
    const summary = resident.screen();
    for (const line of ['道路设施', WORDS, '1 张', '向阳社区居委会第一网格网格员']) {
      expect(summary.slice(summary.indexOf('请看一下对不对'))).toContain(line);
    }
    await resident.tap('确认提交');
    await resident.see('已经收到您的反映');
    expect(resident.screen()).toMatch(/\d{6}-\d{4}-\d{4}/);
    await resident.tap('看办理进展');
    await resident.see('待核实');
    expect(resident.screen()).toMatch(/现在由谁办\n王建国\n网格员/);
  });

  test('the grid member verifies it', async () => {
    const phone = await atWork('gridMember');
    expect(phone.screen()).toContain('1待核实');
    await phone.tap(WORDS);
    await phone.see('事项详情');
    expect(phone.screen(), 'name and phone are masked').toContain('李**\n139****0001');
    await phone.tap('核实');
    await phone.type(/^核实情况/, '已到现场，灯不亮');
    await phone.tap('核实属实');
    await phone.see('待派单');
  });

  test('the grid leader dispatches it to the department', async () => {
    const phone = await atWork('gridLeader');
    await phone.tap('派单');
    await phone.tap(/^大宁县城市管理局/);
    await phone.tap('派单', { nth: 1 });
    await phone.see('已派单');
    expect(phone.screen()).toContain('0待派单');
  });

  test('the handler accepts and resolves it with a photo', async () => {
    const phone = await atWork('handler');
    await phone.tap('接单');
    await phone.tap('接单', { nth: 1 });
    await phone.see('1办理中');
    await phone.tap('办结');
    await phone.type('怎么办的，结果如何', '已更换灯泡，当晚已亮');
    phone.hand.photos = [await takePhoto('修好的路灯', 45)];
    await phone.tap(/^加照片/);
    await phone.tap('提交办结');
    await phone.see('0办理中');
  });

  test('every step reached the resident: inbox, WeChat, timeline', async () => {
    await resident.launch();
    await resident.see(/消息\d/);
    await resident.tapTab('消息');
    const inbox = resident.screen();
    for (const words of ['核实', '派', '接单', '办结']) expect(inbox).toContain(words);
    await resident.tapTab('我的反映');
    await resident.tap(WORDS);
    await resident.see('待评价');
    const timeline = resident.screen();
    for (const words of ['已到现场，灯不亮', '大宁县城市管理局', '已更换灯泡，当晚已亮']) {
      expect(timeline).toContain(words);
    }
    expect(await noticesOf('resident')).toContain('办结评价提醒');
  });

  test('the resident rates it and the matter is closed', async () => {
    await resident.tap('评价');
    await resident.see('这件事解决了吗');
    await resident.tap('解决了');
    await resident.tap('满意');
    await resident.type(/^想说的话/, '很快，谢谢');
    await resident.tap('提交评价');
    await resident.see('谢谢您的评价');
    await resident.launch('pages/reports/index');
    await resident.see('已结案');
  });
});

test('"not solved" needs words, sends the matter back and one level up', async () => {
  const words = '小区东门的井盖松了，车一过就响';
  const id = await playReport(world, { category: 'road', words }, 'resolved');
  const phone = world.device('resident');
  await phone.launch(`pages/rating/index?id=${id}`);
  await phone.tap('没有解决');
  await phone.tap('提交评价');
  await phone.see('请写一句哪里没有解决');
  await phone.type('哪里没有解决', '还是响，没有换');
  await phone.tap('提交评价');
  await phone.see('重新办理');
  expect(phone.screen()).toContain('还是响，没有换');
  // The village had dispatched it; nobody holds a post in the township, so the county has it now.
  const county = world.device('admin');
  await county.launch(WORKBENCH);
  await county.see(words);
});

describe('what the form is for', () => {
  async function writeDraft(phone: Device): Promise<void> {
    await phone.launch();
    await phone.tap(/^我要反映/);
    await phone.tap('隐患');
    await phone.tap('消防隐患');
    await phone.type('怎么回事', '楼道里堆满了纸箱，闻到煤气味');
    await phone.tap('我的网格');
  }

  test('words that sound dangerous put the emergency numbers one tap away', async () => {
    const phone = world.device('resident');
    await phone.launch('pages/report-form/index');
    await phone.type('怎么回事', '家里着火了，快来人');
    await phone.see('听起来很危险，请先打电话');
    await phone.tap('打 119 火警');
    expect(phone.phone.phoneCalls).toEqual(['119']);
  });

  test('a draft survives the end of the program, its photo too', async () => {
    const phone = world.device('resident');
    phone.hand.photos = [await takePhoto('纸箱')];
    await writeDraft(phone);
    await phone.tap(/^加照片/);
    await phone.launch();
    await phone.tap(/接着写没写完的反映/);
    expect(phone.screen()).toContain('[楼道里堆满了纸箱，闻到煤气味]');
    expect(phone.screen()).toContain('加照片1 / 9');
  });

  test('without network it waits, and is sent once when the network is back', async () => {
    const phone = world.device('neighbour');
    await phone.launch();
    await phone.tap(/^我要反映/);
    await phone.tap('建议表扬');
    await phone.tap('表扬');
    await phone.type('怎么回事', '网格员帮老人送药，谢谢');
    phone.hand.place = {
      longitude: world.place.gcj02[0],
      latitude: world.place.gcj02[1],
      name: '社区北门',
    };
    await phone.tap('地图上选');
    await phone.setOnline(false);
    await phone.tap('下一步');
    await phone.tap('确认提交');
    await phone.see('已经存好');
    await phone.tap('回首页');
    await phone.see('还没发出去的反映');
    await phone.setOnline(true);
    await phone.launch('pages/reports/index');
    await phone.see('网格员帮老人送药，谢谢', 15_000);
    expect(phone.screen().split('网格员帮老人送药，谢谢')).toHaveLength(2);
  });

  test('whoever refuses the privacy text can still report by the list', async () => {
    const phone = world.device('neighbour');
    phone.hand.privacy = 'refuse';
    await phone.launch('pages/report-form/index');
    await phone.tap('地图上选');
    expect(phone.screen()).not.toContain('[向阳社区');
    await phone.tap('从名单选');
    await phone.see('昕水镇');
    await phone.tap('昕水镇');
    await phone.see('向阳社区居委会');
  });
});

test('the larger letters of 关怀模式 stay chosen after a restart', async () => {
  const phone = world.device('resident');
  await phone.launch();
  await phone.tap('打开关怀模式');
  expect(phone.all('.page--elder')).toHaveLength(1);
  await phone.launch();
  expect(phone.all('.page--elder')).toHaveLength(1);
  expect(phone.screen()).toContain('打给网格员');
});
