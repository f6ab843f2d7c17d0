import { Input } from '@tarojs/components';
import type { TextInputProps } from './elementProps';

const TYPES = { text: 'text', digits: 'number', phone: 'number', search: 'text' } as const;

/** One line of text. */
export function TextInput({ kind = 'text', maxLength = 140, onChange, ...props }: TextInputProps) {
  return (
    <Input
      id={props.id}
      className={props.className}
      value={props.value}
      type={TYPES[kind]}
      confirmType={kind === 'search' ? 'search' : 'done'}
      maxlength={maxLength}
      placeholder={props.placeholder}
      placeholderClass="placeholder"
      disabled={props.disabled}
      onInput={(event) => onChange(event.detail.value)}
      onBlur={props.onBlur}
      onConfirm={props.onConfirm}
    />
  );
}
