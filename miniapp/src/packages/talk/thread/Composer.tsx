import { MAX_PHOTOS } from '@shared/photoLimits';
import { MAX_MESSAGE_CHARACTERS } from '@shared/talkLimits';
import { useEffect, useState } from 'react';
import { Icon } from '../../../components/Icon/Icon';
import { Box } from '../../../platform/elements/Box';
import { MessageInput } from '../../../platform/elements/MessageInput';
import { Tap } from '../../../platform/elements/Tap';
import { choosePhotos } from '../../../platform/photos';
import { readStored, writeStored } from '../../../platform/storage';
import { say } from '../../../talk/outbox';
import { talkWords as words } from '../messages';
import { RecordBar } from './RecordBar';
import { SpeakBar } from './SpeakBar';
import { useRecording } from './useRecording';
import './Composer.scss';

/** Words, photos or voice; what is typed is kept until it is sent. */
export function Composer({ threadId }: { threadId: string }) {
  const name = `typed:${threadId}`;
  const [typed, setTyped] = useState(() => readStored<string>(name) ?? '');
  const [keyboard, setKeyboard] = useState(0);
  const [speaks, setSpeaks] = useState(false);
  const recording = useRecording((file) => say(threadId, { kind: 'voice', text: null, file }));
  useEffect(() => {
    writeStored(name, typed === '' ? null : typed);
  }, [name, typed]);

  const text = typed.trim();
  const send = () => {
    if (text === '') return;
    say(threadId, { kind: 'text', text, file: null });
    setTyped('');
  };
  const addPhotos = async () => {
    for (const { path } of await choosePhotos(MAX_PHOTOS))
      say(threadId, {
        kind: 'photo',
        text: null,
        file: { path, seconds: null, receipt: null, receiptUntil: null },
      });
  };
  if (recording.seconds !== null && recording.handsFree) return <RecordBar recording={recording} />;
  if (speaks)
    return (
      <Box className="composer">
        <Tap className="composer__tool" onPress={() => setSpeaks(false)}>
          {words.type}
        </Tap>
        <SpeakBar recording={recording} />
      </Box>
    );
  return (
    <Box className="composer" style={keyboard > 0 ? { paddingBottom: `${keyboard}px` } : undefined}>
      <Tap
        className="composer__tool"
        label={words.speak}
        onPress={() => {
          setKeyboard(0);
          setSpeaks(true);
        }}
      >
        <Icon name="mic" />
      </Tap>
      <Tap className="composer__tool" label={words.addPhoto} onPress={() => void addPhotos()}>
        <Icon name="image-plus" />
      </Tap>
      <Box className="composer__field">
        <MessageInput
          id="message"
          className="composer__input"
          value={typed}
          label={words.write}
          placeholder={words.write}
          maxLength={MAX_MESSAGE_CHARACTERS}
          onChange={setTyped}
          onSend={send}
          onKeyboard={setKeyboard}
        />
      </Box>
      <Tap
        className={`composer__send ${text === '' ? 'composer__send--idle' : ''}`}
        disabled={text === ''}
        onPress={send}
      >
        {words.send}
      </Tap>
    </Box>
  );
}
