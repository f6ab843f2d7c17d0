import { createCipheriv, createHash, randomBytes } from 'node:crypto';

const BLOCK_BYTES = 32;

/**
 * Encrypts a message for a 消息推送 callback in 安全模式 (消息加解密说明): AES-256-CBC, key =
 * base64(EncodingAESKey + "="), iv = its first 16 bytes, over random(16) + length(4, big endian) +
 * message + appid, padded by PKCS#7 to 32 bytes; base64.
 */
export function encryptPush(message: string, encodingAesKey: string, appId: string): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([randomBytes(16), length, text, Buffer.from(appId, 'utf8')]);
  const padding = BLOCK_BYTES - (plain.length % BLOCK_BYTES);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

/** SHA-1 over the parts, sorted as strings and joined: `signature` and `msg_signature` alike. */
export function signParts(...parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}
