import { View } from '@tarojs/components';
import { ariaOf } from './ariaOf';
import type { TapProps } from './elementProps';

/** Anything that can be pressed; it darkens at once, before the work it starts. */
export function Tap({ id, className, style, disabled, children, onPress, ...spoken }: TapProps) {
  return (
    <View
      id={id}
      className={`tap ${className ?? ''} ${disabled ? 'tap--disabled' : ''}`}
      style={style}
      hoverClass={disabled ? 'none' : 'tap--pressed'}
      hoverStayTime={80}
      onClick={disabled ? undefined : onPress}
      {...ariaOf({ ...spoken, role: spoken.role ?? 'button' })}
    >
      {children}
    </View>
  );
}
