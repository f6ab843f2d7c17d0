/** 资料, 评论, 论坛, 社交日志: what the text or picture is for (msgSecCheck, mediaCheckAsync). */
export type CheckScene = 1 | 2 | 3 | 4;

/** What a content check recommends. */
export type CheckSuggestion = 'pass' | 'review' | 'risky';

/**
 * Why a call failed: WeChat's errcode; or that nothing was sent (`unreachable`, `no_token`); or
 * that what answered is not WeChat's interface (`bad_answer`).
 */
export type WechatFailureCode = number | 'unreachable' | 'no_token' | 'bad_answer';

/** WeChat did not do it. `retryable`: the same call may succeed later without being changed. */
export interface WechatFailed {
  outcome: 'failed';
  code: WechatFailureCode;
  retryable: boolean;
  /** WeChat's own words, for the log; holds no secret and no token. */
  message: string;
}

/** The request was written and no usable answer came: WeChat may or may not have done it. */
export interface WechatUnknown {
  outcome: 'unknown';
  cause: 'timeout' | 'connection' | 'server_error';
}

export type WechatTrouble = WechatFailed | WechatUnknown;

/** WeChat refused for a reason that lies with the person or the code presented. */
export interface WechatRefused {
  outcome: 'refused';
  code: number;
}

export interface SessionFound {
  outcome: 'ok';
  openid: string;
  /** Never leaves the server, is never logged. */
  sessionKey: string;
  unionid: string | null;
}
/** refused: 40029 invalid or expired code, 40163 used code, 40226 blocked by WeChat's risk control. */
export type SessionResult = SessionFound | WechatRefused | WechatTrouble;

export interface PhoneFound {
  outcome: 'ok';
  /** Without country code. */
  phoneNumber: string;
  countryCode: string;
}
/** refused: 40029 the button's code is invalid, used or older than five minutes. */
export type PhoneResult = PhoneFound | WechatRefused | WechatTrouble;

export interface SubscribeMessage {
  openid: string;
  templateId: string;
  /** Page a tap opens, without leading slash, query allowed (`pages/report/index?id=1`). */
  page?: string;
  /** Field key → text, as `fillTemplate` makes it. */
  data: Readonly<Record<string, string>>;
  /** Which version of the mini-program a tap opens; the published one when not given. */
  miniprogramState?: 'developer' | 'trial' | 'formal';
}
export interface MessageSent {
  outcome: 'sent';
  /** Digits; longer than a JavaScript number keeps. */
  msgId: string | null;
}
/** refused: 43101 nobody allowed one (any more), 43107 the person is barred from messages. */
export type SendResult = MessageSent | WechatRefused | WechatTrouble;

export interface TextToCheck {
  /** Who wrote it; must have used the mini-program within two hours. */
  openid: string;
  scene: CheckScene;
  content: string;
  title?: string;
}
export interface TextChecked {
  outcome: 'checked';
  suggest: CheckSuggestion;
  /** 100 正常, 10001 广告, 20001 时政, 20002 色情, 20003 辱骂, 20006 违法犯罪, 20008 欺诈, … */
  label: number;
  traceId: string;
}
/** refused: 61010 the person has not been in the mini-program for two hours, 40003 bad openid. */
export type TextResult = TextChecked | WechatRefused | WechatTrouble;

export interface MediaToCheck {
  openid: string;
  scene: CheckScene;
  kind: 'audio' | 'image';
  /** WeChat fetches it: reachable from outside, at most 10 MB. */
  url: string;
}
export interface MediaAccepted {
  outcome: 'accepted';
  /** Comes back with the pushed result, within 30 minutes. */
  traceId: string;
}
/** refused: as for texts. */
export type MediaResult = MediaAccepted | WechatRefused | WechatTrouble;

export interface CodeToDraw {
  /** 1 to 32 of `0-9 A-Z a-z !#$&'()*+,/:;=?@-._~`. */
  scene: string;
  /** Without leading slash and query; the first page when not given. */
  page?: string;
  /** Pixels, 280 to 1280. */
  width?: number;
  /** false: the page need not be published yet. */
  checkPage?: boolean;
  version?: 'release' | 'trial' | 'develop';
}
export interface CodeDrawn {
  outcome: 'ok';
  contentType: string;
  image: Buffer;
}
export type CodeResult = CodeDrawn | WechatTrouble;

/** What the API needs from WeChat for one county's mini-program. */
export interface WechatClient {
  /** 小程序登录 code2Session. */
  codeToSession(code: string): Promise<SessionResult>;
  /** 获取手机号 getPhoneNumber. */
  phoneNumber(code: string): Promise<PhoneResult>;
  /** 发送订阅消息 sendMessage. Never tried again by itself after it may have been sent. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<SendResult>;
  /** 文本内容安全识别 msgSecCheck. Longer texts go in overlapping pieces; the worst piece counts. */
  checkText(text: TextToCheck): Promise<TextResult>;
  /** 多媒体内容安全识别 mediaCheckAsync. */
  checkMedia(media: MediaToCheck): Promise<MediaResult>;
  /** 获取不限制的小程序码 getUnlimitedQRCode. */
  getUnlimitedCode(code: CodeToDraw): Promise<CodeResult>;
}
