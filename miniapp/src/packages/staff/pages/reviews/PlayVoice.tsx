import { useEffect, useRef, useState } from 'react';
import { toProblem } from '../../../../api/problem';
import { Button } from '../../../../components/Button/Button';
import { Notice } from '../../../../components/Notice/Notice';
import { createVoicePlayer, type VoicePlayer } from '../../../../platform/voicePlayer';
import { reviewWords } from '../../reviewWords';

/** Plays a recording, and stops it. */
export function PlayVoice({ url }: { url: string }) {
  const player = useRef<VoicePlayer | null>(null);
  const [playing, setPlaying] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => () => player.current?.stop(), []);

  const press = async () => {
    player.current ??= createVoicePlayer();
    if (playing) return player.current.stop();
    setProblem(null);
    setPlaying(true);
    try {
      await player.current.play({ url }, () => setPlaying(false));
    } catch (thrown) {
      setPlaying(false);
      setProblem(toProblem(thrown).words);
    }
  };
  return (
    <>
      <Button
        kind="secondary"
        icon={playing ? 'pause' : 'play'}
        words={playing ? reviewWords.playing : reviewWords.play}
        onPress={() => void press()}
      />
      {problem && <Notice tone="danger" words={problem} />}
    </>
  );
}
