import type { MessageInputProps } from './elementProps';

/** Words to be said. Return sends, as on every desk; with Shift it begins a new line. The browser itself makes room for
 * the keyboard of a phone. */
export function MessageInput({ onChange, onSend, label, ...rest }: MessageInputProps) {
  const { onKeyboard: _, ...field } = rest;
  return (
    <textarea
      {...field}
      rows={1}
      aria-label={label}
      enterKeyHint="send"
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        // A return that only picks a word from the Chinese keyboard sends nothing.
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onSend();
      }}
    />
  );
}
