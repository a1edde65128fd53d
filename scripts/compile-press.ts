import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/io/package-root.ts';
import { compilePress } from '../src/press/compile-press.ts';

/**
 * Compiles the press that ships with the package. Run it after compiling the sources, which empties
 * `build/`.
 */
const folder = join(packageRoot(), 'build', 'press');
rmSync(folder, { recursive: true, force: true });
await compilePress(folder, {});
