export default defineAppConfig({
  pages: ['pages/home/index'],
  window: {
    navigationBarTitleText: '微连心',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F5F6F4',
    backgroundTextStyle: 'dark',
  },
  __usePrivacyCheck__: true,
  lazyCodeLoading: 'requiredComponents',
});
