import { useEffect, useState } from 'react';
import { Button } from '../../../components/Button/Button';
import { Icon } from '../../../components/Icon/Icon';
import { Box } from '../../../platform/elements/Box';
import { Picture } from '../../../platform/elements/Picture';
import { previewOf } from '../../../platform/photos';
import { useNetwork } from '../../../stores/network';
import { sayAgain } from '../../../talk/outbox';
import type { Outgoing } from '../../../talk/outgoing';
import { talkWords as words } from '../messages';
import './MessageBubble.scss';

interface OutgoingBubbleProps {
  message: Outgoing;
  onRemove: () => void;
}

/** Something said that is not there yet: on its way, waiting for a network, or refused, with what to do. */
export function OutgoingBubble({ message, onRemove }: OutgoingBubbleProps) {
  const online = useNetwork((network) => network.online);
  const { key, kind, text, file, state, problem } = message;
  return (
    <Box id={`out-${key}`} className="bubble bubble--mine">
      {kind === 'photo' && file ? (
        <LocalPhoto path={file.path} />
      ) : (
        <Box className="bubble__words">
          {kind === 'voice' ? words.voice(Math.max(1, Math.round(file?.seconds ?? 0))) : text}
        </Box>
      )}
      {state === 'failed' ? (
        <Box className="bubble__failed">
          <Box className="bubble__problem">
            <Icon name="circle-alert" size="small" />
            <Box as="span">{problem ?? words.failed}</Box>
          </Box>
          <Box className="bubble__foot">
            <Button compact kind="plain" words={words.remove} onPress={onRemove} />
            <Button compact kind="plain" words={words.again} onPress={() => sayAgain(key)} />
          </Box>
        </Box>
      ) : (
        <Box className="bubble__note">
          <Icon name={online ? 'loader-circle' : 'clock'} size="small" spinning={online} />
          <Box as="span">{online ? words.sending : words.waiting}</Box>
        </Box>
      )}
    </Box>
  );
}

function LocalPhoto({ path }: { path: string }) {
  const [preview, setPreview] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    void previewOf(path).then((found) => {
      if (!left) setPreview(found);
    });
    return () => {
      left = true;
    };
  }, [path]);
  return (
    <Box className="bubble__photo" role="img" label={words.photo(1, 1)}>
      {preview && <Picture src={preview} alt="" />}
    </Box>
  );
}
