/** What stands where words were taken out; the pages know it by this. */
export const REDACTED_WORDS = '（一段文字因含个人信息已删除）';

/** What a message of a talk begins with whose words, photos or recording were taken out. */
export const REDACTED_MESSAGE = '（一条消息因含个人信息已删除）';

/** What stands where the words of somebody were, whose account is no more. */
export const ERASED_WORDS = '（反映人已注销，内容已删除）';
