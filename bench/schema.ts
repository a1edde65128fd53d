import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/io/package-root.ts';
import { inTurn, type Run, runNode } from './measure.ts';
import { makeWorkspace } from './workspaces.ts';

/** The schema of the sample engagement, and the part that its data model shows. */
const SCHEMA = join(packageRoot(), 'examples', 'northwind-billing', 'db', 'schema.sql');
const SOURCE =
  'source: { file: schema.sql, tables: ["!payment_attempt", invoice, invoice_line, account, customer, currency, tax_rate, export_job, queue_message] }';

/**
 * What a data model of eight tables adds to `check`, as whole processes, including git and the
 * parser.
 */
export function schemaCost(folder: string, bin: string): Run {
  const without = repository(join(folder, 'without'));
  const withSource = repository(join(folder, 'with'));
  const file = join(withSource, 'content', 'demo', 'data-model.mdx');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('\n---\n', `\n${SOURCE}\n---\n`));
  const [ours, plain] = inTurn(
    9,
    () => runNode(withSource, [bin, 'check']),
    () => runNode(without, [bin, 'check']),
  );
  if (!ours || !plain) throw new Error('Nothing was measured.');
  return { time: ours.time - plain.time, memory: ours.memory - plain.memory };
}

function repository(folder: string): string {
  mkdirSync(folder, { recursive: true });
  makeWorkspace(folder, 15, 5000);
  copyFileSync(SCHEMA, join(folder, 'schema.sql'));
  execFileSync('git', ['add', 'schema.sql'], { cwd: folder });
  return folder;
}
