import { WordsField } from '../../../components/Field/Field';
import { staff } from '../messages';
import { QuickPhrases } from './QuickPhrases';
import type { StepInHand } from './useStepInHand';

interface StepWordsProps {
  inHand: StepInHand;
  label: string;
  most: number;
  placeholder?: string;
  /** Sentences one tap away. */
  phrases?: readonly string[];
  optional?: boolean;
}

/** The words of a step; a tapped phrase is added to what is there. */
export function StepWords({ inHand, label, most, placeholder, phrases, optional }: StepWordsProps) {
  const { words } = inHand.draft;
  const add = (phrase: string) => {
    if (words.includes(phrase)) return;
    inHand.edit({ words: `${words}${phrase}`.slice(0, most) });
  };
  return (
    <>
      {phrases && <QuickPhrases phrases={phrases} onChoose={add} />}
      <WordsField
        id="step-words"
        label={label}
        value={words}
        onChange={(value) => inHand.edit({ words: value })}
        placeholder={placeholder}
        maxLength={most}
        optional={optional}
        error={inHand.gaps.includes('words') ? staff.missing.words : undefined}
      />
    </>
  );
}
