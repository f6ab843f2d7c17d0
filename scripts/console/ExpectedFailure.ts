/**
 * A failure whose message is the whole story for the person at the keyboard: one sentence that
 * says what is wrong and what to do. Shown without a stack trace; the command leaves with code 1.
 */
export class ExpectedFailure extends Error {
  override readonly name = 'ExpectedFailure';
}
