export default definePageConfig({
  navigationBarTitleText: '事项详情',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
