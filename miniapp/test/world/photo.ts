import sharp from 'sharp';

const ORIENTATION_ROTATED = 6;

/**
 * A JPEG as a phone's camera leaves it: large, lying on its side by EXIF, with a position in it. The server must turn
 * it upright and take the position out.
 */
export async function takePhoto(words: string, hue = 150): Promise<Buffer> {
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
    <defs><linearGradient id="sky" x2="0" y2="1">
      <stop stop-color="hsl(${hue} 45% 78%)"/><stop offset="1" stop-color="hsl(${hue} 30% 42%)"/>
    </linearGradient></defs>
    <rect width="1600" height="1200" fill="url(#sky)"/>
    <path d="M0 1200 L620 560 H980 L1600 1200 Z" fill="#6f7470"/>
    <path d="M780 1200 L795 560 H805 L820 1200 Z" fill="#e9e4cf"/>
    <ellipse cx="960" cy="980" rx="190" ry="62" fill="#2f312f"/>
    <ellipse cx="960" cy="970" rx="150" ry="44" fill="#161716"/>
    <title>${words}</title>
  </svg>`;
  return sharp(Buffer.from(scene))
    .rotate(-90)
    .jpeg({ quality: 88 })
    .withExif({
      IFD0: { Make: 'Phone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '36/1 27/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '111/1 0/1 0/1',
      },
    })
    .withMetadata({ orientation: ORIENTATION_ROTATED })
    .toBuffer();
}
