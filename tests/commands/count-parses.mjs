// Loaded before the program: records every text that reaches Sätteri, and through which function.
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

globalThis.countParse = (how, text) =>
  appendFileSync(process.env.PARSES ?? '', `${JSON.stringify({ how, text })}\n`);

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith('/satteri/dist/compile.js')) return loaded;
    const source = String(loaded.source).replace(
      /^export function (\w+)\((\w+), .*\{$/gm,
      (line, how, text) => `${line} countParse('${how}', ${text});`,
    );
    return { ...loaded, source };
  },
});
