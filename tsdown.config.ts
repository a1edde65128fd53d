import { defineConfig } from 'tsdown';

/**
 * What every command loads. As packages they are two hundred files, a quarter of what `check` takes
 * to start; of what is bundled only the parts that are used are left.
 */
const BUNDLED = [
  '@secretlint/core',
  '@secretlint/profiler',
  '@secretlint/secretlint-rule-preset-recommend',
  'css-tree/tokenizer',
  'fastest-levenshtein',
  'github-slugger',
  'picomatch',
  'saxes',
  'string-width',
  'yaml',
  'zod',
];

/** What those need themselves. */
const THEIRS = [
  ...['ansi-regex', 'boundary', 'debug', 'get-east-asian-width'],
  ...['ms', 'strip-ansi'],
  ...['structured-source', 'supports-color', 'xmlchars'],
];

/** Every package that the compiled program holds code of, whatever part of it. */
export const PACKED = [...new Set([...BUNDLED, ...THEIRS].map(packageOf))];

function packageOf(path: string): string {
  const [scope = '', name] = path.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

const build = {
  outDir: 'build',
  platform: 'node',
  target: 'node22.12',
  fixedExtension: false,
} as const;

const deps = {
  alwaysBundle: BUNDLED,
  // Anything else in the bundle is a mistake.
  onlyBundle: PACKED,
};

/** What the package runs: Node strips no types below `node_modules`. */
export default defineConfig([
  {
    ...build,
    entry: { cli: 'src/cli.ts', index: 'src/index.ts' },
    deps,
    dts: false,
  },
  {
    // By themselves, because these are to load nothing but what they need.
    ...build,
    entry: {
      'compile-cache': 'src/compile-cache.ts',
      'document-worker': 'src/load/document-worker.ts',
      'highlight-worker': 'src/press/highlight-worker.ts',
      'watchdog-thread': 'src/io/watchdog-thread.ts',
    },
    clean: false,
    deps,
    dts: false,
  },
  {
    ...build,
    entry: { index: 'src/index.ts' },
    clean: false,
    dts: { emitDtsOnly: true },
  },
]);
