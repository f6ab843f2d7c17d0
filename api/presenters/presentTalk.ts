import { findCategory } from '@shared/categories';
import { formatReportNumber } from '@shared/reportNumber';
import type { Message, ThreadHead, ThreadItem } from '@shared/schemas/talk';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { areaLabel } from '../grids/findResponsible';
import { messages } from '../messages';
import type { MessageDocument } from '../models/Message';
import type { ThreadDocument } from '../models/Thread';
import { hidesReporter } from '../policies/reportPolicy';
import {
  isResidentOf,
  messageState,
  seesHeld,
  speakerOf,
  type Talk,
} from '../policies/threadPolicy';
import type { TalkRow } from '../queries/talk/findTalks';
import { signFileUrl } from '../secrets/fileUrls';
import { talkMessages } from '../talkMessages';
import { maskName } from './mask';
import { presentHiddenPhoto, presentPhoto } from './presentPhoto';

/** What the presenters need to know of a talk besides itself. */
export interface TalkView {
  readonly deps: Deps;
  readonly actor: Actor;
  readonly talk: Talk;
  /** In clear; shown masked, and not at all where the reporter asked for it. */
  readonly residentName: string | null;
}

/** What a resident is called to the staff: as their report calls them. */
function residentLabel({ talk, residentName }: TalkView): string {
  if (talk.report && hidesReporter(talk.report)) return talkMessages.reporter;
  return residentName ? maskName(residentName) : talkMessages.resident;
}

/** What a talk is, to the person who asks. */
export function presentThread(view: TalkView, thread: ThreadDocument | null): ThreadHead {
  const { actor, talk } = view;
  const { report } = talk;
  const mine = isResidentOf(actor, talk);
  const place = areaLabel(talk.areaPath);
  return {
    id: talk.id,
    kind: report ? 'report' : 'grid',
    reportId: report?._id ?? null,
    reportNumber: report && formatReportNumber(report.number),
    title: mine ? (report ? report.holder.name || place : place) : residentLabel(view),
    about: aboutOf(view, place),
    mine,
    canWrite: speakerOf(actor, talk) !== null,
    lastSequence: thread?.lastSequence ?? 0,
    changes: thread?.changes ?? 0,
    waitingSince: thread?.waitingSince?.toISOString() ?? null,
  };
}

/** "道路设施 · 261122-4821-7306", "我的网格", "联系网格员 · 第一村第一网格" */
function aboutOf({ actor, talk }: TalkView, place: string): string {
  const { report } = talk;
  const mine = isResidentOf(actor, talk);
  if (!report) return mine ? talkMessages.myGrid : `${talkMessages.contactGrid} · ${place}`;
  const category = findCategory(report.category)?.name ?? report.category;
  return `${category} · ${mine ? formatReportNumber(report.number) : place}`;
}

/** One message as a person may see it: what is held back shows that something is there, and no more. */
export function presentMessage(view: TalkView, message: MessageDocument): Message {
  const { deps, actor, talk } = view;
  const mine = message.from.personId === actor.personId;
  const state = messageState(talk, message);
  const held = state !== 'shown' && !seesHeld(actor, talk, message);
  const { voice } = message;
  return {
    id: message._id,
    sequence: message.sequence,
    at: message.createdAt.toISOString(),
    as: message.from.as,
    mine,
    clientId: mine ? message.clientId : null,
    from: fromLabel(view, message, mine),
    kind: message.kind,
    check: state,
    held,
    text: held ? null : message.text,
    photos: message.photos.map((photo) =>
      held ? presentHiddenPhoto(photo, state) : presentPhoto(deps, photo, state),
    ),
    voice:
      voice && !held
        ? {
            id: voice.fileId,
            url: signFileUrl(deps.keyRing, voice.fileId, 'voice', deps.now()),
            seconds: voice.seconds,
          }
        : null,
  };
}

function fromLabel(view: TalkView, { from }: MessageDocument, mine: boolean): string {
  if (mine) return talkMessages.me;
  return from.as === 'resident' ? residentLabel(view) : from.name || messages.staffFallback;
}

/** One line of a list. */
export const presentThreadItem = (
  view: TalkView,
  { thread, last, unreadCount }: TalkRow,
): ThreadItem => ({
  ...presentThread(view, thread),
  unreadCount,
  lastAt: thread.lastAt.toISOString(),
  last: last ? excerptOf(view, last) : { from: '', mine: false, words: '' },
});

function excerptOf(view: TalkView, message: MessageDocument): ThreadItem['last'] {
  const mine = message.from.personId === view.actor.personId;
  const from = fromLabel(view, message, mine);
  const hidden = messageState(view.talk, message) !== 'shown';
  if (hidden && !seesHeld(view.actor, view.talk, message))
    return { from, mine, words: talkMessages.held };
  switch (message.kind) {
    case 'photo':
      return { from, mine, words: talkMessages.photo };
    case 'voice':
      return { from, mine, words: talkMessages.voice(message.voice?.seconds ?? 0) };
    case 'text':
      return { from, mine, words: message.text ?? '' };
  }
}
