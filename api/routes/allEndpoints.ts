import { areaEndpoints } from './areas/areas';
import { calendarEndpoints } from './calendar/calendar';
import { categoryEndpoints } from './categories/categories';
import { demonstrationEndpoints } from './demonstration/demonstration';
import type { Endpoint } from './endpoint';
import { eventEndpoints } from './events/events';
import { fileEndpoints } from './files/files';
import { placeholderEndpoints } from './files/placeholders';
import { gridEndpoints } from './grids/grids';
import { inboxEndpoints } from './inbox/inbox';
import { ledgerEndpoints } from './ledger/ledger';
import { erasureEndpoints } from './me/erasure';
import { exportEndpoints } from './me/export';
import { meEndpoints } from './me/me';
import { messageEndpoints } from './messages/messages';
import { organisationEndpoints } from './organisations/organisations';
import { peopleEndpoints } from './people/people';
import { plateEndpoints } from './plates/plates';
import { postEndpoints } from './posts/posts';
import { rosterEndpoints } from './posts/roster';
import { privacyEndpoints } from './privacy/privacy';
import { redactionEndpoints } from './reports/redaction';
import { reportEndpoints } from './reports/reports';
import { stepEndpoints } from './reports/steps';
import { restrictionEndpoints } from './restrictions/restrictions';
import { reviewEndpoints } from './reviews/reviews';
import { sendEndpoints } from './sends/sends';
import { sessionEndpoints } from './sessions/sessions';
import { signInRequestEndpoints } from './signInRequests/signInRequests';
import { taskEndpoints } from './tasks/tasks';
import { threadEndpoints } from './threads/threads';
import { uploadEndpoints } from './uploads/uploads';

/** Every operation of the API; what is not listed here does not exist. */
export const allEndpoints: readonly Endpoint[] = [
  ...areaEndpoints,
  ...calendarEndpoints,
  ...categoryEndpoints,
  ...demonstrationEndpoints,
  ...eventEndpoints,
  ...fileEndpoints,
  ...placeholderEndpoints,
  ...gridEndpoints,
  ...inboxEndpoints,
  ...ledgerEndpoints,
  ...meEndpoints,
  ...erasureEndpoints,
  ...exportEndpoints,
  ...organisationEndpoints,
  ...peopleEndpoints,
  ...plateEndpoints,
  ...postEndpoints,
  ...rosterEndpoints,
  ...privacyEndpoints,
  ...reportEndpoints,
  ...stepEndpoints,
  ...redactionEndpoints,
  ...messageEndpoints,
  ...restrictionEndpoints,
  ...reviewEndpoints,
  ...sendEndpoints,
  ...sessionEndpoints,
  ...signInRequestEndpoints,
  ...taskEndpoints,
  ...threadEndpoints,
  ...uploadEndpoints,
];
