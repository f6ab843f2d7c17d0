export default definePageConfig({
  navigationBarTitleText: '全部事项',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
