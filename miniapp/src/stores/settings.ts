import { create } from 'zustand';
import { readStored, writeStored } from '../platform/storage';

/** 0 is the ordinary size; 1, 2, 3 are the three sizes of 关怀模式. */
export type ElderLevel = 0 | 1 | 2 | 3;

interface Settings {
  elder: ElderLevel;
  /** The elder mode was offered, and is not offered again. */
  elderOffered: boolean;
  setElder: (level: ElderLevel) => void;
  dismissElderOffer: () => void;
}

const STORED = 'settings';
const kept = readStored<{ elder?: ElderLevel; elderOffered?: boolean }>(STORED);

/** What this person chose on this device; kept. */
export const useSettings = create<Settings>()((set, get) => {
  const keep = (change: Partial<Pick<Settings, 'elder' | 'elderOffered'>>) => {
    set(change);
    const { elder, elderOffered } = get();
    writeStored(STORED, { elder, elderOffered });
  };
  return {
    elder: kept?.elder ?? 0,
    elderOffered: kept?.elderOffered ?? false,
    setElder: (elder) => keep({ elder, elderOffered: true }),
    dismissElderOffer: () => keep({ elderOffered: true }),
  };
});
