import type { PrivacyTextResponse } from '@shared/schemas/me';

/** Version of the privacy text in force; a change asks every person again. */
export const PRIVACY_VERSION = '2026-11';

/** The text as people read it before they agree. */
export const PRIVACY_TEXT: PrivacyTextResponse = {
  version: PRIVACY_VERSION,
  sections: [
    {
      title: '我们收集什么',
      words:
        '您的微信身份标识、您主动绑定的手机号、您填写的姓名、您反映问题时提交的文字、照片和位置。不收集通讯录，不在后台获取位置。',
    },
    {
      title: '用来做什么',
      words:
        '只用于找到负责的网格、办理您反映的事情、把进展告诉您、请您评价。不用于商业用途，不提供给无关的人。',
    },
    {
      title: '谁能看到',
      words:
        '您本人、您所在位置各级网格中负责办理的工作人员，以及接到派单的承办单位。手机号默认打码，工作人员查看完整号码要写明理由并留下记录。您可以选择隐藏姓名。',
    },
    {
      title: '怎样保存',
      words: '姓名、手机号、微信标识和详细地址加密保存。照片中的拍摄位置等信息在上传时去除。',
    },
    {
      title: '您的权利',
      words:
        '您可以随时查看、更正您的信息，也可以在“我—隐私”里导出全部信息、注销账号；反映里误写的个人信息可以随时隐去，原件立即销毁。',
    },
  ],
};
