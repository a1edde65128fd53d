import { defineConfig } from 'tsdown';

/**
 * What every command loads. As packages they are two hundred files, a quarter of what `check` takes
 * to start; of what is bundled only the parts that are used are left.
 */
const BUNDLED = ['fastest-levenshtein', 'github-slugger', 'string-width', 'yaml', 'zod'];

const build = {
  outDir: 'build',
  platform: 'node',
  target: 'node22.12',
  fixedExtension: false,
} as const;

const deps = {
  alwaysBundle: BUNDLED,
  // With what they need themselves; anything else in the bundle is a mistake.
  onlyBundle: [...BUNDLED, 'ansi-regex', 'get-east-asian-width', 'strip-ansi'],
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
