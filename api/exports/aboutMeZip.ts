import { fileKey } from '../photos/fileKey';
import {
  archiveName,
  type ExportContext,
  type HeldFile,
  type HeldItem,
  type Section,
  type SectionName,
} from './aboutMe';
import { caseSections } from './caseSections';
import { exportMessages } from './exportMessages';
import { personSections } from './personSections';
import { type ZipFile, zipStream } from './zipStream';

const BY_NAME = new Map([...personSections, ...caseSections].map((one) => [one.name, one]));
/** In the order people look for things. */
const SECTIONS: readonly Section[] = (
  Object.keys(exportMessages.sections) as SectionName[]
).flatMap((name) => BY_NAME.get(name) ?? []);

/**
 * All that is held about a person as an archive: the same content as data (JSON) and as a page to read (HTML, needs
 * nothing else), and the files. Written while it is read, whatever there is of it.
 */
export const aboutMeZip = (context: ExportContext): AsyncGenerator<Buffer> =>
  zipStream(archive(context));

async function* archive(context: ExportContext): AsyncGenerator<ZipFile> {
  const files = new Map<string, HeldFile>();
  yield { name: 'about-me.json', content: asJson(context, files) };
  yield { name: 'about-me.html', content: asPage(context) };
  for (const file of files.values()) {
    const part = file.kind === 'photo' ? 'full' : 'voice';
    const stored = await context.deps.objectStore.get(fileKey(file.fileId, part));
    if (stored) yield { name: archiveName(file), content: stored.body, stored: true };
  }
}

/** @param files is told of every file that is met */
async function* asJson(
  context: ExportContext,
  files: Map<string, HeldFile>,
): AsyncGenerator<string> {
  yield `{"exportedAt":${JSON.stringify(context.deps.now())}`;
  for (const { name, items } of SECTIONS) {
    yield `,\n${JSON.stringify(name)}:[`;
    let first = true;
    for await (const one of items(context)) {
      for (const file of one.files) files.set(file.fileId, file);
      yield `${first ? '' : ','}\n${JSON.stringify(one.data)}`;
      first = false;
    }
    yield ']';
  }
  yield '}\n';
}

async function* asPage(context: ExportContext): AsyncGenerator<string> {
  yield `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${exportMessages.pageTitle}</title><style>${STYLE}</style></head><body><h1>${exportMessages.pageTitle}</h1><p>${escapeHtml(exportMessages.pageIntro(context.deps.now()))}</p>`;
  for (const { name, items } of SECTIONS) {
    yield `<section><h2>${exportMessages.sections[name]}</h2>`;
    let count = 0;
    for await (const one of items(context)) {
      count += 1;
      yield article(one);
    }
    if (count === 0) yield `<p class="none">${exportMessages.none}</p>`;
    yield '</section>';
  }
  yield '</body></html>\n';
}

const article = ({ title, lines, files }: HeldItem): string => {
  const rows = lines.map(
    ([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`,
  );
  return `<article><h3>${escapeHtml(title)}</h3><dl>${rows.join('')}</dl>${files.map(media).join('')}</article>`;
};

const media = (file: HeldFile): string =>
  file.kind === 'photo'
    ? `<img src="${archiveName(file)}" alt="${exportMessages.photo}" loading="lazy">`
    : `<audio controls src="${archiveName(file)}"></audio>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);

const STYLE =
  'body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:#1b2522;background:#f5f6f4;max-width:48rem;margin:0 auto;padding:16px}h1{font-size:24px}h2{font-size:20px;margin-top:32px}article{background:#fff;border-radius:12px;padding:12px 16px;margin:12px 0;overflow-wrap:anywhere}h3{font-size:17px;margin:0}dl{display:grid;grid-template-columns:minmax(5rem,auto) 1fr;gap:4px 16px;margin:8px 0 0}dt{color:#55615d}dd{margin:0;white-space:pre-wrap}img{width:140px;height:105px;object-fit:cover;border-radius:8px;margin:8px 8px 0 0}.none{color:#55615d}@media print{body{background:#fff}}';
