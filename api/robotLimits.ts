/** What 企业微信 lets a group robot do (developer.work.weixin.qq.com/document/path/91770). */

/** 每个机器人发送的消息不能超过 20 条/分钟. */
export const ROBOT_MESSAGES_A_MINUTE = 20;
/** Longest content of a Markdown message, in bytes of UTF-8. */
export const ROBOT_MARKDOWN_BYTES = 4096;
/** A robot that sent too much is heard again after a minute. */
export const ROBOT_RETRY_MS = 61_000;
