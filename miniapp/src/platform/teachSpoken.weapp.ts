import { mergeInternalComponents } from '@tarojs/shared';
import attributes from './spokenAttributes.json';

/**
 * Tells Taro which spoken attributes stand in its templates, so that it counts them as the build did
 * (miniapp/config/spokenTemplates.ts). Before the first page is drawn.
 */
export const teachSpoken = (): void => {
  mergeInternalComponents(attributes);
};
