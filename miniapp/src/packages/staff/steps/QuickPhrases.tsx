import { Box } from '../../../platform/elements/Box';
import { Tap } from '../../../platform/elements/Tap';
import { staff } from '../messages';
import './QuickPhrases.scss';

interface QuickPhrasesProps {
  phrases: readonly string[];
  onChoose: (phrase: string) => void;
}

/** Whole sentences for a thumb that is tired of typing. */
export function QuickPhrases({ phrases, onChoose }: QuickPhrasesProps) {
  return (
    <Box className="quick-phrases" role="group" label={staff.fields.phrases}>
      {phrases.map((phrase) => (
        <Tap key={phrase} className="quick-phrases__one" onPress={() => onChoose(phrase)}>
          {phrase}
        </Tap>
      ))}
    </Box>
  );
}
