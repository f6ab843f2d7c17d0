import type { Spoken } from './elementProps';

/** HTML's attributes for what a screen reader is told. */
export const ariaOf = (spoken: Spoken) => ({
  role: spoken.role,
  'aria-label': spoken.label,
  'aria-checked': spoken.checked,
  'aria-pressed': spoken.pressed,
  'aria-expanded': spoken.expanded,
  'aria-selected': spoken.selected,
  'aria-current': spoken.current,
  'aria-live': spoken.live,
  'aria-hidden': spoken.hidden,
  'aria-describedby': spoken.describedBy,
  'aria-labelledby': spoken.labelledBy,
  'aria-busy': spoken.busy,
  'aria-modal': spoken.modal,
});
