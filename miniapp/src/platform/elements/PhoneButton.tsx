import { me } from '../../messages/me';
import { Box } from './Box';

interface PhoneButtonProps {
  words: string;
  onCode: (code: string) => void;
}

/** A browser cannot ask WeChat for the phone number: says where it can be done. */
export function PhoneButton(_props: PhoneButtonProps) {
  return <Box className="cell">{me.phoneInWechat}</Box>;
}
