import { listensTo } from './events';
import { ancestors, isHidden, type ViewNode, walk } from './viewNode';

/** Words as they stand on the screen, or a pattern of them. */
export type Words = string | RegExp;

const CONTROLS = new Set([
  'input',
  'textarea',
  'picker',
  'switch',
  'slider',
  'radio',
  'checkbox',
  'editor',
]);
const IN_LINE = new Set(['#text', 'text', 'span']);

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The text of a node and all below it, hidden parts left out. */
export function textOf(node: ViewNode): string {
  if (node.tag === '#text') return node.text ?? '';
  if (isHidden(node)) return '';
  return node.children.map(textOf).join('');
}

/** What a person reads from top to bottom, one block a line; fields show what is in them. */
export function linesOf(node: ViewNode, contentOf: (control: ViewNode) => string): string[] {
  const lines: string[] = [];
  let line = '';
  const flush = () => {
    if (tidy(line)) lines.push(tidy(line));
    line = '';
  };
  const read = (one: ViewNode): void => {
    if (one.attr.hidden === true || /display:\s*none/.test(String(one.attr.style ?? ''))) return;
    if (one.tag === '#text') {
      line += one.text;
      return;
    }
    const block = !IN_LINE.has(one.tag);
    if (block) flush();
    if (one.tag === 'input' || one.tag === 'textarea')
      line += `[${contentOf(one) || (one.attr.placeholder ?? '')}]`;
    for (const child of one.children) read(child);
    if (block) flush();
  };
  read(node);
  flush();
  return lines;
}

const matches = (text: string, words: Words) =>
  words instanceof RegExp ? words.test(tidy(text)) : tidy(text) === tidy(words);

// wcc writes dashed attributes in camel case, data- ones excepted.
const labelOf = (node: ViewNode) => String(node.attr.ariaLabel ?? '');

/** The smallest visible nodes whose text or label is this. */
export function findByWords(root: ViewNode, words: Words): ViewNode[] {
  const found: ViewNode[] = [];
  for (const node of walk(root)) {
    if (node.tag === '#text' || isHidden(node)) continue;
    if (labelOf(node) && matches(labelOf(node), words)) found.push(node);
    else if (matches(textOf(node), words) && !node.children.some((child) => hasMatch(child, words)))
      found.push(node);
  }
  return found;
}

function hasMatch(node: ViewNode, words: Words): boolean {
  return node.tag !== '#text' && !isHidden(node) && matches(textOf(node), words);
}

const TAPPED_BY_ITSELF = new Set(['button', 'label', 'radio', 'checkbox', 'switch']);

/** The node that takes a tap on `node`: itself or the nearest above it that listens or acts by itself. */
export function tapTarget(node: ViewNode): ViewNode | undefined {
  for (const one of ancestors(node)) {
    if (TAPPED_BY_ITSELF.has(one.tag) || listensTo(one, 'tap')) return one;
  }
  return undefined;
}

/**
 * The control a label names: by its own label or placeholder, by a `<label>` around it, by `for`, or as the first
 * one after the label's words within the smallest block that holds both.
 */
export function findControl(root: ViewNode, label: Words): ViewNode | undefined {
  const controls = [...walk(root)].filter((node) => CONTROLS.has(node.tag) && !isHidden(node));
  const named = controls.find(
    (node) =>
      (labelOf(node) && matches(labelOf(node), label)) ||
      matches(String(node.attr.placeholder ?? ''), label),
  );
  if (named) return named;
  for (const words of findByWords(root, label)) {
    const target = [...ancestors(words)].find((node) => typeof node.attr.for === 'string')?.attr
      .for;
    const byId =
      target === undefined ? undefined : controls.find((node) => node.attr.id === target);
    if (byId) return byId;
    for (const block of ancestors(words)) {
      const inside = [...walk(block)];
      const after = inside
        .slice(inside.indexOf(words))
        .find((node) => CONTROLS.has(node.tag) && !isHidden(node));
      if (after) return after;
    }
  }
  return undefined;
}
