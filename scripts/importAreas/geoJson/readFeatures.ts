import { createReadStream } from 'node:fs';
import Assembler from 'stream-json/assembler.js';
import { jsonParser, type Token } from 'stream-json/parser.js';
import { fileMessages } from '../messages';

/** Characters of the file that are in memory at a time. */
const CHUNK = 256 * 1024;

export interface FeatureHandlers {
  /** One feature, counted from 1. */
  onFeature(feature: unknown, number: number): void;
  onBytes?(done: number): void;
}

/**
 * Reads a FeatureCollection feature by feature: neither its text nor its objects are ever held
 * whole. Answers the collection's other members (`type`, `datum`, `crs` …).
 * @throws Error in words when the file is no JSON, ends too early, or is no FeatureCollection
 */
export async function readFeatures(
  file: string,
  handlers: FeatureHandlers,
): Promise<Record<string, unknown>> {
  const tokenize = jsonParser({ packValues: true, streamValues: false });
  const reader = new CollectionReader(handlers);
  let bytes = 0;
  const source = createReadStream(file, { encoding: 'utf8', highWaterMark: CHUNK });
  for await (const text of source) {
    const chunk: string = bytes === 0 ? text.replace(/^\uFEFF/, '') : text;
    bytes = source.bytesRead;
    for (const token of tokensOf(tokenize, chunk)) reader.take(token);
    handlers.onBytes?.(bytes);
  }
  return reader.end();
}

function tokensOf(tokenize: ReturnType<typeof jsonParser>, chunk: string): Iterable<Token> {
  try {
    const out = tokenize(chunk) as unknown;
    return typeof out === 'object' && out && 'values' in out ? (out.values as Token[]) : [];
  } catch {
    throw new Error(fileMessages.notJson);
  }
}

/** Follows the tokens: top-level members are assembled one by one, `features` item by item. */
class CollectionReader {
  private readonly assembler = new Assembler();
  private readonly members: Record<string, unknown> = {};
  private place: 'before' | 'collection' | 'features' | 'after' = 'before';
  private key = '';
  private features = 0;
  private hasFeatures = false;

  constructor(private readonly handlers: FeatureHandlers) {}

  take(token: Token): void {
    if (!this.assembler.done) {
      this.assemble(token);
    } else if (this.place === 'before') {
      if (token.name !== 'startObject') throw new Error(fileMessages.notCollection);
      this.place = 'collection';
    } else if (this.place === 'features') {
      if (token.name === 'endArray') this.place = 'collection';
      else this.assemble(token);
    } else if (this.place === 'collection') {
      this.takeMember(token);
    }
  }

  private takeMember(token: Token): void {
    if (token.name === 'endObject') this.place = 'after';
    else if (token.name === 'keyValue') this.key = token.value;
    else if (this.key === 'features' && token.name === 'startArray') {
      this.place = 'features';
      this.hasFeatures = true;
    } else this.assemble(token);
  }

  private assemble(token: Token): void {
    this.assembler.consume(token);
    if (!this.assembler.done) return;
    const value: unknown = this.assembler.current;
    if (this.place === 'features') {
      this.features += 1;
      this.handlers.onFeature(value, this.features);
    } else this.members[this.key] = value;
  }

  end(): Record<string, unknown> {
    if (this.place !== 'after') throw new Error(fileMessages.endsEarly);
    if (this.members.type !== 'FeatureCollection' || !this.hasFeatures) {
      throw new Error(fileMessages.notCollection);
    }
    return this.members;
  }
}
