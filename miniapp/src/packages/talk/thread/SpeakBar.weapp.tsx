import { View } from '@tarojs/components';
import type { BaseEventOrig, ITouchEvent } from '@tarojs/components/types/common';
import { useRef, useState } from 'react';
import { talkWords as words } from '../messages';
import type { RecordingControl } from './useRecording';
import './SpeakBar.scss';

/** A finger that leaves sooner only tapped: the recording goes on until it is sent by a button. */
const TAP_MS = 350;
/** So far up the finger slides to throw the recording away. */
const AWAY_PX = 60;

const heightOf = (event: BaseEventOrig): number => (event as ITouchEvent).touches[0]?.clientY ?? 0;

/** As in WeChat: held down one speaks, let go it is sent, slid up it is thrown away. A tap begins as well. */
export function SpeakBar({ recording }: { recording: RecordingControl }) {
  const finger = useRef<{ from: number; since: number } | null>(null);
  const [away, setAway] = useState(false);

  const leave = (end: () => void) => {
    finger.current = null;
    setAway(false);
    end();
  };
  const up = () => {
    const { current: held } = finger;
    if (!held) return;
    const tapped = Date.now() - held.since < TAP_MS;
    leave(away ? recording.cancel : tapped ? recording.letGo : recording.finish);
  };
  const speaking = recording.seconds !== null;
  const said = away ? words.releaseCancel : words.releaseSend(recording.seconds ?? 0);
  return (
    <View
      className={`speak-bar ${speaking ? 'speak-bar--on' : ''} ${away ? 'speak-bar--away' : ''}`}
      aria-role="button"
      aria-label={speaking ? said : words.holdLabel}
      catchMove
      onTouchStart={(event) => {
        finger.current = { from: heightOf(event), since: Date.now() };
        recording.start();
      }}
      onTouchMove={(event) => {
        if (finger.current) setAway(finger.current.from - heightOf(event) > AWAY_PX);
      }}
      onTouchEnd={up}
      onTouchCancel={() => leave(recording.cancel)}
    >
      <View>{speaking ? said : words.hold}</View>
      {speaking && !away && <View className="speak-bar__hint">{words.slideHint}</View>}
    </View>
  );
}
