import { rosterResponse } from '@shared/schemas/staff';
import { importRoster } from '../../commands/importRoster';
import { apiError } from '../../errors';
import { messages } from '../../messages';
import { canImportRoster } from '../../policies/staffPolicy';
import { reviewRoster } from '../../queries/reviewRoster';
import { receiveRoster } from '../../roster/receiveRoster';
import { rosterErrorSheet, rosterTemplate, XLSX_TYPE } from '../../roster/rosterSheets';
import { type Endpoint, endpoint, RawAnswer } from '../endpoint';

const download = (name: string, sheet: Buffer, headers: Record<string, string> = {}) =>
  new RawAnswer(sheet, XLSX_TYPE, {
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
    ...headers,
  });

/** Many members of the staff at once, from a sheet. */
export const rosterEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/posts/roster-template',
    summary: 'An empty roster (.xlsx) with what goes where (administrators)',
    tag: 'staff',
    access: 'consented',
    handle: async ({ deps, actor }) => {
      if (!canImportRoster(actor)) throw apiError('forbidden');
      const { organisations } = await deps.directory(actor.county);
      const names = [...organisations.values()].filter(({ active }) => active);
      const sheet = await rosterTemplate(names.map(({ name }) => name));
      return download(messages.roster.templateName, sheet);
    },
  }),
  endpoint({
    method: 'post',
    path: '/posts/roster',
    summary:
      'Add everybody on a roster or nobody: .xlsx up to 2 MB as form field "file" or as the body',
    tag: 'staff',
    access: 'consented',
    limit: 'upload',
    // The middleware does not see a streamed body: the command keeps the answer under the file's hash.
    idempotency: 'command',
    consumes: 'stream',
    response: rosterResponse,
    handle: async ({ deps, actor, key, request }) =>
      importRoster(deps, actor, { file: await receiveRoster(request), key }),
  }),
  endpoint({
    method: 'post',
    path: '/posts/roster/check',
    summary: 'The roster back as .xlsx with a column that says what to put right; writes nothing',
    tag: 'staff',
    access: 'consented',
    limit: 'upload',
    idempotency: 'none',
    consumes: 'stream',
    handle: async ({ deps, actor, request }) => {
      const { rows, problems } = await reviewRoster(deps, actor, await receiveRoster(request));
      const sheet = await rosterErrorSheet(rows, problems);
      const count = { 'X-Roster-Problems': String(problems.length) };
      return download(messages.roster.checkedName, sheet, count);
    },
  }),
];
