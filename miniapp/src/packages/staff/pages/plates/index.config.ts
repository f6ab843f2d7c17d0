export default definePageConfig({ navigationBarTitleText: '打印网格牌' });
