import type { Message, SendMessageBody } from '@shared/schemas/talk';
import { create } from 'zustand';
import { Problem, toProblem } from '../api/problem';
import { sendMessage, uploadVoice } from '../api/talk';
import { currentSession, onSessionChange } from '../api/tokens';
import { uploadPhoto } from '../api/uploads';
import { talk as words } from '../messages/talk';
import { forgetPhoto, previewOf } from '../platform/photos';
import { readStored, storedNames, writeStored } from '../platform/storage';
import { hasReceipt, newOutgoing, type Outgoing, type OutgoingFile } from './outgoing';

/** One value a message, so that two windows never undo each other's. */
const PREFIX = 'outbox:';
/** How long a weak network, which never says that it is back, is left alone. */
const AGAIN_MS = 30_000;
/** These pass by themselves: what meets them waits on. */
const PASSING: readonly Problem['code'][] = [
  'connection_lost',
  'try_again',
  'rate_limited',
  'request_in_progress',
  'internal_error',
  'wechat_unavailable',
  'unauthenticated',
  'token_expired',
  'session_revoked',
];

interface Outbox {
  /** Everybody's on this device, in the order they were written. */
  all: readonly Outgoing[];
}

const readAll = (): Outgoing[] =>
  (storedNames(PREFIX) ?? [])
    .flatMap((name) => readStored<Outgoing>(name) ?? [])
    .sort((a, b) => a.order - b.order);

/** What was said and is not there yet: it survives the end of the app, and is sent once and in order. */
export const useOutbox = create<Outbox>()(() => ({ all: readAll() }));

function keep(message: Outgoing): void {
  writeStored(PREFIX + message.key, message);
  const others = useOutbox.getState().all.filter(({ key }) => key !== message.key);
  useOutbox.setState({ all: [...others, message].sort((a, b) => a.order - b.order) });
}

/** Takes a message out: it has arrived, or the person does not want it any more. */
export function forgetOutgoing(key: string): void {
  const message = useOutbox.getState().all.find((one) => one.key === key);
  writeStored(PREFIX + key, null);
  useOutbox.setState(({ all }) => ({ all: all.filter((one) => one.key !== key) }));
  if (message?.file) void forgetPhoto(message.file.path).catch(() => undefined);
}

type Sent = (threadId: string, message: Message) => void;
const listeners = new Set<Sent>();

/** Hears of every message that arrived; answers how to stop. */
export function onSent(listener: Sent): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Says something: kept first, then sent as soon as there is a way. */
export function say(threadId: string, content: Pick<Outgoing, 'kind' | 'text' | 'file'>): void {
  const ownerId = currentSession()?.personId;
  if (!ownerId) return;
  keep(newOutgoing(ownerId, threadId, content));
  void sendOutbox();
}

/** The person says so again. */
export function sayAgain(key: string): void {
  const message = useOutbox.getState().all.find((one) => one.key === key);
  if (message) keep({ ...message, state: 'waiting', problem: null });
  void sendOutbox();
}

let sending: Promise<void> | null = null;
let again: ReturnType<typeof setTimeout> | undefined;

/** Sends what waits, oldest first, until the network fails. One run at a time. */
export function sendOutbox(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

const nextWaiting = (): Outgoing | undefined =>
  useOutbox
    .getState()
    .all.find(
      ({ state, ownerId }) => state === 'waiting' && ownerId === currentSession()?.personId,
    );

async function sendAll(): Promise<void> {
  clearTimeout(again);
  for (let next = nextWaiting(); next; next = nextWaiting()) {
    try {
      const message = await attempt(next);
      forgetOutgoing(next.key);
      for (const listener of [...listeners]) listener(next.threadId, message);
    } catch (thrown) {
      const { code, words: said } = toProblem(thrown);
      if (PASSING.includes(code)) {
        again = setTimeout(() => void sendOutbox(), AGAIN_MS);
        return;
      }
      keep({ ...(find(next.key) ?? next), state: 'failed', problem: said });
    }
  }
}

const find = (key: string): Outgoing | undefined =>
  useOutbox.getState().all.find((one) => one.key === key);

async function attempt(message: Outgoing): Promise<Message> {
  try {
    return await sendMessage(message.threadId, await bodyOf(message), message.key);
  } catch (thrown) {
    // The server looks for the message itself first: what it refuses a receipt of is not there yet.
    if (toProblem(thrown).code !== 'receipt_invalid' || !message.file) throw thrown;
    const fresh = { ...message, file: { ...message.file, receipt: null, receiptUntil: null } };
    return sendMessage(message.threadId, await bodyOf(fresh), message.key);
  }
}

async function bodyOf(message: Outgoing): Promise<SendMessageBody> {
  const { kind, text, file } = message;
  if (kind === 'text' || !file) return { kind: 'text', text: text ?? '' };
  const receipt = hasReceipt(file) ? file.receipt : await sendFile(message, file);
  return kind === 'photo' ? { kind, photos: [receipt ?? ''] } : { kind, voice: receipt ?? '' };
}

async function sendFile(message: Outgoing, file: OutgoingFile): Promise<string> {
  if ((await previewOf(file.path)) === null) throw new Problem('unknown', words.fileGone);
  const { receipt, expiresAt } =
    message.kind === 'voice'
      ? await uploadVoice(file.path)
      : await uploadPhoto(file.path, () => undefined);
  keep({ ...message, file: { ...file, receipt, receiptUntil: expiresAt } });
  return receipt;
}

onSessionChange(() => useOutbox.setState({ all: readAll() }));
