import type { Message } from '@shared/schemas/talk';
import { Icon } from '../../../components/Icon/Icon';
import { Box } from '../../../platform/elements/Box';
import { Picture } from '../../../platform/elements/Picture';
import { Tap } from '../../../platform/elements/Tap';
import { previewPhotos } from '../../../platform/previewPhotos';
import { talkWords as words } from '../messages';
import { isRedacted } from './isRedacted';
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
  /** Offered on what this person may take out. */
  onMore?: (() => void) | undefined;
}

/** One message: one's own at the right, others' with their name at the left, the system's in the middle. */
export function MessageBubble(props: MessageBubbleProps) {
  const { message, named, status, voice, onReport, onMore } = props;
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
      {onMore ? (
        <Box className="bubble__row">
          <Content message={message} voice={voice} />
          <Tap
            className="bubble__more"
            label={words.redact.moreOf(message.from, spokenOf(message))}
            onPress={onMore}
          >
            {words.redact.more}
          </Tap>
        </Box>
      ) : (
        <Content message={message} voice={voice} />
      )}
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

const SPOKEN_LETTERS = 20;

/** What tells one message from the next, read aloud. */
function spokenOf({ kind, text, voice }: Message): string {
  if (kind === 'photo') return words.photo(1, 1);
  if (kind === 'voice') return words.voice(Math.max(1, Math.round(voice?.seconds ?? 0)));
  return [...(text ?? '')].slice(0, SPOKEN_LETTERS).join('');
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
  const gone = isRedacted(message) ? 'bubble__words--held' : '';
  return <Box className={`bubble__words ${gone}`}>{text}</Box>;
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
