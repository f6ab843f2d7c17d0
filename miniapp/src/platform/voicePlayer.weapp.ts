import Taro from '@tarojs/taro';
import { absoluteUrl } from './absoluteUrl.weapp';
import type { VoicePlayer, VoiceSource } from './voicePlayer';

/** Plays one recording at a time. */
export function createVoicePlayer(): VoicePlayer {
  const audio = Taro.createInnerAudioContext();
  // As in WeChat itself: heard also where the phone is set to silent.
  audio.obeyMuteSwitch = false;
  let end: (() => void) | null = null;
  const finish = () => {
    const told = end;
    end = null;
    told?.();
  };
  audio.onEnded(finish);
  audio.onError(finish);
  return {
    async play(source, onEnd) {
      audio.stop();
      finish();
      audio.src = await localFile(source);
      end = onEnd;
      audio.play();
    },
    stop() {
      audio.stop();
      finish();
    },
  };
}

const fetched = new Map<string, string>();

/** Once on the phone it plays again without a network. */
async function localFile(source: VoiceSource): Promise<string> {
  if ('path' in source) return source.path;
  const known = fetched.get(fileOf(source.url));
  if (known) return known;
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url: absoluteUrl(source.url) });
  if (statusCode !== 200) throw new Error(`the recording was answered with ${statusCode}`);
  fetched.set(fileOf(source.url), tempFilePath);
  return tempFilePath;
}

/** Without its signature, which changes. */
const fileOf = (url: string): string => url.split('?')[0] ?? url;
