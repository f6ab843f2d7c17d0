import type { Actor } from '../actor';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import { exportMessages } from './exportMessages';

/** One thing that is held about a person: as data, and as lines for people to read. */
export interface HeldItem {
  readonly data: Record<string, unknown>;
  readonly title: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
  /** Files that belong to it: pictures and recordings. */
  readonly files: readonly HeldFile[];
}

export interface HeldFile {
  readonly fileId: string;
  readonly kind: 'photo' | 'voice';
}

/** What the sections read with. */
export interface ExportContext {
  readonly deps: Deps;
  readonly actor: Actor;
  readonly directory: CountyDirectory;
}

export type SectionName = keyof typeof exportMessages.sections;

/** A part of what is held; its items are read from the database as they are written out. */
export interface Section {
  readonly name: SectionName;
  readonly items: (context: ExportContext) => AsyncIterable<HeldItem>;
}

/** Where a file lies in the archive. */
export const archiveName = ({ fileId, kind }: HeldFile): string =>
  kind === 'photo' ? `photos/${fileId}.jpg` : `voices/${fileId}.mp3`;

const { when } = exportMessages;

/** An item whose lines say the same as its data. */
export function item(
  title: string,
  data: Record<string, unknown>,
  lines: readonly (readonly [label: string, value: unknown])[],
  files: readonly HeldFile[] = [],
): HeldItem {
  return {
    title,
    data,
    files,
    lines: lines.flatMap(([label, value]) => {
      const words = value instanceof Date ? when(value) : String(value ?? '');
      return words === '' ? [] : [[label, words] as const];
    }),
  };
}
