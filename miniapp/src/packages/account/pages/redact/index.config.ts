export default definePageConfig({ navigationBarTitleText: '隐去个人信息' });
