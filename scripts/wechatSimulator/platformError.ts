/**
 * The error codes the simulated platform answers with, and the words WeChat sends beside them.
 * From 通用错误码 and the 错误码 section of each interface's page on developers.weixin.qq.com;
 * 40163 and the exact words of 40029, 43101, 47003, 40129 and 40169 from what developers report.
 */
const PLATFORM_ERRORS = {
  '-1': 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40008: 'invalid message type',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40058: 'invalid Request Parameter',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  40169: 'invalid length for scene, or the data is not json string',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  45002: 'content size out of limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  47003: 'argument invalid!',
  61010: 'code is expired',
  93000: 'invalid webhook url',
} as const satisfies Record<string, string>;

/** A refusal by the platform: HTTP 200 with `{errcode, errmsg}`, as WeChat answers. */
export class PlatformError extends Error {
  constructor(
    readonly errcode: number,
    message?: string,
  ) {
    super(message ?? (PLATFORM_ERRORS as Record<string, string>)[String(errcode)] ?? 'error');
    this.name = 'PlatformError';
  }
}

/** A mistake on the phone side (`/simulator/*`), answered as `{error: {code, message}}`. */
export class PhoneSideError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'PhoneSideError';
  }
}
