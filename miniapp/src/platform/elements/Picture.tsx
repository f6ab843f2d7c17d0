import type { PictureProps } from './elementProps';

/** A picture, loaded when it comes near the screen. */
export function Picture({ src, alt, className, fit = 'cover', onError }: PictureProps) {
  return (
    <img
      src={src}
      alt={alt}
      loading="lazy"
      decoding="async"
      className={`picture picture--${fit} ${className ?? ''}`}
      onError={onError}
    />
  );
}
