import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { highlightWith, loadGrammars } from '../../src/press/highlight.ts';
import { fileSets, type GeneratedFile } from './documents.ts';
import { judge, type Tally } from './judge.ts';

/*
 * Runs as a separate process, because a case may crash it: it writes each case to a file
 * beforehand.
 *
 * node run.ts <documents> <seed> <file for the current case> [<fast-check path to a case>]
 */

const [documents = '', seed = '', last = '', path] = process.argv.slice(2);
const highlight = highlightWith(await loadGrammars(['ts']));
const tally: Tally = { documents: 0, compiled: 0, headings: 0, findings: 0, fixed: 0 };
const ROUND = 50;

function record(files: readonly GeneratedFile[]): void {
  const texts = files.map(({ file, content }) => [file, Buffer.from(content).toString('base64')]);
  writeFileSync(last, JSON.stringify(texts));
}

const holds = fc.asyncProperty(fileSets, fc.boolean(), async (files, reverse) => {
  record(files);
  await judge(files, reverse, highlight, tally);
});

for (let round = 0; tally.documents < Number(documents); round++) {
  const roundSeed = (Number(seed) + round) | 0;
  const replay = path === undefined ? {} : { path, endOnFailure: true };
  const details = await fc.check(holds, {
    seed: roundSeed,
    numRuns: ROUND,
    ...replay,
  });
  if (details.failed) {
    if (details.counterexample) record(details.counterexample[0]);
    const { errorInstance: error, counterexamplePath } = details;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.stack : '';
    const stack = error instanceof Error ? error.stack : String(error);
    process.stdout.write(`seed ${roundSeed}, path ${counterexamplePath}\n${stack}\n${cause}\n`);
    process.exitCode = 1;
    break;
  }
  if (path !== undefined) break;
}
process.stdout.write(`${JSON.stringify(tally)}\n`);
