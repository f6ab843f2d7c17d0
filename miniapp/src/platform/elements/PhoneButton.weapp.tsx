import { Button } from '@tarojs/components';
import './PhoneButton.scss';

interface PhoneButtonProps {
  words: string;
  onCode: (code: string) => void;
}

/** WeChat's own button: asks the person for their number and gives a code, once, for five minutes. */
export function PhoneButton({ words, onCode }: PhoneButtonProps) {
  return (
    <Button
      className="phone-button"
      openType="getPhoneNumber"
      onGetPhoneNumber={(event) => {
        if (event.detail.code) onCode(event.detail.code);
      }}
    >
      {words}
    </Button>
  );
}
