import { useLayoutEffect, useRef } from 'react';
import type { MessageLogProps } from './elementProps';

/** This near to the end counts as reading the newest; this near to the beginning asks for older ones. */
const NEAR_PX = 120;

/**
 * What is said, newest at the bottom: stays there as more comes, and keeps its place where older is added above.
 */
export function MessageLog({ label, className, first, last, children, onOlder }: MessageLogProps) {
  const log = useRef<HTMLDivElement>(null);
  const before = useRef({ first: '', last: '', height: 0, atEnd: true });
  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    const known = before.current;
    const isOlder = known.first !== '' && first !== known.first && last === known.last;
    if (isOlder) element.scrollTop += element.scrollHeight - known.height;
    else if (known.atEnd) element.scrollTop = element.scrollHeight;
    before.current = { ...known, first, last, height: element.scrollHeight };
  });
  // Pictures that come in push down what lies below them.
  useLayoutEffect(() => {
    const element = log.current;
    const inside = element?.firstElementChild;
    if (!element || !inside) return;
    const observer = new ResizeObserver(() => {
      if (before.current.atEnd) element.scrollTop = element.scrollHeight;
    });
    observer.observe(inside);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={log}
      className={className}
      role="log"
      aria-live="polite"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, the keyboard must get in
      tabIndex={0}
      onScroll={({ currentTarget: at }) => {
        before.current.atEnd = at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_PX;
        if (at.scrollTop < NEAR_PX) onOlder();
      }}
    >
      <div>{children}</div>
    </div>
  );
}
