export default definePageConfig({
  navigationBarTitleText: '工作群提醒',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
