import sharp from 'sharp';
import { encode } from 'uqr';
import * as z from 'zod/mini';
import { pageExists } from './pages';
import { PlatformError } from './platformError';
import { SIMULATOR_APP_ID } from './simulatorAccount';

const LONGEST_SCENE = 32;
const SCENE = /^[\dA-Za-z!#$&'()*+,/:;=?@\-._~]+$/;
const QUIET_ZONE = 4;

const colourPart = z.union([z.string(), z.number()]);
const bodySchema = z.object({
  scene: z.optional(z.string()),
  page: z.optional(z.string()),
  check_path: z.optional(z.boolean()),
  env_version: z.optional(z.enum(['release', 'trial', 'develop'])),
  width: z.optional(z.number()),
  auto_color: z.optional(z.boolean()),
  line_color: z.optional(z.object({ r: colourPart, g: colourPart, b: colourPart })),
  is_hyaline: z.optional(z.boolean()),
});

/** A picture as getwxacodeunlimit answers it. */
export interface CodeImage {
  contentType: 'image/jpeg' | 'image/png';
  bytes: Buffer;
}

/** What the simulated code holds: a real one opens this page with this scene. */
export function codeText(page: string, scene: string): string {
  return `weixin-simulator://${SIMULATOR_APP_ID}/${page}?scene=${encodeURIComponent(scene)}`;
}

/**
 * 获取不限制的小程序码 (getUnlimitedQRCode, POST /wxa/getwxacodeunlimit). WeChat draws its round
 * 小程序码; this draws a QR code, at `width` pixels (280 to 1280, 430 when not given), JPEG, or
 * transparent PNG for `is_hyaline`.
 *
 * @throws PlatformError 40169 scene empty or longer than 32, 40129 its characters, 41030 page,
 *   40097 width
 */
export async function drawCode(
  body: unknown,
  pages: ReadonlySet<string> | null,
): Promise<CodeImage> {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) throw new PlatformError(47001);
  const { scene = '', page = '', check_path: checkPath = true, width = 430 } = parsed.data;
  if (scene === '' || scene.length > LONGEST_SCENE) throw new PlatformError(40169);
  if (!SCENE.test(scene)) throw new PlatformError(40129);
  if (page.startsWith('/') || page.includes('?')) throw new PlatformError(41030);
  if (checkPath && page !== '' && !pageExists(pages, page)) throw new PlatformError(41030);
  if (!Number.isInteger(width) || width < 280 || width > 1280) throw new PlatformError(40097);

  const hyaline = parsed.data.is_hyaline === true;
  const image = sharp(Buffer.from(qrSvg(codeText(page, scene), hyaline))).resize(width, width, {
    kernel: 'nearest',
  });
  return hyaline
    ? { contentType: 'image/png', bytes: await image.png().toBuffer() }
    : { contentType: 'image/jpeg', bytes: await image.jpeg({ quality: 90 }).toBuffer() };
}

function qrSvg(text: string, transparent: boolean): string {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const modules = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  const scale = 16;
  const ground = transparent ? '' : `<rect width="${size}" height="${size}" fill="#fff"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size * scale}" height="${size * scale}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">${ground}<path d="${modules}" fill="#000"/></svg>`;
}
