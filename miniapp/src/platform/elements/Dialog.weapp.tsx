import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

interface DialogProps {
  label: string;
  className: string;
  children: ReactNode;
  onClose: () => void;
}

/** A layer over the page. */
export function Dialog({ className, children }: DialogProps) {
  return <View className={className}>{children}</View>;
}
