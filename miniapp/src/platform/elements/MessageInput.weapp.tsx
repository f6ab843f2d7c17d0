import { Textarea } from '@tarojs/components';
import type { MessageInputProps } from './elementProps';

/** Words to be said. The page makes room for the keyboard itself: WeChat would push its head out of sight. */
export function MessageInput(props: MessageInputProps) {
  return (
    <Textarea
      id={props.id}
      className={props.className}
      value={props.value}
      maxlength={props.maxLength}
      autoHeight
      adjustPosition={false}
      showConfirmBar={false}
      confirmType="send"
      disableDefaultPadding
      placeholder={props.placeholder}
      placeholderClass="placeholder"
      onInput={(event) => props.onChange(event.detail.value)}
      onConfirm={props.onSend}
      onKeyboardHeightChange={(event) => props.onKeyboard(event.detail.height)}
    />
  );
}
