export default definePageConfig({ navigationBarTitleText: '选我的网格' });
