import type { Spoken } from './elementProps';

/** WeChat's attributes for what a screen reader is told; none where nothing is: each is sent to the view. */
export const ariaOf = ({ label, role, checked }: Spoken) => ({
  ...(label === undefined ? {} : { ariaLabel: label }),
  ...(role === undefined ? {} : { ariaRole: role }),
  ...(checked === undefined ? {} : { ariaChecked: checked }),
});
