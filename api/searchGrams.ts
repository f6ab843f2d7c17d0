/** Letters and digits are searched as words, Chinese by its pairs of characters, which need no dictionary. */
const PIECES = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const HAN = /^\p{Script=Han}/u;
const MAX_WORD = 32;

/** What a text is found by: every pair of neighbouring Chinese characters and every single one, every word. */
export function textGrams(text: string): string[] {
  const grams = new Set<string>();
  for (const piece of pieces(text)) {
    if (!HAN.test(piece)) grams.add(piece.slice(0, MAX_WORD));
    else {
      for (const character of piece) grams.add(character);
      for (const pair of pairs(piece)) grams.add(pair);
    }
  }
  return [...grams];
}

/** What a text must carry to be found by these words: the pairs, or the character where it stands alone. */
export function searchGrams(words: string): string[] {
  const grams = new Set<string>();
  for (const piece of pieces(words)) {
    const found =
      HAN.test(piece) && [...piece].length > 1 ? pairs(piece) : [piece.slice(0, MAX_WORD)];
    for (const gram of found) grams.add(gram);
  }
  return [...grams];
}

const pieces = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(PIECES) ?? [];

function pairs(piece: string): string[] {
  const characters = [...piece];
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
