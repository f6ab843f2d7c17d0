const weapp = process.env.TARO_ENV === 'weapp';

export default defineAppConfig({
  pages: [
    'pages/home/index',
    ...(process.env.NODE_ENV === 'production' ? [] : ['pages/gallery/index']),
  ],
  subPackages: [
    {
      root: 'packages/staff',
      pages: ['pages/workbench/index'],
    },
  ],
  window: {
    navigationBarTitleText: '微连心',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F5F6F4',
    backgroundTextStyle: 'dark',
    // In a browser the head is our own: see platform/frame.
    ...(weapp ? {} : { navigationStyle: 'custom' }),
  },
  ...(weapp
    ? { __usePrivacyCheck__: true, lazyCodeLoading: 'requiredComponents' }
    : { animation: false }),
});
