import { type FieldKey, type FieldValue, fitField } from './fitFields';

/**
 * What the product's subscribe messages say, and the field of the template each part goes to. The
 * keys are those of the demonstration account's templates; a county whose templates on
 * mp.weixin.qq.com number their fields otherwise gives its own keys.
 */
export const TEMPLATE_FIELDS = {
  /** 办理进度通知 */
  reportProgress: {
    number: 'character_string1',
    matter: 'thing2',
    status: 'phrase3',
    at: 'time4',
    note: 'thing5',
  },
  /** 办结评价提醒 */
  reportResolved: { number: 'character_string1', matter: 'thing2', at: 'time3', outcome: 'thing4' },
  /** 新任务提醒 */
  taskAssigned: {
    number: 'character_string1',
    matter: 'thing2',
    place: 'thing3',
    due: 'time4',
    note: 'thing5',
  },
  /** 任务到期提醒 */
  taskDue: {
    number: 'character_string1',
    matter: 'thing2',
    due: 'time3',
    status: 'phrase4',
    note: 'thing5',
  },
} as const satisfies Record<string, Record<string, FieldKey>>;

export type TemplateName = keyof typeof TEMPLATE_FIELDS;
type Fields<N extends TemplateName> = (typeof TEMPLATE_FIELDS)[N];
/** The parts of one message: times as `Date`, the rest as text of any length. */
export type TemplateValues<N extends TemplateName> = {
  [Part in keyof Fields<N>]: Fields<N>[Part] extends FieldKey ? FieldValue<Fields<N>[Part]> : never;
};

/**
 * The `data` of a subscribe message, every value fitted to its field.
 *
 * @param fields the template's own keys where they differ from `TEMPLATE_FIELDS`
 */
export function fillTemplate<N extends TemplateName>(
  name: N,
  values: TemplateValues<N>,
  fields: Readonly<Record<string, FieldKey>> = TEMPLATE_FIELDS[name],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries<FieldValue>(values).flatMap(([part, value]) => {
      const key = fields[part];
      return key ? [[key, fitField(key, value)]] : [];
    }),
  );
}
