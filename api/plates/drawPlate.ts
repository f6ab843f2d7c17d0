import type { PlateCodeKind, PlateResponse } from '@shared/schemas/plates';
import { type Box, drawLine, heightOf, widthOf } from './drawLine';
import type { DrawCode } from './plateCode';
import type { PlateFonts } from './plateFonts';
import { plateWords } from './plateMessages';

/** The product's own colours, from the client's tokens. */
const BRAND = '#0B6E5B';
const INK = '#1B2522';
const INK_2 = '#55615D';
const LINE = '#DDE2DF';

export interface Plate extends PlateResponse {
  readonly kind: PlateCodeKind;
  readonly drawCode: DrawCode;
}

/** A page as it is being drawn. */
interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly fonts: PlateFonts;
}

/** Space around a plate, to be cut along the dashed line. */
const GAP = 8;

/** One plate in its place: upright with the code in the middle, or lying with the code at the left. */
export function drawPlate(sheet: Sheet, plate: Plate, place: Box): void {
  const { doc } = sheet;
  doc.save().lineWidth(0.5).dash(3, { space: 3 }).strokeColor(LINE);
  doc.rect(place.x, place.y, place.width, place.height).stroke().undash().restore();
  const box = {
    x: place.x + GAP,
    y: place.y + GAP,
    width: place.width - 2 * GAP,
    height: place.height - 2 * GAP,
  };
  const lying = box.width > box.height * 1.05;
  if (lying) drawLying(sheet, plate, box);
  else drawUpright(sheet, plate, box);
}

/** `unit` is a hundredth of the plate's width: everything is measured in it. */
function drawUpright(sheet: Sheet, plate: Plate, box: Box): void {
  const unit = Math.min(box.width / 100, box.height / 145);
  const head = { ...box, height: 13 * unit };
  drawHead(sheet, plate, head, unit);
  let y = box.y + head.height + 3 * unit;
  y += drawNames(sheet, plate, { ...box, y }, unit, 'center');
  // What people leave free makes the code larger: it is scanned from further away.
  const code = (56 + 4 * Math.max(0, 4 - plate.people.length)) * unit;
  plate.drawCode(sheet.doc, box.x + (box.width - code) / 2, y, code);
  y += code + 1.5 * unit;
  y += drawScan(sheet, plate, { ...box, y }, unit);
  drawPeople(sheet, plate, { ...box, y: y + 2 * unit }, unit);
  drawFoot(sheet, plate, box, unit);
}

function drawLying(sheet: Sheet, plate: Plate, box: Box): void {
  const unit = Math.min(box.width / 158, box.height / 108);
  const head = { ...box, height: 13 * unit };
  drawHead(sheet, plate, head, unit);
  const top = box.y + head.height + 3 * unit;
  const code = 66 * unit;
  plate.drawCode(sheet.doc, box.x + 3 * unit, top, code);
  drawScan(sheet, plate, { ...box, y: top + code + 1.5 * unit, width: code + 6 * unit }, unit);
  const words = {
    ...box,
    x: box.x + code + 9 * unit,
    y: top,
    width: box.width - code - 11 * unit,
  };
  const used = drawNames(sheet, plate, words, unit, 'left');
  drawPeopleStacked(sheet, plate, { ...words, y: top + used + 2 * unit }, unit);
  drawFoot(sheet, plate, box, unit);
}

function drawHead({ doc, fonts }: Sheet, plate: Plate, box: Box, unit: number): void {
  doc
    .save()
    .roundedRect(box.x, box.y, box.width, box.height, 2 * unit)
    .fill(BRAND)
    .restore();
  const county = plate.areaPath[0]?.name ?? '';
  const words = `${plateWords.name} · ${county}${plateWords.kind}`;
  drawLine(
    doc,
    fonts,
    words,
    { x: box.x + 4 * unit, y: box.y + 2.2 * unit, width: box.width - 8 * unit },
    { size: 6.4 * unit, weight: 700, colour: '#FFFFFF', align: 'center' },
  );
}

/** The unit's name, as large as it goes, under where it lies. Answers the height. */
function drawNames(
  { doc, fonts }: Sheet,
  plate: Plate,
  box: Box,
  unit: number,
  align: 'left' | 'center',
): number {
  const names = plate.areaPath.slice(1).map((area) => area.name);
  const own = names.at(-1) ?? plate.areaPath[0]?.name ?? '';
  const above = names.slice(0, -1).join(' ');
  const inner = { x: box.x + 2 * unit, y: box.y, width: box.width - 4 * unit };
  const used = above
    ? drawLine(doc, fonts, above, inner, { size: 4.6 * unit, colour: INK_2, align })
    : 0;
  return (
    used +
    drawLine(
      doc,
      fonts,
      own,
      { ...inner, y: box.y + used },
      {
        size: 9.5 * unit,
        weight: 700,
        colour: INK,
        align,
        leastSize: 4.6 * unit,
      },
    ) +
    1.5 * unit
  );
}

function drawScan({ doc, fonts }: Sheet, plate: Plate, box: Box, unit: number): number {
  const inner = { x: box.x + 2 * unit, y: box.y, width: box.width - 4 * unit };
  const style = { align: 'center', colour: BRAND } as const;
  const used = drawLine(doc, fonts, plateWords.scan[plate.kind], inner, {
    ...style,
    size: 5.4 * unit,
    weight: 700,
  });
  return (
    used +
    drawLine(
      doc,
      fonts,
      plateWords.scanNote,
      { ...inner, y: box.y + used },
      {
        ...style,
        size: 3.6 * unit,
        colour: INK_2,
      },
    )
  );
}

/** Post and name at the left, the number in large figures beside it: read from a step away. */
function drawPeople({ doc, fonts }: Sheet, plate: Plate, box: Box, unit: number): void {
  const inner = { x: box.x + 3 * unit, width: box.width - 6 * unit };
  let { y } = box;
  if (plate.people.length === 0) drawNobody({ doc, fonts }, { ...inner, y }, unit);
  const numbers = plate.people.map(numberOf);
  const number = { size: 5.6 * unit, weight: 700, colour: BRAND } as const;
  const widest = Math.max(...numbers.map((one) => widthOf(doc, fonts, one, number)));
  // The numbers stand under each other; a long name gets what they leave.
  const at = inner.x + Math.max(inner.width * 0.5, inner.width - widest);
  for (const [index, { roleName, name }] of plate.people.entries()) {
    const width = at - inner.x - 3 * unit;
    const style = { size: 5.4 * unit, weight: 700, leastSize: 2.6 * unit } as const;
    drawLine(doc, fonts, `${roleName} ${name}`, { ...inner, y, width }, style);
    drawLine(doc, fonts, numbers[index] ?? '', { x: at, y, width: widest }, number);
    y += heightOf(number.size) + 0.6 * unit;
  }
}

/** In a narrow column: the number under the name. */
function drawPeopleStacked({ doc, fonts }: Sheet, plate: Plate, box: Box, unit: number): void {
  const inner = { x: box.x + 2 * unit, width: box.width - 4 * unit };
  let { y } = box;
  if (plate.people.length === 0) drawNobody({ doc, fonts }, { ...inner, y }, unit);
  for (const person of plate.people) {
    const post = `${person.roleName} ${person.name}`;
    y += drawLine(doc, fonts, post, { ...inner, y }, { size: 4.4 * unit, leastSize: 3 * unit });
    const number = { size: 6 * unit, weight: 700, colour: BRAND } as const;
    y += drawLine(doc, fonts, numberOf(person), { ...inner, y: y - 0.6 * unit }, number);
  }
}

const numberOf = ({ phone }: Plate['people'][number]): string =>
  phone === null ? plateWords.noPhone : spaced(phone);

function drawNobody({ doc, fonts }: Sheet, at: Pick<Box, 'x' | 'y' | 'width'>, unit: number): void {
  drawLine(doc, fonts, plateWords.nobody, at, { size: 4.2 * unit, colour: INK_2 });
}

function drawFoot({ doc, fonts }: Sheet, plate: Plate, box: Box, unit: number): void {
  const code = plate.areaPath.at(-1)?.code ?? '';
  drawLine(
    doc,
    fonts,
    `${plateWords.number(code)}　${plateWords.emergency}`,
    {
      x: box.x + 2 * unit,
      y: box.y + box.height - heightOf(3.6 * unit),
      width: box.width - 4 * unit,
    },
    { size: 3.4 * unit, colour: INK_2, align: 'center', leastSize: 2.4 * unit },
  );
}

/** 13800138000 as 138 0013 8000; other numbers as they are. */
export const spaced = (phone: string): string =>
  /^1\d{10}$/.test(phone) ? phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3') : phone;
