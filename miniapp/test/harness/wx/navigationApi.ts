import type { Phone } from '../phone';
import type { WxGroup } from './callable';

/** Going from page to page; the rules are the router's. */
export function navigationApi(phone: Phone): WxGroup {
  const router = () => phone.launch.router;
  return {
    async: {
      navigateTo: ({ url }) => router().navigateTo(String(url)),
      redirectTo: ({ url }) => router().redirectTo(String(url)),
      switchTab: ({ url }) => router().switchTab(String(url)),
      reLaunch: ({ url }) => router().reLaunch(String(url)),
      navigateBack: ({ delta }) => router().navigateBack(Number(delta ?? 1)),
    },
  };
}
