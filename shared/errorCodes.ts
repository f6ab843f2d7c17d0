/** Every error a client can meet: stable code → HTTP status and what a person reads. */
export const ERRORS = {
  bad_request: [400, '提交的内容有误，请检查后再试'],
  validation_failed: [400, '有内容没有填对，请检查标出的地方'],
  idempotency_key_missing: [400, '缺少防重复提交的编号，请更新后再试'],
  bad_cursor: [400, '翻页信息已失效，请从头刷新'],
  unauthenticated: [401, '请先登录'],
  token_expired: [401, '登录已过期，请重新登录'],
  session_revoked: [401, '登录已失效，请重新登录'],
  consent_required: [403, '请先阅读并同意隐私说明'],
  forbidden: [403, '您没有进行这一步的权限'],
  sign_in_refused: [403, '微信没有确认这次登录，请重试'],
  demonstration_only: [403, '这个入口只在演示环境开放'],
  not_found: [404, '没有找到这项内容，或您无权查看'],
  conflict: [409, '这件事刚刚有了新进展，请看过最新情况再操作'],
  wrong_state: [409, '这件事现在不能进行这一步，请刷新查看'],
  already_exists: [409, '已经有相同的内容'],
  request_in_progress: [409, '上一次提交还在处理，请稍候'],
  outside_county: [422, '这个位置不在本县范围内，请重新选择'],
  key_reused: [422, '同一编号不能提交不同的内容，请重新提交'],
  receipt_invalid: [422, '照片凭证已失效，请重新上传'],
  photo_refused: [422, '这张照片无法使用，请换一张（支持 JPG、PNG、WebP）'],
  photo_too_large: [413, '照片太大，请选择 10 MB 以内的照片'],
  payload_too_large: [413, '提交的内容太大'],
  unsupported_media_type: [415, '不支持这种格式'],
  roster_refused: [422, '名册里有内容需要修改，请按说明更正后再导入'],
  target_unavailable: [422, '所选的承办对象现在无法接单，请换一个'],
  text_refused: [422, '文字中有不允许发布的内容，请修改后再提交'],
  phone_taken: [409, '这个手机号已绑定其他微信，请联系综治中心'],
  rate_limited: [429, '操作太频繁，请稍后再试'],
  internal_error: [500, '服务出了点问题，请稍后再试'],
  wechat_unavailable: [502, '暂时连不上微信，请稍后再试'],
  try_again: [503, '系统正忙，请稍后再试，您填写的内容不会丢'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof ERRORS;

export const errorStatus = (code: ErrorCode): number => ERRORS[code][0];
export const errorMessage = (code: ErrorCode): string => ERRORS[code][1];
