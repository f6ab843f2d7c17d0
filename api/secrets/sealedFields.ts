/** A place in the database where a sealed value stands. */
export interface SealedField {
  readonly collection: string;
  /** From the document down, with dots. */
  readonly path: string;
  /** What the value is bound to, by the document's id. */
  readonly context: (id: string) => string;
}

const ofPerson = (field: string): SealedField => ({
  collection: 'people',
  path: field,
  context: (id) => `person/${id}/${field}`,
});

/**
 * Every place where a sealed value may stand: what a rotation seals anew, and where the first start looks for the keys
 * that are in use. `npm run check:privacy` fails where a sealed value stands anywhere else.
 */
export const SEALED_FIELDS: readonly SealedField[] = [
  ofPerson('name'),
  ofPerson('phone'),
  ofPerson('openid'),
  { collection: 'reports', path: 'place.address', context: (id) => `report/${id}/address` },
  { collection: 'groupRobots', path: 'key', context: (id) => `robot/${id}/key` },
  { collection: 'wechatTokens', path: 'accessToken', context: (id) => `wechatToken/${id}` },
  { collection: 'storedAnswers', path: 'body', context: (id) => `answer/${id}` },
];
