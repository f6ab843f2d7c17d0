export default definePageConfig({
  navigationBarTitleText: '对话',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
