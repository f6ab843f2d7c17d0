/** A recording on this device, as mp3; `path` stays good after a restart. */
export interface Recording {
  path: string;
  seconds: number;
}

export interface VoiceRecorder {
  /** Begins; false where the person does not allow it. It ends by itself after a minute. */
  start: () => Promise<boolean>;
  /** Ends and answers what was recorded; null where it is too short or went wrong. */
  stop: () => Promise<Recording | null>;
  /** Ends and throws away. */
  cancel: () => void;
  /** Calls back when it ended by itself. */
  onTimeUp: (listener: () => void) => void;
}

/** No browser records mp3 (MediaRecorder knows Opus and AAC), and phones play nothing else everywhere: not offered. */
export const createVoiceRecorder = (): VoiceRecorder | null => null;
