import { Textarea } from '@tarojs/components';
import type { TextAreaProps } from './elementProps';

/** Several lines of text, growing with what is typed. */
export function TextArea({ maxLength = 500, onChange, ...props }: TextAreaProps) {
  return (
    <Textarea
      id={props.id}
      className={props.className}
      value={props.value}
      maxlength={maxLength}
      autoHeight
      placeholder={props.placeholder}
      placeholderClass="placeholder"
      disabled={props.disabled}
      disableDefaultPadding
      onInput={(event) => onChange(event.detail.value)}
      onBlur={props.onBlur}
    />
  );
}
