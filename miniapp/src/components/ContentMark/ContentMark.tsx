import type { ContentState } from '@shared/schemas/uploads';
import { contentWords } from '../../messages/content';
import { Box } from '../../platform/elements/Box';
import { Icon } from '../Icon/Icon';
import './ContentMark.scss';

/** A quiet note at words or a picture that not everybody sees; nothing where all do. */
export function ContentMark({ state }: { state: ContentState }) {
  if (state === 'shown') return null;
  return (
    <Box as="span" className={`content-mark content-mark--${state}`}>
      <Icon name={state === 'pending' ? 'hourglass' : 'eye-off'} size="small" />
      <Box as="span">{contentWords.marks[state]}</Box>
    </Box>
  );
}
