/** Adding photos. */
export const photos = {
  add: '加照片',
  waiting: '等待上传',
  tapToRetry: '点一下重试',
  notSent: '照片没有传上去，点一下重试',
  refused: '这张照片用不了，请换一张',
  gone: '照片已不在手机上，请重新添加',
  retry: (index: number) => `第 ${index} 张没有传上去，点一下重试`,
  cancel: (index: number) => `不传第 ${index} 张照片了`,
  remove: (index: number) => `移除第 ${index} 张照片`,
} as const;
