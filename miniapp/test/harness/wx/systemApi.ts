import type { Phone } from '../phone';
import type { WxGroup } from './callable';

const SCREEN = {
  pixelRatio: 3,
  windowWidth: 375,
  windowHeight: 724,
  screenWidth: 375,
  screenHeight: 812,
  statusBarHeight: 44,
  safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 },
};
const DEVICE = { brand: 'iPhone', model: 'iPhone 13 mini', platform: 'ios', system: 'iOS 16.0' };
const BASE = {
  SDKVersion: '3.8.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  enableDebug: false,
};
const SYSTEM = { ...SCREEN, ...DEVICE, ...BASE, fontSizeSetting: 16 };

/** What the phone says of itself, and the small things that only change how a page looks. */
export function systemApi(phone: Phone): WxGroup {
  const launchOptions = () => ({
    path: phone.launch.router.entry,
    query: phone.launch.query,
    scene: phone.launch.scene,
    referrerInfo: {},
  });
  const seen = () => {};
  return {
    sync: {
      getSystemInfoSync: () => SYSTEM,
      getWindowInfo: () => SCREEN,
      getDeviceInfo: () => DEVICE,
      getAppBaseInfo: () => BASE,
      getSystemSetting: () => ({ locationEnabled: true, wifiEnabled: true }),
      getAppAuthorizeSetting: () => ({
        locationAuthorized: 'authorized',
        cameraAuthorized: 'authorized',
      }),
      getAccountInfoSync: () => ({
        miniProgram: { appId: 'touristappid', envVersion: 'release', version: '0.1.0' },
      }),
      getLaunchOptionsSync: launchOptions,
      getEnterOptionsSync: launchOptions,
      getMenuButtonBoundingClientRect: () => ({
        top: 48,
        bottom: 80,
        left: 281,
        right: 368,
        width: 87,
        height: 32,
      }),
      canIUse: () => true,
      nextTick: (run) => {
        const end = phone.activity.begin('wx.nextTick');
        setImmediate(() => {
          end();
          phone.launch.realm.guard(run as () => void);
        });
      },
      createSelectorQuery: () => createQuery(phone),
      createIntersectionObserver: () => {
        const observer = {
          relativeTo: () => observer,
          relativeToViewport: () => observer,
          observe: seen,
          disconnect: seen,
        };
        return observer;
      },
      getUpdateManager: () => ({
        onCheckForUpdate: seen,
        onUpdateReady: seen,
        onUpdateFailed: seen,
        applyUpdate: seen,
      }),
      getPerformance: () => ({
        now: () => performance.now(),
        getEntries: () => [],
        createObserver: () => ({ observe: seen, disconnect: seen }),
      }),
      reportEvent: seen,
    },
    async: {
      getSystemInfo: () => SYSTEM,
      getSystemInfoAsync: () => SYSTEM,
      vibrateShort: seen,
      vibrateLong: seen,
      hideKeyboard: seen,
      pageScrollTo: seen,
      stopPullDownRefresh: seen,
      startPullDownRefresh: seen,
      setNavigationBarColor: seen,
      setBackgroundColor: seen,
      setBackgroundTextStyle: seen,
      setTabBarStyle: seen,
      setKeepScreenOn: seen,
      hideHomeButton: seen,
      showShareMenu: seen,
      hideShareMenu: seen,
      setNavigationBarTitle: ({ title }) => {
        phone.launch.router.title = String(title);
      },
      setTabBarBadge: ({ index, text }) =>
        void phone.launch.router.badges.set(Number(index), String(text)),
      showTabBarRedDot: ({ index }) => void phone.launch.router.badges.set(Number(index), '•'),
      removeTabBarBadge: ({ index }) => void phone.launch.router.badges.delete(Number(index)),
      hideTabBarRedDot: ({ index }) => void phone.launch.router.badges.delete(Number(index)),
      makePhoneCall: ({ phoneNumber }) => void phone.phoneCalls.push(String(phoneNumber)),
      setClipboardData: ({ data }) => {
        phone.clipboard = String(data);
        phone.launch.popups.showToast('内容已复制', 1500, false);
      },
      getClipboardData: () => ({ data: phone.clipboard }),
    },
  };
}

/** There is no layout here: every rectangle asked for is the same made-up one. */
function createQuery(phone: Phone): object {
  const asked: (() => unknown)[] = [];
  const rectangle = () =>
    phone.launch.realm.give({
      left: 0,
      top: 0,
      right: 375,
      bottom: 100,
      width: 375,
      height: 100,
      scrollTop: 0,
      scrollLeft: 0,
    });
  const ask = (first?: unknown, second?: unknown) => {
    const callback = typeof first === 'function' ? first : second;
    asked.push(() => {
      const answer = rectangle();
      if (typeof callback === 'function') callback(answer);
      return answer;
    });
    return query;
  };
  const query = {
    in: () => query,
    select: () => query,
    selectAll: () => query,
    selectViewport: () => query,
    boundingClientRect: ask,
    scrollOffset: ask,
    fields: ask,
    node: ask,
    context: ask,
    exec: (callback?: (answers: unknown[]) => void) => {
      const end = phone.activity.begin('selector query');
      setImmediate(() => {
        end();
        phone.launch.realm.guard(() => {
          const answers = asked.map((answer) => answer());
          callback?.(answers);
        });
      });
    },
  };
  return query;
}
