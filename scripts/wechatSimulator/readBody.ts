import type { IncomingMessage } from 'node:http';

/**
 * The request's body as text.
 *
 * @returns null when it is longer than `limitBytes`
 */
export async function readBody(
  request: IncomingMessage,
  limitBytes: number,
): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
