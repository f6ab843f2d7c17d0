import { ScrollView, View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { ariaOf } from './ariaOf';
import type { MessageLogProps } from './elementProps';

const NEAR_PX = 120;

/**
 * What is said, newest at the bottom: stays there as more comes; scroll anchoring keeps the place where older is added
 * above.
 */
export function MessageLog({ label, className, first, last, children, onOlder }: MessageLogProps) {
  const [into, setInto] = useState('');
  const known = useRef({ first: '', last: '', atEnd: true });
  useEffect(() => {
    const isNewer = last !== known.current.last;
    if (isNewer && known.current.atEnd) setInto(last);
    known.current = { ...known.current, first, last };
  }, [first, last]);
  return (
    <ScrollView
      className={className}
      scrollY
      scrollAnchoring
      enhanced
      showScrollbar={false}
      scrollIntoView={into}
      upperThreshold={NEAR_PX}
      lowerThreshold={NEAR_PX}
      onScrollToUpper={onOlder}
      onScrollToLower={() => {
        known.current.atEnd = true;
      }}
      onDragStart={() => {
        // Whoever scrolls reads: the next word must not carry them away.
        known.current.atEnd = false;
      }}
      {...ariaOf({ label, role: 'log' })}
    >
      <View>{children}</View>
    </ScrollView>
  );
}
