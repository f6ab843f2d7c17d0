export default definePageConfig({ navigationBarTitleText: '限制记录' });
