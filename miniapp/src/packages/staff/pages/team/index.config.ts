export default definePageConfig({
  navigationBarTitleText: '我的队伍',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
