/** Told where a long task stands: of how many, where that is known. */
export type Progress = (what: string, done?: number, total?: number) => void;

const EVERY = 1_000;

/** Passes documents on and tells of every thousandth. */
export async function* counted(
  documents: AsyncIterable<Uint8Array>,
  onCount: (done: number) => void,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  onCount(done);
  for await (const document of documents) {
    yield document;
    done += 1;
    if (done % EVERY === 0) onCount(done);
  }
}
