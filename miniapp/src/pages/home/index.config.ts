export default definePageConfig({ navigationBarTitleText: '微连心' });
