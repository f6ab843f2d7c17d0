/**
 * Makes texts fit the fields of subscribe messages (发送订阅消息, 订阅消息参数值内容限制说明): a value
 * that breaks a rule is refused with 47003 and the message is lost, so nothing is sent unfitted.
 * Lengths count code points.
 */
type TextKey = `${'thing' | 'phrase' | 'character_string' | 'name'}${number}`;
type NumberKey = `number${number}`;
type TimeKey = `time${number}`;

/** A field's key: its type and a number, as the template on mp.weixin.qq.com shows it. */
export type FieldKey = TextKey | NumberKey | TimeKey;

/** What a field of this key is made from. */
export type FieldValue<K extends FieldKey = FieldKey> = K extends TimeKey
  ? Date
  : K extends NumberKey
    ? number
    : string;

const THING_LENGTH = 20;
const PHRASE_LENGTH = 5;
const CHARACTER_STRING_LENGTH = 32;
const CHINESE_NAME_LENGTH = 10;
const LETTER_NAME_LENGTH = 20;
const NUMBER_LENGTH = 32;

/** `thing`: 20 characters of any kind, cut with an ellipsis; pictographs and line ends go. */
export function fitThing(text: string): string {
  return cut(oneLine(text), THING_LENGTH) || '无';
}

/** `phrase`: five Chinese characters and nothing else. */
export function fitPhrase(text: string): string {
  return [...text.replace(/\P{Script=Han}/gu, '')].slice(0, PHRASE_LENGTH).join('') || '有进展';
}

/** `character_string`: 32 digits, letters and signs, no Chinese. */
export function fitCharacterString(text: string): string {
  return (
    text
      .replace(/[^\x20-\x7e]/g, '')
      .trim()
      .slice(0, CHARACTER_STRING_LENGTH) || '-'
  );
}

/** `name`: ten characters with Chinese among them, else twenty letters. */
export function fitName(text: string): string {
  const name = oneLine(text);
  const length = /\p{Script=Han}/u.test(name) ? CHINESE_NAME_LENGTH : LETTER_NAME_LENGTH;
  return [...name].slice(0, length).join('').trim() || '居民';
}

/** `number`: at most 32 digits, two of them decimals where the number is not whole. */
export function fitNumber(value: number): string {
  if (!Number.isFinite(value)) return '0';
  const text = Number.isInteger(value) ? value.toFixed(0) : value.toFixed(2);
  return text.length > NUMBER_LENGTH || text.includes('e') ? '0' : text;
}

const SHANGHAI = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** `time`: the moment as `2026年5月6日 17:30` in Shanghai. */
export function fitTime(at: Date): string {
  const parts = Object.fromEntries(SHANGHAI.formatToParts(at).map((p) => [p.type, p.value]));
  return `${parts.year}年${parts.month}月${parts.day}日 ${parts.hour}:${parts.minute}`;
}

/** Fits a value to the rule its field's key names. */
export function fitField(key: FieldKey, value: FieldValue): string {
  if (value instanceof Date) return fitTime(value);
  if (typeof value === 'number') return fitNumber(value);
  if (key.startsWith('phrase')) return fitPhrase(value);
  if (key.startsWith('character_string')) return fitCharacterString(value);
  if (key.startsWith('name')) return fitName(value);
  return fitThing(value);
}

/** Pictographs with what modifies them, and code points that show nothing by themselves. */
const UNSHOWABLE =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Variation_Selector}|\p{Cf}|\p{Cs}|\p{Co}|\p{Cn}/gu;

function oneLine(text: string): string {
  return text
    .replace(UNSHOWABLE, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
