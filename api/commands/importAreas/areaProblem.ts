import type { Wgs84 } from '@shared/coordinates';
import { messages } from './messages';

/** One thing that is wrong with a tree, and where. */
export interface AreaProblem {
  readonly message: string;
  readonly code?: string | undefined;
  /** Which feature of the file, counted from 1. */
  readonly feature?: number | undefined;
  readonly coordinate?: Wgs84 | undefined;
}

/** So many problems are collected before the import gives up. */
export const PROBLEM_LIMIT = 20;

/** The tree was refused and nothing was written; `problems` says what is wrong, with the place. */
export class AreaImportError extends Error {
  readonly code = 'areaImportRefused';

  constructor(readonly problems: readonly AreaProblem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'AreaImportError';
  }
}

/** "第 12 个要素 411728001001（114.0132, 33.1456）：边界自相交" */
export function describeProblem({ message, code, feature, coordinate }: AreaProblem): string {
  const place = coordinate ? `（${coordinate[0].toFixed(7)}, ${coordinate[1].toFixed(7)}）` : '';
  const subject = [feature === undefined ? '' : messages.feature(feature), code ?? '']
    .filter(Boolean)
    .join(' ');
  return subject || place ? `${subject}${place}：${message}` : message;
}

/** Throws when there are problems. */
export function refuseIf(problems: readonly AreaProblem[]): void {
  if (problems.length > 0) throw new AreaImportError(problems);
}
