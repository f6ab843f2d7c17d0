import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackWoff } from './unpackWoff';

/** 400 for lines, 700 for what is read from afar. */
export type PlateWeight = 400 | 700;

/** What pdfkit gives of an opened font, as far as it is asked here; its types leave it out. */
interface OpenedFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** A part of a line whose letters are all in one font. */
export interface FontRun {
  readonly font: string;
  readonly text: string;
}

const resolve = createRequire(import.meta.url).resolve;
const PACKAGE = '@fontsource/noto-sans-sc';
/** Where most letters are: the everyday Chinese, then what European text needs. */
const MAIN = ['chinese-simplified', 'latin'] as const;
/** For a letter that no font has: a name is never cut short silently. */
const MISSING = '□';

const opened = new Map<string, Buffer>();

/** A part of Noto Sans SC as TrueType, unpacked once a process. */
function fontFile(part: string, weight: PlateWeight): Buffer {
  const name = `noto-sans-sc-${part}-${weight}-normal.woff`;
  const known = opened.get(name);
  if (known) return known;
  const font = unpackWoff(readFileSync(resolve(`${PACKAGE}/files/${name}`)));
  opened.set(name, font);
  return font;
}

let slices: { part: string; ranges: [number, number][] }[] | null = null;

/** The small parts for rare letters, with the code points each says it has (灈 of 灈阳街道 is in one). */
function rareParts() {
  slices ??= Object.entries(
    JSON.parse(readFileSync(resolve(`${PACKAGE}/unicode.json`), 'utf8')) as Record<string, string>,
  ).map(([name, list]) => ({
    part: name.replace(/[[\]]/g, ''),
    ranges: list.split(',').map((range): [number, number] => {
      const [from = '', to = from] = range.replace(/^U\+/i, '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    }),
  }));
  return slices;
}

/** The letters of one document: chooses for each the part of the font that has it. */
export class PlateFonts {
  readonly #doc: PDFKit.PDFDocument;
  readonly #fonts = new Map<string, OpenedFont>();
  readonly #partOfLetter = new Map<string, string | null>();

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
  }

  /** Cuts a line where the font changes. Letters that no part has become □. */
  runs(line: string, weight: PlateWeight): FontRun[] {
    const runs: { font: string; text: string }[] = [];
    for (const letter of line) {
      const found = this.#find(letter, weight);
      const text = found === null ? MISSING : letter;
      const font = found ?? this.#find(MISSING, weight) ?? this.#name(MAIN[1], weight);
      const last = runs.at(-1);
      if (last?.font === font) last.text += text;
      else runs.push({ font, text });
    }
    return runs;
  }

  #find(letter: string, weight: PlateWeight): string | null {
    const key = `${weight}${letter}`;
    const known = this.#partOfLetter.get(key);
    if (known !== undefined) return known;
    const codePoint = letter.codePointAt(0) ?? 0;
    const rare = rareParts()
      .filter(({ ranges }) => ranges.some(([from, to]) => codePoint >= from && codePoint <= to))
      .map(({ part }) => part);
    const part = [...MAIN, ...rare].find((one) => this.#open(one, weight, codePoint)) ?? null;
    const font = part === null ? null : this.#name(part, weight);
    this.#partOfLetter.set(key, font);
    return font;
  }

  #open(part: string, weight: PlateWeight, codePoint: number): boolean {
    const name = this.#name(part, weight);
    let font = this.#fonts.get(name);
    if (!font) {
      this.#doc.registerFont(name, fontFile(part, weight)).font(name);
      font = (this.#doc as unknown as { _font: { font: OpenedFont } })._font.font;
      this.#fonts.set(name, font);
    }
    return font.hasGlyphForCodePoint(codePoint);
  }

  #name(part: string, weight: PlateWeight): string {
    return `${part}-${weight}`;
  }
}
