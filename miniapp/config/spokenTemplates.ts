import type { IPluginContext, TaroPlatformBase } from '@tarojs/service';
import attributes from '../src/platform/spokenAttributes.json';

/**
 * A Taro plugin: writes what a screen reader is told into the templates, which know none of it. Without
 * this `aria-label` is dropped on its way to WeChat. `platform/teachSpoken` tells the running program.
 */
export default (ctx: IPluginContext): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: ({ template }: TaroPlatformBase) => template?.mergeComponents(ctx, attributes),
  });
};
