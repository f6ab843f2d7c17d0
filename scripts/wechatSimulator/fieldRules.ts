/**
 * What a subscribe message's field may hold, by the type its key starts with. From 发送订阅消息,
 * 订阅消息参数值内容限制说明. Lengths count code points; control characters are refused everywhere.
 */
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`;
const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const DATE = [
  String.raw`\d{4}年${MONTH}月${DAY}日`,
  String.raw`\d{4}年${MONTH}月`,
  `${MONTH}月${DAY}日`,
  String.raw`\d{4}[-/.]${MONTH}[-/.]${DAY}`,
  String.raw`\d{4}[-/.]${MONTH}`,
  `${MONTH}[-/.]${DAY}`,
].join('|');

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'u');
const orRange = (pattern: string): RegExp => whole(`(?:${pattern})(?:~(?:${pattern}))?`);

const TIME_VALUE = orRange(`(?:(?:${DATE}) ?)?${CLOCK}`);
const DATE_VALUE = orRange(`(?:${DATE})(?: ?${CLOCK})?`);
const ASCII_VISIBLE = /^[\x20-\x7e]+$/;
const HAN = /\p{Script=Han}/u;

const RULES: Readonly<Record<string, (value: string, length: number) => boolean>> = {
  thing: (_value, length) => length <= 20,
  number: (value) => /^-?\d+(?:\.\d+)?$/.test(value) && value.replace(/\D/g, '').length <= 32,
  letter: (value, length) => length <= 32 && /^[A-Za-z]+$/.test(value),
  symbol: (value, length) => length <= 5 && /^[^\p{L}\p{N}]+$/u.test(value),
  character_string: (value, length) => length <= 32 && ASCII_VISIBLE.test(value),
  time: (value) => TIME_VALUE.test(value),
  date: (value) => DATE_VALUE.test(value),
  amount: (value) => /^\p{Sc}?\d{1,10}(?:\.\d+)?元?$/u.test(value),
  phone_number: (value, length) => length <= 17 && /^[\d+\-()*# ]+$/.test(value),
  car_number: (value, length) =>
    length <= 8 && /^[\p{Script=Han}A-Za-z\d][A-Za-z\d]*[\p{Script=Han}A-Za-z\d]$/u.test(value),
  name: (value, length) => (HAN.test(value) ? length <= 10 : length <= 20),
  phrase: (value, length) => length <= 5 && whole(String.raw`\p{Script=Han}+`).test(value),
};

/** Why a value is refused, in the words of error 47003; null when it is fine. */
export function fieldFault(key: string, value: unknown): 'is empty' | 'invalid' | null {
  if (value === undefined || value === null || value === '') return 'is empty';
  if (typeof value !== 'string' && typeof value !== 'number') return 'invalid';
  const text = String(value);
  if (/\p{Cc}/u.test(text)) return 'invalid';
  const rule = RULES[key.replace(/\d+$/, '')];
  return rule?.(text, [...text].length) ? null : 'invalid';
}
