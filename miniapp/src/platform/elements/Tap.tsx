import { ariaOf } from './ariaOf';
import type { TapProps } from './elementProps';

/** Anything that can be pressed: a real button, so keyboards and screen readers know it. */
export function Tap({ id, className, style, disabled, children, onPress, ...spoken }: TapProps) {
  return (
    <button
      type="button"
      id={id}
      className={`tap ${className ?? ''}`}
      style={style}
      disabled={disabled}
      onClick={onPress}
      {...ariaOf(spoken)}
    >
      {children}
    </button>
  );
}
