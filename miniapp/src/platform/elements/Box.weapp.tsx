import { Text, View } from '@tarojs/components';
import type { BoxProps } from './elementProps';

/** A container: WeChat has one kind of view and one kind of text. */
export function Box({ as, id, className, style, children, holdsTouches }: BoxProps) {
  if (as === 'span' || as === 'time')
    return (
      <Text id={id} className={className} style={style}>
        {children}
      </Text>
    );
  if (holdsTouches)
    return (
      <View id={id} className={className} style={style} catchMove>
        {children}
      </View>
    );
  return (
    <View id={id} className={className} style={style}>
      {children}
    </View>
  );
}
