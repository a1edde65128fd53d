import { defaultBranch } from '../repo/default-branch.ts';
import type { Checkout } from '../repo/repository.ts';
import { streamGit } from '../repo/stream-git.ts';
import { type Churn, createChurn, planChurn } from './churn.ts';
import type { Commit } from './commit.ts';
import { lacking, type Measured } from './measured.ts';
import { patchReader } from './patch.ts';

interface Contractor {
  email: string | null;
  starts: string | null;
  ends: string | null;
}

/**
 * Measures how many of the contractor's lines were soon rewritten, from the default branch's
 * history.
 *
 * @param checkout only files below its folder count; null outside a repository
 */
export async function contractorChurn(
  checkout: Checkout | null,
  { email, starts, ends }: Contractor,
): Promise<Measured<Churn>> {
  if (starts === null || ends === null) return lacking('dates');
  if (email === null) return lacking('email');
  if (checkout === null) return lacking('repository');
  if (checkout.isShallow) return lacking('full-history');
  const commits = await commitsOf(checkout);
  if (commits === null) return lacking('history');

  const plan = planChurn(commits, { email, starts, ends });
  const churn = createChurn(commits, plan);
  if (plan.own.size === 0) return churn.result();
  const pairs = plan.pairs.map(({ commit, parent }) => `${commit} ${parent ?? ''}`.trim());
  const take = patchReader((patch) => churn.take(patch));
  const isDone = await streamGit(checkout, DIFF, `${pairs.join('\n')}\n`, eachLine(take));
  if (!isDone) return lacking('history');
  take(null);
  return churn.result();
}

const DIFF = [
  'diff-tree',
  '--stdin',
  '--root',
  '--always',
  '--format=%x00%H',
  '--patch',
  '-r',
  '--unified=0',
  '--inter-hunk-context=0',
  '--ignore-all-space',
  '--find-renames',
  '--diff-algorithm=histogram',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--ignore-submodules=all',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--',
  '.',
];

/** @returns every commit of the default branch, parents first; null if there is none */
async function commitsOf(checkout: Checkout): Promise<Commit[] | null> {
  const branch = await defaultBranch(checkout);
  if (branch === null) return null;
  const format = '--format=%H%x00%P%x00%aE%x00%ae%x00%at%x00%ad';
  const commits: Commit[] = [];
  const args = ['log', '--topo-order', '--reverse', '--no-show-signature', '--date=short', format];
  const isDone = await streamGit(
    checkout,
    [...args, branch.commit, '--'],
    '',
    eachLine((line) => {
      const text = Buffer.from(line, 'latin1').toString();
      const [id = '', parents = '', mapped = '', written = '', at, day = ''] = text.split('\0');
      const emails = [mapped, written];
      commits.push({
        id,
        parents: parents.split(' ').filter(Boolean),
        emails,
        at: Number(at) * 1000,
        day,
      });
    }),
  );
  return isDone ? commits : null;
}

/** @returns a function that splits chunks of output into lines, decoded as latin1 */
function eachLine(onLine: (line: string) => void): (chunk: Buffer) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
}
