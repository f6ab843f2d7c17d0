import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { findReport } from '../queries/findReport';
import { setLead } from './assignments';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** The decision on an extension: the resolution is due on the new day, or as before. */
export async function decideExtension(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  { granted, words }: { granted: boolean; words?: string | undefined },
): Promise<ReportDocument> {
  const action = granted ? 'grantExtension' : 'refuseExtension';
  const day = (await findReport(actor, request.reportId)).extension?.until;
  const decide = takeStep(
    deps,
    actor,
    action,
    request,
    ({ report, directory }) => {
      const { extension } = report;
      // Another day was asked for since it was read: who decides has not seen it.
      if (!extension || extension.until.getTime() !== day?.getTime()) throw apiError('conflict');
      return {
        byName: postLabel(directory, actingPost(actor, action, report)),
        summary: granted ? messages.extensionGranted(extension.until) : messages.extensionRefused,
        words: words ?? null,
        set: {
          extension: { ...extension, state: granted ? 'granted' : 'refused' },
          ...(granted ? { assignments: setLead(report, { resolveBy: extension.until }) } : {}),
        },
      };
    },
    day ? { day } : {},
  );
  return decide;
}
