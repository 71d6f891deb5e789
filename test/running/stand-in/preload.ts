// Puts the stand-ins of this folder in the place of the commands and of what hands interactions to them.
import { registerHooks } from 'node:module';

const replaced: Readonly<Record<string, string>> = {
  './discord/dispatch.ts': 'dispatch.ts',
  '../commands/index.ts': 'commands.ts',
};

registerHooks({
  resolve(specifier, context, next) {
    const standIn = /\/src\/(?:main|register)\.ts$/.test(context.parentURL ?? '')
      ? replaced[specifier]
      : undefined;
    if (standIn === undefined) return next(specifier, context);
    return { url: new URL(standIn, import.meta.url).href, format: 'module-typescript', shortCircuit: true };
  },
});
