import { Image } from '@tarojs/components';
import { absoluteUrl } from '../absoluteUrl.weapp';
import type { PictureProps } from './elementProps';

const MODES = { cover: 'aspectFill', contain: 'aspectFit', width: 'widthFix' } as const;

/** A picture, loaded when it comes near the screen. */
export function Picture({ src, className, fit = 'cover', onError }: PictureProps) {
  return (
    <Image
      src={absoluteUrl(src)}
      mode={MODES[fit]}
      lazyLoad
      className={`picture ${className ?? ''}`}
      onError={onError}
    />
  );
}
