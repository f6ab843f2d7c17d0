import { Box } from '../../../platform/elements/Box';
import { talkWords as words } from '../messages';
import type { RecordingControl } from './useRecording';
import './SpeakBar.scss';

/** Where one would speak: no browser records what every phone plays, so it says where that is possible. */
export function SpeakBar(_: { recording: RecordingControl }) {
  return (
    <Box className="speak-bar__elsewhere" live="polite">
      {words.recordElsewhere}
    </Box>
  );
}
