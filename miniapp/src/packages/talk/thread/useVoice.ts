import { useEffect, useRef, useState } from 'react';
import { showToast } from '../../../platform/device';
import { readStored, writeStored } from '../../../platform/storage';
import {
  createVoicePlayer,
  type VoicePlayer,
  type VoiceSource,
} from '../../../platform/voicePlayer';
import { talkWords } from '../messages';

/** Recordings one has heard on this device; the oldest are forgotten. */
const HEARD = 'heard';
const MOST_HEARD = 500;

interface Voice {
  /** The recording that plays, or null. */
  playing: string | null;
  heard: ReadonlySet<string>;
  /** Plays it, or stops it where it plays. */
  toggle: (id: string, source: VoiceSource) => void;
}

/** Plays the recordings of a talk, one at a time; leaving the page stops it. */
export function useVoice(): Voice {
  const [playing, setPlaying] = useState<string | null>(null);
  const [heard, setHeard] = useState(() => new Set(readStored<string[]>(HEARD) ?? []));
  const player = useRef<VoicePlayer | null>(null);
  useEffect(() => () => player.current?.stop(), []);

  const toggle = (id: string, source: VoiceSource) => {
    player.current ??= createVoicePlayer();
    if (playing === id) return player.current.stop();
    setPlaying(id);
    player.current
      .play(source, () => setPlaying((now) => (now === id ? null : now)))
      .then(() => {
        const next = [...heard, id].slice(-MOST_HEARD);
        setHeard(new Set(next));
        writeStored(HEARD, next);
      })
      .catch(() => {
        setPlaying(null);
        showToast(talkWords.playFailed);
      });
  };
  return { playing, heard, toggle };
}
