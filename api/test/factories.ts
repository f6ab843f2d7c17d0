import { randomBytes, randomUUID } from 'node:crypto';
import { belongsToOrganisation } from '@shared/roles';
import { Organisation, type OrganisationDocument } from '../models/Organisation';
import { Person, type PersonDocument } from '../models/Person';
import { Post, type PostDocument } from '../models/Post';
import { PRIVACY_VERSION } from '../privacyText';
import { sealName, sealOpenid, sealPhone } from '../secrets/personalData';
import { buildCounty, TEST_COUNTY } from './buildCounty';
import { testKeyRing } from './testKeyRing';
import { noteWritten } from './written';

let count = 0;
/** A mobile number no other person of this test file has. */
export const newPhone = (): string => `139${String(++count).padStart(8, '0')}`;
export const newOpenid = (): string => `o${randomBytes(12).toString('hex')}`;

/** A person with what is sealed in the document in clear beside it. */
export type TestPerson = PersonDocument & {
  readonly clear: { name: string | null; phone: string | null; openid: string | null };
};

interface PersonOverrides
  extends Partial<
    Omit<PersonDocument, 'name' | 'phone' | 'openid' | 'phoneIndex' | 'openidIndex'>
  > {
  name?: string | null;
  phone?: string | null;
  openid?: string | null;
}

/** A person who has signed in with WeChat and agreed to the privacy text; `null` leaves out name, phone or openid. */
export async function buildPerson(overrides: PersonOverrides = {}): Promise<TestPerson> {
  const { clear, ...document } = makePerson(overrides);
  await Person.insertMany([document]);
  return { ...document, clear };
}

/** The same, not in the database yet. */
export function makePerson(overrides: PersonOverrides = {}): TestPerson {
  const { name = `张${++count}`, phone = newPhone(), openid = newOpenid(), ...rest } = overrides;
  const _id = rest._id ?? randomUUID();
  const county = rest.county ?? TEST_COUNTY;
  const document: PersonDocument = {
    _id,
    county,
    name: name && sealName(testKeyRing, _id, name),
    ...(phone ? sealPhone(testKeyRing, { _id, county }, phone) : { phone: null, phoneIndex: null }),
    ...(openid
      ? sealOpenid(testKeyRing, { _id, county }, openid)
      : { openid: null, openidIndex: null }),
    consent: { version: PRIVACY_VERSION, at: new Date() },
    gridCode: null,
    demonstration: false,
    createdAt: new Date(),
    version: 1,
    ...rest,
  };
  return { ...document, clear: { name, phone, openid } };
}

/** A department, or what the overrides say. */
export async function buildOrganisation(
  overrides: Partial<OrganisationDocument> = {},
): Promise<OrganisationDocument> {
  const organisation: OrganisationDocument = {
    _id: randomUUID(),
    county: TEST_COUNTY,
    name: `第${++count}局`,
    kind: 'department',
    categories: [],
    active: true,
    ...overrides,
  };
  await Organisation.insertMany([organisation]);
  noteWritten(organisation.county);
  return organisation;
}

export type TestPost = PostDocument & { readonly person: TestPerson };

/**
 * A current post, on duty. Without further words a grid member of the county's first grid; roles of organisations get
 * an organisation, the administrator and the analyst the county. County and person are made where they are missing.
 */
export async function buildPost(
  overrides: Partial<PostDocument> & { person?: TestPerson } = {},
): Promise<TestPost> {
  const { person: given, ...rest } = overrides;
  const role = rest.role ?? 'gridMember';
  const county = rest.county ?? given?.county ?? rest.areaCode?.slice(0, 6) ?? TEST_COUNTY;
  const tree = await buildCounty(county);
  const person = given ?? (await buildPerson({ county }));
  const document: PostDocument = {
    _id: randomUUID(),
    county,
    role,
    personId: person._id,
    onDuty: true,
    from: new Date('2026-01-01T00:00:00Z'),
    to: null,
    version: 1,
    ...(await placeOf(role, county, tree.grids[0] ?? county, rest)),
    ...rest,
  };
  await Post.insertMany([document]);
  noteWritten(county);
  return { ...document, person };
}

async function placeOf(
  role: PostDocument['role'],
  county: string,
  grid: string,
  given: Partial<PostDocument>,
): Promise<Pick<PostDocument, 'areaCode' | 'organisationId'>> {
  if (belongsToOrganisation(role)) {
    const organisationId = given.organisationId ?? (await buildOrganisation({ county }))._id;
    return { areaCode: null, organisationId };
  }
  const areaCode = role === 'admin' || role === 'analyst' ? county : grid;
  return { areaCode, organisationId: null };
}
