import type { CheckSuggestion, TextChecked } from './wechatTypes';

/** msgSecCheck takes 2,500 characters at most; counted here as code points. */
const LONGEST_PIECE = 2500;
/** Pieces overlap, so that no word is cut in two unseen. */
const OVERLAP = 50;

/** The text in pieces that WeChat takes; none for an empty text. */
export function piecesOf(text: string): string[] {
  const characters = [...text];
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += LONGEST_PIECE - OVERLAP) {
    pieces.push(characters.slice(start, start + LONGEST_PIECE).join(''));
    if (start + LONGEST_PIECE >= characters.length) break;
  }
  return pieces;
}

const SEVERITY: Record<CheckSuggestion, number> = { pass: 0, review: 1, risky: 2 };

/** The more severe of two verdicts; the first of two alike. */
export function worseOf(before: TextChecked | null, next: TextChecked): TextChecked {
  return before && SEVERITY[before.suggest] >= SEVERITY[next.suggest] ? before : next;
}
