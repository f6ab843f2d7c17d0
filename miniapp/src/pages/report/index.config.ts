export default definePageConfig({
  navigationBarTitleText: '办理进展',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
