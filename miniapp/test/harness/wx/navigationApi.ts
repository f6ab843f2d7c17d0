import type { Phone } from '../phone';
import type { WxGroup } from './callable';

/** Going from page to page; the rules are the router's. A refused way is a defect, whoever takes the failure. */
export function navigationApi(phone: Phone): WxGroup {
  const go = (run: () => void) => {
    try {
      run();
    } catch (error) {
      phone.problems.add('limit', error);
      throw error;
    }
  };
  const router = () => phone.launch.router;
  return {
    async: {
      navigateTo: ({ url }) => go(() => router().navigateTo(String(url))),
      redirectTo: ({ url }) => go(() => router().redirectTo(String(url))),
      switchTab: ({ url }) => go(() => router().switchTab(String(url))),
      reLaunch: ({ url }) => go(() => router().reLaunch(String(url))),
      navigateBack: ({ delta }) => go(() => router().navigateBack(Number(delta ?? 1))),
    },
  };
}
