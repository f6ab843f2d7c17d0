import { createHash, createHmac } from 'node:crypto';

/** What of a call is signed. */
export interface Tc3Call {
  readonly secretId: string;
  readonly secretKey: string;
  /** First part of the documented host: `sms`. */
  readonly service: string;
  readonly host: string;
  /** `SendSms` */
  readonly action: string;
  /** The body to the letter. */
  readonly payload: string;
  /** Seconds since the epoch. */
  readonly timestamp: number;
}

export const TC3_CONTENT_TYPE = 'application/json; charset=utf-8';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

/**
 * The `Authorization` of a POST to Tencent Cloud: 签名方法 v3, TC3-HMAC-SHA256
 * (cloud.tencent.com/document/api/382/52068), over content-type, host and x-tc-action.
 */
export function signTc3(call: Tc3Call): string {
  const signedHeaders = 'content-type;host;x-tc-action';
  const canonical = [
    'POST',
    '/',
    '',
    `content-type:${TC3_CONTENT_TYPE}`,
    `host:${call.host}`,
    `x-tc-action:${call.action.toLowerCase()}`,
    '',
    signedHeaders,
    sha256(call.payload),
  ].join('\n');
  const date = new Date(call.timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${date}/${call.service}/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', call.timestamp, scope, sha256(canonical)].join('\n');
  const dateKey = hmac(`TC3${call.secretKey}`, date);
  const signingKey = hmac(hmac(dateKey, call.service), 'tc3_request');
  const signature = hmac(signingKey, toSign).toString('hex');
  return `TC3-HMAC-SHA256 Credential=${call.secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}
