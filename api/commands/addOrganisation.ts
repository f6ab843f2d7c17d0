import { randomUUID } from 'node:crypto';
import { findCategory } from '@shared/categories';
import type { OrganisationBody } from '@shared/schemas/staff';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Organisation, type OrganisationDocument } from '../models/Organisation';
import { canAddOrganisation } from '../policies/staffPolicy';
import { inTransaction } from './inTransaction';
import { isDuplicateKey } from './isDuplicateKey';
import { recordAudit } from './recordAudit';

/**
 * Adds a department, a property company, a police station to the county.
 * @throws ApiError forbidden, validation_failed for an unknown category, already_exists for a name in use
 */
export async function addOrganisation(
  deps: Deps,
  actor: Actor,
  body: OrganisationBody,
): Promise<OrganisationDocument> {
  if (!canAddOrganisation(actor)) throw apiError('forbidden');
  assertCategories(body.categories);
  const { county } = actor;
  const organisation = { _id: randomUUID(), county, ...body, active: true };
  try {
    await inTransaction(async (transaction) => {
      await Organisation.insertMany([organisation], { session: transaction });
      await recordAudit(
        deps,
        {
          county,
          actorId: actor.personId,
          action: 'organisation.add',
          subject: organisation._id,
        },
        transaction,
      );
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw apiError('already_exists');
    throw error;
  }
  await deps.directory.refresh(county, { organisations: true });
  return organisation;
}

function assertCategories(codes: readonly string[]): void {
  const unknown = codes.findIndex((code) => !findCategory(code));
  if (unknown < 0) return;
  const path = `categories.${unknown}`;
  throw apiError('validation_failed', [{ path, code: 'unknown', message: codes[unknown] }]);
}
