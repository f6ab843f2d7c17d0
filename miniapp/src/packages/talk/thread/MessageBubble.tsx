import type { Message } from '@shared/schemas/talk';
import { Icon } from '../../../components/Icon/Icon';
import { Box } from '../../../platform/elements/Box';
import { Picture } from '../../../platform/elements/Picture';
import { Tap } from '../../../platform/elements/Tap';
import { previewPhotos } from '../../../platform/previewPhotos';
import { talkWords as words } from '../messages';
import type { MessageStatus } from './messageStatus';
import { VoiceBubble } from './VoiceBubble';
import './MessageBubble.scss';

interface MessageBubbleProps {
  message: Message;
  /** Somebody else spoke before, or long ago. */
  named: boolean;
  /** How far it came, where that is to stand under it. */
  status?: MessageStatus | undefined;
  voice: { playing: boolean; heard: boolean; onToggle: () => void };
  /** Offered on one's own words: begins a report with them. */
  onReport?: (() => void) | undefined;
}

/** One message: one's own at the right, others' with their name at the left, the system's in the middle. */
export function MessageBubble({ message, named, status, voice, onReport }: MessageBubbleProps) {
  if (message.as === 'system')
    return (
      <Box id={message.id} className="bubble__system">
        {message.text}
      </Box>
    );
  const note = noteOf(message);
  return (
    <Box id={message.id} className={`bubble ${message.mine ? 'bubble--mine' : ''}`}>
      {!message.mine && named && <Box className="bubble__from">{message.from}</Box>}
      <Content message={message} voice={voice} />
      {note && <Box className="bubble__note">{note}</Box>}
      {(status || onReport) && (
        <Box className="bubble__foot">
          {onReport && (
            <Tap className="bubble__report" onPress={onReport}>
              {words.toReport}
            </Tap>
          )}
          {status && (
            <Box as="span" className={`bubble__status bubble__status--${status}`}>
              {words.status[status]}
            </Box>
          )}
        </Box>
      )}
    </Box>
  );
}

function noteOf({ mine, held, check }: Message): string | null {
  if (held || check === 'shown') return null;
  return mine ? words.mine[check] : words.toCheck;
}

function Content({ message, voice }: Pick<MessageBubbleProps, 'message' | 'voice'>) {
  const { kind, held, check, text, photos } = message;
  if (kind === 'photo') return <Photos photos={photos} held={held} />;
  if (held)
    return (
      <Box className="bubble__words bubble__words--held">
        {check === 'withheld' ? words.withheld : words.held}
      </Box>
    );
  if (kind === 'voice')
    return (
      <VoiceBubble
        from={message.from}
        seconds={message.voice?.seconds ?? 0}
        mine={message.mine}
        {...voice}
      />
    );
  return <Box className="bubble__words">{text}</Box>;
}

function Photos({ photos, held }: { photos: Message['photos']; held: boolean }) {
  if (held)
    return (
      <Box className="bubble__hidden" role="img" label={words.held}>
        <Icon name="image" size="large" />
        <Box as="span">{words.held}</Box>
      </Box>
    );
  const urls = photos.map(({ url }) => url);
  return (
    <Box className="bubble__photos">
      {photos.map((photo, index) => (
        <Tap
          key={photo.id}
          className="bubble__photo"
          label={words.photo(index + 1, photos.length)}
          onPress={() => previewPhotos(urls, photo.url)}
        >
          <Picture src={photo.thumbnailUrl} alt="" />
        </Tap>
      ))}
    </Box>
  );
}
