export default definePageConfig({
  navigationBarTitleText: '消息发送',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
