export default definePageConfig({
  navigationBarTitleText: '微连心',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
