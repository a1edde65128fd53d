import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { validFiles } from '../tests/valid-workspace.ts';
import { inTurn, type Run, runNode } from './measure.ts';

/** The number of files in the budget. */
const FILES = 300;
/** Not every file is referenced: a repository with such a history has ten times as many. */
const ALL = 3000;
const COMMITS = 5000;

const WHO = 'Dana <dana@example.com> 1790000000 +0000';

/**
 * Code references compared with git: the check with reading the same blobs from one `git cat-file
 * --batch` and starting Node, and `drift` with `git diff -M` of the two trees. Everything is
 * measured as a whole process.
 *
 * The cost of references is the additional time compared with checking the same documents without
 * them, because a check does other things as well.
 */
export function codeBench(home: string, bin: string) {
  const folder = join(home, 'code');
  const { first, tip, ids } = makeRepository(folder);
  // Pinned to the tip of its branch, so that references are checked but nothing is compared.
  const current = join(home, 'code-current');
  const plain = join(home, 'code-plain');
  write(folder, documents({ commit: first }));
  write(current, documents({ commit: tip, path: '../../../code' }));
  write(plain, documents(null));
  const list = join(home, 'blobs.txt');
  writeFileSync(list, ids.map((id) => `${id}\n`).join(''));
  const shell = (command: string) => runShell(folder, command);
  const startsAndReads = () => {
    const node = runNode(folder, ['-e', '0']);
    const git = shell(`git cat-file --batch < "${list}" > /dev/null`);
    return { time: node.time + git.time, memory: node.memory };
  };
  const [checked, bare, floor, drift, diff] = inTurn(
    7,
    () => runNode(current, [bin, 'check']),
    () => runNode(plain, [bin, 'check']),
    startsAndReads,
    // The exit code says only that much has changed.
    () => shell(`"${process.execPath}" "${bin}" drift > /dev/null 2>&1 || test $? = 1`),
    () => shell(`git diff -M ${first} main > /dev/null`),
  );
  if (!checked || !bare || !floor || !drift || !diff) return [];
  const references = '1,000 references over 300 files';
  return [
    {
      what: `check ${references}, beyond the documents : cat-file and Node's start`,
      ours: checked.time - bare.time,
      theirs: floor.time,
      unit: 'ms' as const,
      budget: 2,
    },
    {
      what: `drift ${references}, 5,000 commits : git diff -M`,
      ours: drift.time,
      theirs: diff.time,
      unit: 'ms' as const,
      budget: 3,
    },
  ];
}

function runShell(cwd: string, command: string): Run {
  const begin = performance.now();
  const { status, stderr } = spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} exited with ${status}: ${stderr}`);
  return { time: performance.now() - begin, memory: Number.NaN };
}

/** A repository with a history, and the ids of the files that documents refer to. */
function makeRepository(folder: string): { first: string; tip: string; ids: string[] } {
  mkdirSync(folder, { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 }).trim();
  git('init', '--quiet', '--initial-branch', 'main');
  const stream: string[] = [];
  const commit = (number: number, files: [string, string][]) => {
    stream.push(`commit refs/heads/main\nmark :${number}\ncommitter ${WHO}\ndata 1\nx\n`);
    if (number > 1) stream.push(`from :${number - 1}\n`);
    for (const [path, text] of files) {
      stream.push(`M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
    }
  };
  const texts = Array.from({ length: ALL }, (_, index) => codeFile(index));
  commit(1, [
    ...texts.map((text, index): [string, string] => [pathOf(index), text]),
    ['src/billing/retry.ts', 'export function retryInvoice() {}\n'],
  ]);
  for (let number = 2; number <= COMMITS; number++) {
    // Two of three files change, each many times.
    const index = (number * 7) % ALL;
    const isChanged = index % 3 !== 0;
    if (isChanged) texts[index] = edited(texts[index] ?? '', number);
    commit(number, isChanged ? [[pathOf(index), texts[index] ?? '']] : []);
  }
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet', '--date-format=raw'], {
    input: stream.join(''),
    maxBuffer: 1 << 28,
  });
  const first = git('rev-list', '--max-parents=0', 'main');
  const tip = git('rev-parse', 'main');
  const named = Array.from({ length: FILES }, (_, index) => pathOf(index));
  const ids = git('ls-tree', tip, '--', ...named)
    .split('\n')
    .map((line) => line.split(/\s/)[2] ?? '');
  return { first, tip, ids };
}

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Ten documents with a hundred references each: to lines, to symbols, to files. */
function documents(pinned: { commit: string; path?: string } | null): Record<string, string> {
  const hasReferences = pinned !== null;
  const files = validFiles();
  const index = files['content/demo/index.mdx'] ?? '';
  const repository = `repository: ${JSON.stringify(pinned)}\npeople:`;
  if (hasReferences) files['content/demo/index.mdx'] = index.replace('people:', repository);
  for (let page = 0; page < 10; page++) {
    let text = `---\ntitle: Page ${page}\ndescription: What page ${page} says.\n---\n`;
    for (let number = page * 100; number < (page + 1) * 100; number++) {
      const path = pathOf((number * 3) % FILES);
      const part = number % 12;
      const targets = [path, `${path}#step${part}`, `${path}#L${part + 1}-L${part + 9}`];
      const target = targets[number % 3] ?? path;
      const url = hasReferences ? `repo:${target}` : `https://example.com/${target}`;
      text += `\nWhat is said of number ${number} is in [the code](${url}).\n`;
    }
    files[`content/demo/notes/page-${page}.mdx`] = text;
  }
  // None at all, so that git isn't even started.
  const brief = files['content/demo/brief.mdx'] ?? '';
  const none = 'Not applicable: there is no code yet.';
  if (!hasReferences) files['content/demo/brief.mdx'] = brief.replace(/^\[retry.*$/m, none);
  return files;
}

function pathOf(index: number): string {
  return `src/part${index % 17}/module${index}.ts`;
}

/** About 5 kB, like typical source files. */
function codeFile(index: number): string {
  const parts = Array.from(
    { length: 12 },
    (_, part) => `/** Step ${part} of module ${index}: reads, checks and hands on. */
export async function step${part}(input: Input${index}, limit = ${part}): Promise<Output> {
  const rows = await read(input.id, { limit, order: 'issued' });
  if (rows.length === 0) throw new Error(\`There is nothing for \${input.id} in { module ${index} }\`);
  // What was exported before is left out.
  const fresh = rows.filter((row) => !row.exportedAt && row.amount !== 0);
  return { rows: fresh, next: fresh.at(-1)?.id ?? null };
}
`,
  );
  return `import { read } from './read';\n\n${parts.join('\n')}`;
}

function edited(text: string, number: number): string {
  const lines = text.split('\n');
  const at = (number * 13) % lines.length;
  lines.splice(at, number % 4 === 0 ? 1 : 0, `// Changed in ${number}.`);
  return lines.slice(0, 200).join('\n');
}
