/** Work did not end in the time somebody waits for it; whether it still will is not known. */
export class AnswerLate extends Error {}

/**
 * Waits for work no longer than somebody on a phone would. The work itself goes on and ends as it ends.
 * @throws AnswerLate when the time is over; else what the work throws
 */
export async function answerWithin<Result>(
  milliseconds: number,
  work: Promise<Result>,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AnswerLate(`${milliseconds} ms are over`)), milliseconds);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
