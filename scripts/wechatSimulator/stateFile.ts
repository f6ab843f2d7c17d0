import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { personSchema } from './personSchema';
import { type DurableState, emptyDurableState } from './simulatorState';

const WRITE_AFTER_MS = 200;
const FORMAT = 1;

const messageSchema = z.object({
  id: z.string(),
  openid: z.string(),
  templateId: z.string(),
  page: z.string(),
  data: z.record(z.string(), z.string()),
  receivedAt: z.number(),
});

const robotMessageSchema = z.object({
  key: z.string(),
  type: z.enum(['markdown', 'text']),
  content: z.string(),
  receivedAt: z.number(),
});
const shortMessageSchema = z.object({
  id: z.string(),
  phone: z.string(),
  text: z.string(),
  receivedAt: z.number(),
});

const fileSchema = z.object({
  format: z.literal(FORMAT),
  people: z.array(personSchema),
  lastUsedAt: z.record(z.string(), z.number()),
  quotas: z.record(z.string(), z.number()),
  messages: z.array(messageSchema),
  // Files of before there were groups and short messages have none.
  robotMessages: z._default(z.array(robotMessageSchema), []),
  removedRobots: z._default(z.array(z.string()), []),
  shortMessages: z._default(z.array(shortMessageSchema), []),
  tokens: z.array(z.object({ value: z.string(), expiresAt: z.number(), revoked: z.boolean() })),
  forcedRefreshes: z.array(z.number()),
});

/**
 * The durable state kept in `file`, or a new one when there is no such file.
 *
 * @throws Error that names the file when it cannot be read as one of ours
 */
export async function readStateFile(file: string): Promise<DurableState> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return emptyDurableState();
    throw error;
  }
  let parsed: z.infer<typeof fileSchema>;
  try {
    parsed = fileSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file} is not a WeChat simulator state file; move it away`, { cause });
  }
  const messages: DurableState['messages'] = new Map();
  for (const message of parsed.messages) {
    messages.set(message.openid, [...(messages.get(message.openid) ?? []), message]);
  }
  return {
    people: new Map(parsed.people.map((person) => [person.openid, person])),
    lastUsedAt: new Map(Object.entries(parsed.lastUsedAt)),
    quotas: new Map(Object.entries(parsed.quotas)),
    messages,
    robotMessages: parsed.robotMessages,
    removedRobots: new Set(parsed.removedRobots),
    shortMessages: parsed.shortMessages,
    tokens: parsed.tokens,
    forcedRefreshes: parsed.forcedRefreshes,
  };
}

/** Writes a state to its file some time after it changed, and never two writes at once. */
export interface StateWriter {
  changed(): void;
  /** Writes what is not yet written. */
  flush(): Promise<void>;
}

/** @param file written whole beside itself, then moved over the old one */
export function createStateWriter(file: string, state: () => DurableState): StateWriter {
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = (): Promise<void> => {
    writing = writing
      .catch(() => undefined) // its caller was told; the next write stands for itself
      .then(async () => {
        await mkdir(path.dirname(file), { recursive: true });
        const part = `${file}.${process.pid}.part`;
        await writeFile(part, serialize(state()), { mode: 0o600 });
        await rename(part, file);
      });
    return writing;
  };

  return {
    changed() {
      timer ??= setTimeout(() => {
        timer = null;
        write().catch((error: unknown) => console.error(`cannot write ${file}:`, error));
      }, WRITE_AFTER_MS).unref();
    },
    async flush() {
      if (timer) {
        clearTimeout(timer);
        timer = null;
        await write();
      }
      await writing;
    },
  };
}

function serialize(state: DurableState): string {
  const file: z.infer<typeof fileSchema> = {
    format: FORMAT,
    people: [...state.people.values()],
    lastUsedAt: Object.fromEntries(state.lastUsedAt),
    quotas: Object.fromEntries(state.quotas),
    messages: [...state.messages.values()].flat(),
    robotMessages: state.robotMessages,
    removedRobots: [...state.removedRobots],
    shortMessages: state.shortMessages,
    tokens: state.tokens,
    forcedRefreshes: state.forcedRefreshes,
  };
  return JSON.stringify(file);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
