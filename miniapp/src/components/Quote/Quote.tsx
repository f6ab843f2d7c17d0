import { Box } from '../../platform/elements/Box';
import './Quote.scss';

/** What somebody else said, as they said it. */
export function Quote({ words }: { words: string }) {
  return <Box className="quote">{words}</Box>;
}
