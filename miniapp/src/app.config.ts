const weapp = process.env.TARO_ENV === 'weapp';

const tab = (name: string, text: string, page: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tabs/${name}-idle.png`,
  selectedIconPath: `assets/tabs/${name}-active.png`,
});

/** WeChat's own tab bar; a browser draws ours, see platform/frame, and keeps the pages of the tabs. */
const tabBar = {
  color: '#55615D',
  selectedColor: '#0B6E5B',
  backgroundColor: '#FFFFFF',
  borderStyle: 'white' as const,
  list: [
    tab('home', '首页', 'home'),
    tab('reports', '我的反映', 'reports'),
    tab('inbox', '消息', 'inbox'),
    tab('me', '我', 'me'),
  ],
};

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/reports/index',
    'pages/inbox/index',
    'pages/me/index',
    'pages/report-form/index',
    'pages/report-sent/index',
    'pages/drafts/index',
    'pages/report/index',
    'pages/rating/index',
    'pages/sign-in/index',
    'pages/confirm-sign-in/index',
    'pages/choose-grid/index',
    'pages/privacy/index',
    'pages/not-found/index',
    // The gallery of components: a development build alone has it.
    ...(process.env.NODE_ENV === 'production' ? [] : ['pages/gallery/index']),
  ],
  subPackages: [
    { root: 'packages/talk', pages: ['pages/talk/index', 'pages/talks/index'] },
    { root: 'packages/account', pages: ['pages/my-data/index', 'pages/redact/index'] },
    { root: 'packages/grid', pages: ['pages/unit/index'] },
    {
      root: 'packages/staff',
      pages: [
        'pages/workbench/index',
        'pages/report/index',
        'pages/reports/index',
        'pages/team/index',
        'pages/reviews/index',
        'pages/workflow/index',
        'pages/phone-rating/index',
        'pages/file-for/index',
        'pages/plates/index',
        'pages/calendar/index',
        'pages/restrictions/index',
        'pages/sends/index',
        'pages/robots/index',
      ],
    },
  ],
  // Staff come to the workbench from 我: it is there before they tap.
  preloadRule: { 'pages/me/index': { network: 'all', packages: ['packages/staff'] } },
  window: {
    navigationBarTitleText: '微连心',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F5F6F4',
    backgroundTextStyle: 'dark',
    ...(weapp ? {} : { navigationStyle: 'custom' }),
  },
  tabBar: weapp ? tabBar : { ...tabBar, custom: true },
  ...(weapp
    ? {
        __usePrivacyCheck__: true,
        // WeChat refuses location calls that are not named here.
        requiredPrivateInfos: ['chooseLocation', 'getLocation'],
        permission: { 'scope.userLocation': { desc: '用于找到您身边的网格和填写反映的位置' } },
        lazyCodeLoading: 'requiredComponents',
      }
    : { animation: false }),
});
