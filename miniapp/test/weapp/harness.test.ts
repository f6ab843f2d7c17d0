import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Device } from '../harness/device';
import { buttonPage, type HandMadePage, handMadeBundle } from '../harness/handMadeBundle';

const platform = {
  login: async () => 'code',
  phoneCode: async () => 'phone-code',
  subscribe: async () => {},
};

async function open(
  page: HandMadePage,
  appJson: object = {},
  others: Record<string, HandMadePage> = {},
  files: Record<string, string> = {},
  servers: Record<string, string> = {},
): Promise<Device> {
  const folder = handMadeBundle({ 'pages/first': page, ...others }, appJson, files);
  const device = new Device({ folder, platform, servers });
  onTestFinished(() => device.close());
  await device.launch();
  return device;
}

describe('what a page shows and what a tap does', () => {
  test('data is rendered by the compiled template and a tap changes it', async () => {
    const device = await open(buttonPage("say('好了')"));
    expect(device.screen()).not.toContain('好了');
    await device.tap('做');
    expect(device.screen()).toContain('好了');
    expect(device.setDataCounts).toEqual([{ route: 'pages/first', bytes: 17 }]);
  });

  test('hidden words are not on the screen', async () => {
    const device = await open({
      wxml: '<view><view hidden="{{true}}">暗</view><view>明</view></view>',
    });
    expect([device.sees('明'), device.sees('暗')]).toEqual([true, false]);
  });

  test('a field keeps 140 characters where the page sets no maxlength', async () => {
    const device = await open({
      wxml: '<view><text>说明</text><textarea bindinput="typed" /><text>{{n}}</text></view>',
      js: '{ data: { n: 0 }, typed(event) { this.setData({ n: event.detail.value.length }); } }',
    });
    await device.type('说明', '一'.repeat(150));
    expect(device.sees('140')).toBe(true);
  });

  test('a field that the program empties is empty, also where it was empty before', async () => {
    const device = await open({
      wxml: '<view><text>说明</text><textarea value="{{v}}" bindinput="typed" /><button bindtap="send">发</button></view>',
      js: "{ data: { v: '' }, typed(event) { this.setData({ v: event.detail.value }); }, send() { this.setData({ v: '' }); } }",
    });
    await device.type('说明', '您好');
    expect(device.screen()).toContain('[您好]');
    await device.tap('发');
    expect(device.screen()).toContain('[]');
  });

  test('a field whose value the program does not follow keeps what was typed', async () => {
    const device = await open({
      wxml: '<view><text>说明</text><textarea value="{{v}}" bindinput="typed" /><button bindtap="send">发</button></view>',
      js: "{ data: { v: '' }, typed() {}, send() { this.setData({ v: '' }); } }",
    });
    await device.type('说明', '您好');
    await device.tap('发');
    expect(device.screen()).toContain('[您好]');
  });

  test('what is disabled, or covered by a dialog, cannot be tapped', async () => {
    const device = await open({
      wxml: '<view><button disabled bindtap="ask">不能</button><button bindtap="ask">可以</button></view>',
      js: "{ ask() { wx.showModal({ title: '确定吗' }); } }",
    });
    await expect(device.tap('不能')).rejects.toThrow('disabled');
    await device.tap('可以');
    expect(device.screen()).toContain('【确定吗');
    await expect(device.tap('可以')).rejects.toThrow('a dialog is open');
    await device.answer('取消');
    await device.tap('可以');
  });

  test('two things with the same words have to be told apart', async () => {
    const device = await open({
      wxml: '<view><view bindtap="a">查看</view><view bindtap="a">查看</view></view>',
      js: '{ a() {} }',
    });
    await expect(device.tap('查看')).rejects.toThrow('2 things');
    await device.tap('查看', { nth: 1 });
  });
});

describe('defects fail the act that causes them', () => {
  test.each([
    ['a throw in a handler', "throw new Error('broken')", '[thrown] Error: broken'],
    [
      'a rejection nobody handles',
      "(async () => { throw new Error('lost'); })()",
      '[unhandledRejection] Error: lost',
    ],
    ['console.error', "console.error('wrong')", '[consoleError] wrong'],
    ['setData over 256 KB', "say('x'.repeat(262144))", '[limit] setData'],
    [
      'a call the harness does not know',
      'wx.startBluetoothDevicesDiscovery({ fail() {} })',
      '[unsupported]',
    ],
    ['a method older phones lack', '[1].at(-1)', 'at is not a function'],
    [
      'a dialog button of five characters',
      "wx.showModal({ confirmText: '一二三四五', fail() {} })",
      '[limit] showModal',
    ],
    [
      'wx.request with PATCH',
      "wx.request({ url: 'https://a.example/', method: 'PATCH', fail() {} })",
      'knows no PATCH',
    ],
  ])('%s', async (_name, body, problem) => {
    const device = await open(buttonPage(body));
    await expect(device.tap('做')).rejects.toThrow(problem);
  });

  const asTaroDoes =
    'const ask = (o) => new Promise((ok, no) => wx.getStorage({ ...o, fail: (e) => { if (o.fail) o.fail(e); no(e); } }));';

  test('a failure that a callback took is none, one that is awaited without care is', async () => {
    const taken = await open(
      buttonPage(`${asTaroDoes} ask({ key: 'a', fail: (e) => say(e.errMsg) })`),
    );
    await taken.tap('做');
    expect(taken.screen()).toContain('getStorage:fail data not found');
    const awaited = await open(
      buttonPage(`${asTaroDoes} (async () => { await ask({ key: 'a' }); })()`),
    );
    await expect(awaited.tap('做')).rejects.toThrow('[unhandledRejection] getStorage:fail');
  });

  test('a template that does not exist', async () => {
    const page = { wxml: '<template is="{{name}}" />', js: "{ data: { name: 'none' } }" };
    await expect(open(page)).rejects.toThrow('[missingTemplate]');
  });

  test('a picture that is not in the package', async () => {
    const page = { wxml: '<image src="/api/v1/files/1" />' };
    await expect(open(page)).rejects.toThrow('[picture] /api/v1/files/1: no such file');
  });

  test('new Function does nothing, as in WeChat', async () => {
    const device = await open(buttonPage("say(new Function('return 1')())"));
    await device.tap('做');
    expect(device.sees('undefined')).toBe(true);
  });

  test('a file of a subpackage that is not loaded', async () => {
    const device = await open(
      buttonPage("require('../staff/rules.js')"),
      { subPackages: [{ root: 'staff', pages: ['list'] }] },
      {},
      {
        'staff/rules.js': '',
        'staff/list.js': 'Page({})',
        'staff/list.json': '{}',
        'staff/list.wxml': '',
      },
    );
    await expect(device.tap('做')).rejects.toThrow('which is not loaded yet');
  });
});

describe('pages', () => {
  const other = { wxml: '<view>第二页</view>' };

  test('the eleventh page is refused', async () => {
    const device = await open(buttonPage("wx.navigateTo({ url: '/pages/first', fail() {} })"));
    for (let n = 0; n < 9; n += 1) await device.tap('做');
    await expect(device.tap('做')).rejects.toThrow('webview count limit exceed');
  });

  test('a tab keeps its state, another page does not', async () => {
    const tabs = {
      tabBar: {
        list: [
          { pagePath: 'pages/first', text: '首页' },
          { pagePath: 'pages/other', text: '我' },
        ],
      },
    };
    const device = await open(buttonPage("say('记住')"), tabs, { 'pages/other': other });
    await device.tap('做');
    await device.tapTab('我');
    expect(device.screen()).toBe('《》\n第二页\n〔首页｜我〕');
    await device.tapTab('首页');
    expect(device.sees('记住')).toBe(true);
  });

  test('navigateTo to a tab is refused', async () => {
    const tabs = { tabBar: { list: [{ pagePath: 'pages/first', text: '首页' }] } };
    const device = await open(buttonPage("wx.navigateTo({ url: '/pages/first' })"), tabs);
    await expect(device.tap('做')).rejects.toThrow('can not navigateTo a tabbar page');
  });
});

describe('what WeChat does after a tap', () => {
  test('a submit button sends the form with what stands in its fields', async () => {
    const device = await open({
      wxml: `<form bindsubmit="sent"><text>姓名</text><input name="who" bindinput="typed" />
        <button form-type="submit">送出</button><text>{{who}}</text></form>`,
      js: "{ data: { who: '' }, typed() {}, sent(e) { this.setData({ who: '是' + e.detail.value.who }); } }",
    });
    await device.type('姓名', '张三');
    await device.tap('送出');
    expect(device.sees('是张三')).toBe(true);
  });

  test('the phone-number button brings a code, or says that the person refused', async () => {
    const device = await open({
      wxml: `<view><button open-type="getPhoneNumber" bindgetphonenumber="got">手机号</button>
        <text>{{said}}</text></view>`,
      js: "{ data: { said: '' }, got(e) { this.setData({ said: e.detail.code || e.detail.errMsg }); } }",
    });
    await device.tap('手机号');
    expect(device.sees('phone-code')).toBe(true);
    device.hand.phoneNumber = 'deny';
    await device.tap('手机号');
    expect(device.screen()).toContain('user deny');
  });

  test('a spoken name is found as words are', async () => {
    const device = await open({
      wxml: '<view aria-label="关闭" bindtap="close"><text>{{said}}</text></view>',
      js: "{ data: { said: '' }, close() { this.setData({ said: '关了' }); } }",
    });
    await device.tap('关闭');
    expect(device.sees('关了')).toBe(true);
  });
});

describe('network', () => {
  async function answering(body: string): Promise<{ device: Device; seen: { most: number } }> {
    const seen = { most: 0 };
    let running = 0;
    const server = createServer((_request, response) => {
      seen.most = Math.max(seen.most, ++running);
      setTimeout(() => {
        running -= 1;
        response.setHeader('content-type', 'application/json').end('{"ok":true}');
      }, 30);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const device = await open(buttonPage(body), {}, {}, {}, { 'https://api.example': origin });
    return { device, seen };
  }
  const ask = (options = '') =>
    `wx.request({ url: 'https://api.example/a', ${options} success: (r) => say(r.data.ok), fail: (e) => say(e.errMsg) })`;

  test('a request is answered by the real server', async () => {
    const { device } = await answering(ask());
    await device.tap('做');
    expect(device.sees('true')).toBe(true);
  });

  test('it fails without network', async () => {
    const { device } = await answering(ask());
    await device.setOnline(false);
    await device.tap('做');
    expect(device.screen()).toContain('request:fail network is not available');
  });

  test('an eleventh at the same time is a defect', async () => {
    const { device, seen } = await answering(`for (let n = 0; n < 11; n += 1) ${ask()}`);
    await expect(device.tap('做')).rejects.toThrow('[limit] more than 10 requests');
    expect(seen.most).toBeGreaterThan(5);
  });
});

describe('what WeChat guards', () => {
  const declared = { requiredPrivateInfos: ['chooseLocation'] };
  const choose = 'wx.chooseLocation({ success: (r) => say(r.name), fail: (e) => say(e.errMsg) })';

  test('a private call before the person agreed is a defect', async () => {
    const device = await open(buttonPage(choose), declared);
    await expect(device.tap('做')).rejects.toThrow('before the person agreed');
  });

  test('a location call that app.json does not name is a defect', async () => {
    const device = await open(buttonPage(choose));
    await expect(device.tap('做')).rejects.toThrow('missing in requiredPrivateInfos');
  });

  test('after agreeing it answers what the person picked', async () => {
    const device = await open(
      buttonPage(`wx.requirePrivacyAuthorize({ success: () => ${choose} })`),
      declared,
    );
    device.hand.place = { longitude: 113.1, latitude: 36.2, name: '村口' };
    await device.tap('做');
    expect(device.sees('村口')).toBe(true);
  });

  test('who refuses is not asked through', async () => {
    const device = await open(
      buttonPage(`wx.requirePrivacyAuthorize({ fail: (e) => say(e.errno) })`),
      declared,
    );
    device.hand.privacy = 'refuse';
    await device.tap('做');
    expect(device.sees('104')).toBe(true);
  });

  test('subscribing works on a tap and only then', async () => {
    const subscribe =
      "wx.requestSubscribeMessage({ tmplIds: ['t'], success: (r) => say(r.t), fail: (e) => say(e.errMsg) })";
    const now = await open(buttonPage(subscribe));
    await now.tap('做');
    expect(now.sees('accept')).toBe(true);
    const later = await open(buttonPage(`setTimeout(() => ${subscribe}, 50)`));
    await expect(later.tap('做')).rejects.toThrow('was not called by a tap');
  });
});

test('a relaunch keeps storage and saved files, and loses memory and temporary files', async () => {
  const device = await open({
    wxml: '<view><button bindtap="take">拍</button><text>{{said}}</text></view>',
    js: `{
      data: { said: '' },
      onLoad() {
        const kept = wx.getStorageSync('kept');
        if (!kept) return;
        const manager = wx.getFileSystemManager();
        const has = (path) => { try { manager.accessSync(path); return '在'; } catch (e) { return '不在'; } };
        this.setData({ said: '临时' + has(kept.temporary) + '，保存' + has(kept.saved) });
      },
      async take() {
        await wx.requirePrivacyAuthorize();
        const { tempFiles } = await wx.chooseMedia({ count: 2 });
        const savedFilePath = wx.getFileSystemManager().saveFileSync(tempFiles[1].tempFilePath);
        wx.setStorageSync('kept', { temporary: tempFiles[0].tempFilePath, saved: savedFilePath });
        this.setData({ said: '宽' + tempFiles[0].width });
      },
    }`,
  });
  const picture = await sharp({
    create: { width: 40, height: 30, channels: 3, background: '#357' },
  })
    .jpeg()
    .toBuffer();
  device.hand.photos = [picture, picture];
  await device.tap('拍');
  expect(device.sees('宽40')).toBe(true);
  await device.launch();
  expect(device.sees('临时不在，保存在')).toBe(true);
});
