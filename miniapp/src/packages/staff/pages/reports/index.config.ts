export default definePageConfig({
  navigationBarTitleText: '辖区事项',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
