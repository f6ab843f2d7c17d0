import type { Organisation } from '@shared/schemas/staff';
import type { OrganisationDocument } from '../models/Organisation';

export const presentOrganisation = ({
  _id,
  name,
  kind,
  categories,
  active,
}: OrganisationDocument): Organisation => ({ id: _id, name, kind, categories, active });
