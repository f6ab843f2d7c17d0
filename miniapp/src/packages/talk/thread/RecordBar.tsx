import { MAX_VOICE_SECONDS } from '@shared/talkLimits';
import { Button } from '../../../components/Button/Button';
import { Icon } from '../../../components/Icon/Icon';
import { Box } from '../../../platform/elements/Box';
import { talkWords as words } from '../messages';
import type { RecordingControl } from './useRecording';
import './Composer.scss';

/** In place of the composer while one speaks: how long it is, to throw away or to send. */
export function RecordBar({ recording }: { recording: RecordingControl }) {
  return (
    <Box className="composer composer--recording">
      <Box className="composer__recording" live="polite">
        <Icon name="mic" />
        <Box as="span">{words.recording(recording.seconds ?? 0, MAX_VOICE_SECONDS)}</Box>
      </Box>
      <Button compact kind="plain" words={words.recordCancel} onPress={recording.cancel} />
      <Button compact words={words.recordSend} onPress={recording.finish} />
    </Box>
  );
}
