import { Text, View } from '@tarojs/components';
import { ariaOf } from './ariaOf';
import type { BoxProps } from './elementProps';

/** A container: WeChat has one kind of view and one kind of text. */
export function Box({ as, id, className, style, children, holdsTouches, label, role }: BoxProps) {
  // A role without a name tells nobody anything.
  const spoken = label === undefined ? {} : ariaOf({ label, role });
  if (as === 'span' || as === 'time')
    return (
      <Text id={id} className={className} style={style} {...spoken}>
        {children}
      </Text>
    );
  if (holdsTouches)
    return (
      <View id={id} className={className} style={style} catchMove {...spoken}>
        {children}
      </View>
    );
  return (
    <View id={id} className={className} style={style} {...spoken}>
      {children}
    </View>
  );
}
