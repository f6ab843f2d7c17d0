import { MAX_VOICE_SECONDS } from '@shared/talkLimits';
import Taro from '@tarojs/taro';
import type { Recording, VoiceRecorder } from './voiceRecorder';
import { requirePrivacy } from './wechat';

/** A tap that was none. */
const SHORTEST_MS = 800;

/** WeChat has one recorder for the whole program. */
export function createVoiceRecorder(): VoiceRecorder | null {
  const manager = Taro.getRecorderManager();
  let begun: ((allowed: boolean) => void) | null = null;
  let ended: ((recording: Recording | null) => void) | null = null;
  let last: Promise<Recording | null> = Promise.resolve(null);
  let timeUp: () => void = () => undefined;

  manager.onStart(() => {
    begun?.(true);
    begun = null;
  });
  manager.onStop(({ tempFilePath, duration }) => {
    const asked = ended;
    ended = null;
    if (!asked) return;
    if (duration < SHORTEST_MS) asked(null);
    else void keep(tempFilePath).then((path) => asked({ path, seconds: duration / 1000 }));
    if (duration >= MAX_VOICE_SECONDS * 1000) timeUp();
  });
  manager.onError(() => {
    begun?.(false);
    begun = null;
    ended?.(null);
    ended = null;
  });

  return {
    async start() {
      if (!(await requirePrivacy())) return false;
      last = new Promise((resolve) => {
        ended = resolve;
      });
      return new Promise((resolve) => {
        begun = resolve;
        manager.start({
          duration: MAX_VOICE_SECONDS * 1000,
          sampleRate: 16_000,
          numberOfChannels: 1,
          encodeBitRate: 48_000,
          format: 'mp3',
        });
      });
    },
    stop() {
      if (ended) manager.stop();
      return last;
    },
    cancel() {
      if (!ended) return;
      ended = null;
      manager.stop();
    },
    onTimeUp(listener) {
      timeUp = listener;
    },
  };
}

/** WeChat clears temporary files when the app is closed: what waits to be sent needs a saved path. */
function keep(file: string): Promise<string> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: file,
      success: (answer) => resolve(answer.savedFilePath),
      // The 200 MB of the app are full: good until the app is closed.
      fail: () => resolve(file),
    });
  });
}
