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
  ...['css-tree', 'structured-source', 'supports-color', 'xmlchars'],
];

const build = {
  outDir: 'build',
  platform: 'node',
  target: 'node22.12',
  fixedExtension: false,
} as const;

const deps = {
  alwaysBundle: BUNDLED,
  // Anything else in the bundle is a mistake.
  onlyBundle: [...BUNDLED, ...THEIRS],
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
    // By itself, because a worker is to load nothing but what it needs.
    ...build,
    entry: {
      'document-worker': 'src/publish/document-worker.ts',
      'highlight-worker': 'src/press/highlight-worker.ts',
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
