import type { Role } from '@shared/roles';

/** A post that is current; `areaCode` or `organisationId` is set. */
export interface ActorPost {
  readonly id: string;
  readonly role: Role;
  readonly areaCode: string | null;
  readonly organisationId: string | null;
  readonly onDuty: boolean;
}

/** The person who asks, with the posts they hold now. */
export interface Actor {
  readonly personId: string;
  readonly county: string;
  readonly consentVersion: string;
  /** The sign-in's family of refresh tokens. */
  readonly family: string;
  /** The openid of a sign-in in WeChat, sealed for `token/PERSON/openid`; null elsewhere. */
  readonly sealedOpenid: string | null;
  readonly posts: readonly ActorPost[];
}
