import { Icon } from '../../../components/Icon/Icon';
import { Box } from '../../../platform/elements/Box';
import { Tap } from '../../../platform/elements/Tap';
import { talkWords as words } from '../messages';

interface VoiceBubbleProps {
  from: string;
  seconds: number;
  mine: boolean;
  playing: boolean;
  heard: boolean;
  onToggle: () => void;
}

/** Longer recordings are wider, as in WeChat, up to what a narrow phone holds. */
const STEPS = 6;
const SECONDS_A_STEP = 8;

/** A recording: its length, play and stop, and a dot while one has not heard it. */
export function VoiceBubble({ from, seconds, mine, playing, heard, onToggle }: VoiceBubbleProps) {
  const shown = Math.max(1, Math.round(seconds));
  const step = Math.min(STEPS, Math.ceil(shown / SECONDS_A_STEP));
  const unheard = !mine && !heard;
  const state = playing ? words.playing : unheard ? words.unheard : '';
  return (
    <Box className="bubble__voice-row">
      <Tap
        className={`bubble__words bubble__voice bubble__voice--${step}`}
        label={words.voiceLabel(from, shown, state)}
        onPress={onToggle}
      >
        <Icon name={playing ? 'pause' : 'play'} size="small" />
        <Box as="span">{words.voice(shown)}</Box>
      </Tap>
      {unheard && <Box className="bubble__dot" />}
    </Box>
  );
}
