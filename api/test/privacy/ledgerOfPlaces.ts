import { type Allowed, allowedBy, type Whose } from './allowed';
import { findCanaries, type Sighting } from './canaries';
import type { Player } from './privacyWorld';

/** Who reads a text: a player, somebody from outside the county's offices, or the file itself. */
export type Reader = Player | null;

/** Keeps what was searched, what was found where it may be, and what nowhere allows. */
export class PlaceLedger {
  readonly failures = new Set<string>();
  /** How often each line of the table allowed something: one that never did covers nothing. */
  readonly used = new Map<Allowed, number>();
  searched = 0;
  texts = 0;
  sightings = 0;
  readonly #players: readonly Player[];
  /** Whose data may be nowhere any more. */
  readonly gone = new Set<number>();

  constructor(players: readonly Player[]) {
    this.#players = players;
  }

  /** Searches a text at a place; answers what was found. */
  search(place: string, text: string, reader: Reader = null, of = ''): Sighting[] {
    this.searched += text.length;
    this.texts += 1;
    const found = findCanaries(text);
    for (const sighting of found) this.judge(place, sighting, reader, of);
    return found;
  }

  judge(place: string, { kind, number }: Sighting, reader: Reader, of = ''): void {
    this.sightings += 1;
    const line =
      number === null || this.gone.has(number)
        ? null
        : allowedBy(place, kind, this.#whose(number, reader), reader?.staff ?? false);
    if (line) this.used.set(line, (this.used.get(line) ?? 0) + 1);
    else
      this.failures.add(
        `${place}${of}: ${kind} ${number === null ? 'in an encoding' : `of ${this.#nameOf(number)}`}` +
          `${reader ? `, read by ${reader.kind} ${reader.canary.number}` : ''}`,
      );
  }

  #whose(number: number, reader: Reader): Whose[] {
    const side = this.#find(number)?.staff ? 'staff' : 'resident';
    return reader?.canary.number === number ? ['own', side] : [side];
  }

  #find = (number: number): Player | undefined =>
    this.#players.find(({ canary }) => canary.number === number);

  #nameOf = (number: number): string => `${this.#find(number)?.kind ?? 'absent'} ${number}`;
}
