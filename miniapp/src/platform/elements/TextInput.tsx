import type { TextInputProps } from './elementProps';

const KEYBOARDS = { text: 'text', digits: 'numeric', phone: 'tel', search: 'search' } as const;

/** One line of text. */
export function TextInput({
  kind = 'text',
  onChange,
  onConfirm,
  label,
  invalid,
  describedBy,
  ...rest
}: TextInputProps) {
  return (
    <input
      {...rest}
      type={kind === 'search' ? 'search' : kind === 'phone' ? 'tel' : 'text'}
      inputMode={KEYBOARDS[kind]}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        // A return that only picks a word from the Chinese keyboard is not a confirmation.
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onConfirm?.();
      }}
    />
  );
}
