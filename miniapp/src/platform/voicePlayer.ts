export interface VoicePlayer {
  /** Plays from the beginning; `onEnd` is told once when it ended, was stopped or failed. Rejects where it cannot. */
  play: (source: VoiceSource, onEnd: () => void) => Promise<void>;
  stop: () => void;
}

/** A recording of the server by its signed address, or one of this device by its path. */
export type VoiceSource = { url: string } | { path: string };

/** Plays one recording at a time. */
export function createVoicePlayer(): VoicePlayer {
  const audio = new Audio();
  let end: (() => void) | null = null;
  const finish = () => {
    const told = end;
    end = null;
    if (audio.src.startsWith('blob:')) URL.revokeObjectURL(audio.src);
    told?.();
  };
  audio.addEventListener('ended', finish);
  audio.addEventListener('error', finish);
  const stop = () => {
    audio.pause();
    finish();
  };
  return {
    async play(source, onEnd) {
      stop();
      if (!('url' in source)) throw new Error('a browser records nothing');
      // As a whole: Safari asks for parts of what it streams, and replaying needs no network.
      const answer = await fetch(API_BASE + source.url);
      if (!answer.ok) throw new Error(`the recording was answered with ${answer.status}`);
      audio.src = URL.createObjectURL(await answer.blob());
      end = onEnd;
      await audio.play();
    },
    stop,
  };
}
