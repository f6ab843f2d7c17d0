import type { TextAreaProps } from './elementProps';

/** Several lines of text. */
export function TextArea({
  onChange,
  label,
  invalid,
  describedBy,
  rows = 4,
  ...rest
}: TextAreaProps) {
  return (
    <textarea
      {...rest}
      rows={rows}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
