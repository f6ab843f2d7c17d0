/** Small things a device does. */

/** Starts a call; the person still has to confirm it. */
export function callPhone(number: string): void {
  window.location.href = `tel:${number}`;
}

export const isOnline = (): boolean => navigator.onLine;

/** Calls back when the network comes or goes; answers how to stop. */
export function onNetworkChange(listener: (online: boolean) => void): () => void {
  const tell = () => listener(navigator.onLine);
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}

/** A number on the inbox tab; 0 takes it away. In a browser the tab bar is our own and reads the store. */
export function showTabBadge(_count: number): void {}

/** A short word that goes by itself. */
export function showToast(words: string): void {
  const toast = document.createElement('div');
  toast.className = 'theme toast';
  toast.setAttribute('role', 'status');
  toast.textContent = words;
  document.body.append(toast);
  setTimeout(() => toast.remove(), 2500);
}

export async function copyText(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}
