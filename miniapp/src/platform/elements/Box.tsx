import { createElement } from 'react';
import { ariaOf } from './ariaOf';
import type { BoxProps } from './elementProps';

/** A container. In a browser the HTML element named by `as`, so that pages have landmarks and headings. */
export function Box({
  as = 'div',
  children,
  id,
  className,
  style,
  htmlFor,
  scrolls,
  ...spoken
}: BoxProps) {
  const { holdsTouches: _, ...rest } = spoken;
  return createElement(
    as,
    {
      id,
      className,
      style,
      htmlFor,
      tabIndex: scrolls ? 0 : undefined,
      ...ariaOf(rest),
    },
    children,
  );
}
