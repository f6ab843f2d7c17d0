import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { ariaOf } from './ariaOf';

interface DialogProps {
  label: string;
  className: string;
  children: ReactNode;
  onClose: () => void;
}

/** A layer over the page. */
export function Dialog({ label, className, children }: DialogProps) {
  return (
    <View className={className} {...ariaOf({ label, role: 'dialog' })}>
      {children}
    </View>
  );
}
