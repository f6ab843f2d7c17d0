import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { setLead } from './assignments';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** The decision on an extension: the resolution is due on the new day, or as before. */
export function decideExtension(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  { granted, words }: { granted: boolean; words?: string | undefined },
): Promise<ReportDocument> {
  const action = granted ? 'grantExtension' : 'refuseExtension';
  return takeStep(
    deps,
    actor,
    action,
    request,
    ({ report, directory }) => {
      const { extension } = report;
      if (!extension) throw apiError('wrong_state');
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
    { day: ({ extension }) => extension?.until },
  );
}
