/** A failure as WeChat reports it: `name:fail text`, with its numbers. */
export class WxFailure extends Error {
  constructor(
    text: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(text);
  }
}
