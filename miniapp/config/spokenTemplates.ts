import attributes from '../src/platform/spokenAttributes.json';

/** What is used of a Taro platform: only those of mini-programs have templates. */
interface Platform {
  template?: { mergeComponents(ctx: PluginContext, patch: typeof attributes): void };
}

interface PluginContext {
  registerMethod(method: { name: 'onSetupClose'; fn: (platform: Platform) => void }): void;
}

/**
 * A Taro plugin: writes what a screen reader is told into the templates, which know none of it. Without
 * this `aria-label` is dropped on its way to WeChat. `platform/teachSpoken` tells the running program.
 */
export default (ctx: PluginContext): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: ({ template }) => template?.mergeComponents(ctx, attributes),
  });
};
