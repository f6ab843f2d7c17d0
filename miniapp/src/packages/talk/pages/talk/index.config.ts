export default definePageConfig({ navigationBarTitleText: '对话', disableScroll: true });
