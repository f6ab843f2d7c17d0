import { randomBytes } from 'node:crypto';

const KEPT = 'wxfile://store_';
export const USER_FOLDER = 'wxfile://usr';

/** The phone's files. Temporary ones are gone after a relaunch, saved ones stay, as in WeChat. */
export class Files {
  readonly #byPath = new Map<string, Uint8Array>();

  addTemporary(bytes: Uint8Array, ending: string): string {
    const file = `wxfile://tmp_${randomBytes(8).toString('hex')}.${ending}`;
    this.#byPath.set(file, bytes);
    return file;
  }

  /** @throws as WeChat does when the file is not there (any more). */
  read(file: string): Uint8Array {
    const bytes = this.#byPath.get(file);
    if (!bytes) throw new Error(`no such file or directory ${file}`);
    return bytes;
  }

  has(file: string): boolean {
    return this.#byPath.has(file);
  }

  write(file: string, bytes: Uint8Array): void {
    if (!file.startsWith(`${USER_FOLDER}/`)) throw new Error(`permission denied, open "${file}"`);
    this.#byPath.set(file, bytes);
  }

  /** Moves a temporary file to where it stays. */
  save(file: string, target?: string): string {
    const bytes = this.read(file);
    const kept = target ?? `${KEPT}${randomBytes(8).toString('hex')}.${file.split('.').at(-1)}`;
    if (target) this.write(target, bytes);
    else this.#byPath.set(kept, bytes);
    this.#byPath.delete(file);
    return kept;
  }

  remove(file: string): void {
    this.read(file);
    this.#byPath.delete(file);
  }

  forgetTemporary(): void {
    for (const file of this.#byPath.keys()) {
      if (!file.startsWith(KEPT) && !file.startsWith(USER_FOLDER)) this.#byPath.delete(file);
    }
  }
}
