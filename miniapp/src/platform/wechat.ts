/** What only WeChat can do. In a browser none of it is there, and the pages offer another way. */

export const inWechat: boolean = false;

/** A `wx.login` code, good for five minutes and one use. */
export const wechatCode = async (): Promise<string> => {
  throw new Error('there is no WeChat in a browser');
};

/** True once the person has agreed to the privacy text, asked before the first private API. */
export const requirePrivacy = async (): Promise<boolean> => true;

export interface SubscribeResult {
  templateId: string;
  result: 'accept' | 'reject' | 'ban' | 'filter';
}
/** Asks for at most three messages; must be called on a tap. Empty where nothing was asked. */
export const askToSubscribe = async (
  _templateIds: readonly string[],
): Promise<SubscribeResult[]> => [];

/** What a scanned code says, or null where the person turned back. */
export const scanCode = async (): Promise<string | null> => null;

/** The `scene` or `q` a code brought this page, decoded. */
export const sceneOf = (parameters: Record<string, string | undefined>): string | null =>
  parameters.scene ?? parameters.q ?? null;
