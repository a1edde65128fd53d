import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RULES } from '../src/check/rules.ts';
import { packageRoot } from '../src/io/package-root.ts';
import { ruleReference } from '../src/report/rule-reference.ts';

/** Rewrites `docs/rules/` from scratch, so that pages of removed rules are removed too. */
const folder = join(packageRoot(), 'docs', 'rules');
rmSync(folder, { recursive: true, force: true });
for (const [path, text] of ruleReference(RULES)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
