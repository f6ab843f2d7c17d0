import { create } from 'zustand';
import { isOnline, onNetworkChange } from '../platform/device';

/** Whether the device says it has a network. */
export const useNetwork = create<{ online: boolean }>()(() => ({ online: isOnline() }));

/** Follows the device from the start of the app; calls back when the network has come back. */
export function watchNetwork(onBack: () => void): void {
  onNetworkChange((online) => {
    useNetwork.setState({ online });
    if (online) onBack();
  });
}
