import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Commit, FilePatch, Hunk } from '../../src/metrics/commit.ts';
import { createReplay } from '../../src/metrics/line-replay.ts';

/** A line in the oracle: its text and origin. */
interface Known {
  text: string;
  line: { commit: number; removed: number | null } | null;
}

/** One edit of a file: replace `remove` lines at `at`. */
const edit = fc.record({
  at: fc.nat({ max: 12 }),
  remove: fc.nat({ max: 4 }),
  add: fc.nat({ max: 4 }),
});
const change = fc.record({
  isOwn: fc.boolean(),
  // Commits are any time apart, and clocks may be wrong.
  time: fc.nat({ max: 100 }),
  a: fc.array(edit, { maxLength: 3 }),
  b: fc.array(edit, { maxLength: 2 }),
  rename: fc.boolean(),
});

test('follows every line through edits and renames, like a copy of whole files', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
      let name = 'a0';
      const files = new Map<string, Known[]>();
      const expected: NonNullable<Known['line']>[] = [];
      let texts = 0;
      const commits: Commit[] = changes.map(({ time }, index) => ({
        id: String(index),
        parents: index === 0 ? [] : [String(index - 1)],
        emails: [],
        at: time,
        day: '',
      }));
      const own = new Set(changes.flatMap(({ isOwn }, index) => (isOwn ? String(index) : [])));
      const pairs = commits.map(({ id, parents }) => ({ commit: id, parent: parents[0] ?? null }));
      const replay = createReplay(commits, { own, pairs }, () => true);

      for (const [index, { a, b, time, isOwn, rename }] of changes.entries()) {
        const patches: FilePatch[] = [];
        const apply = (from: string, to: string, edits: typeof a) => {
          const before = files.get(from) ?? [];
          const after: Known[] = [];
          const hunks: Hunk[] = [];
          let next = 0;
          for (const one of [...edits].sort((x, y) => x.at - y.at)) {
            const start = Math.min(one.at, before.length);
            if (start < next || (start === next && next > 0)) continue;
            after.push(...before.slice(next, start));
            const removed = before.slice(start, start + one.remove);
            const added = Array.from({ length: one.add }, (): Known => {
              const line = isOwn ? { commit: index, removed: null } : null;
              if (line) expected.push(line);
              return { text: `text ${texts++}`, line };
            });
            if (removed.length + added.length > 0) {
              hunks.push({
                oldStart: removed.length === 0 ? start : start + 1,
                newStart: added.length === 0 ? after.length : after.length + 1,
                removed: removed.map(({ text }) => text),
                added: added.map(({ text }) => text),
              });
            }
            for (const { line } of removed) if (line) line.removed = time;
            after.push(...added);
            next = start + removed.length;
          }
          after.push(...before.slice(next));
          if (hunks.length === 0 && from === to) return;
          patches.push({ from: files.has(from) ? from : null, to, binary: false, hunks });
          files.delete(from);
          files.set(to, after);
        };
        const to = rename ? `a${index}` : name;
        apply(name, to, a);
        name = to;
        apply('b', 'b', b);
        replay.take({ commit: String(index), files: patches });
      }
      const found = replay.finish().map(({ added, removed }) => `${added} ${removed}`);
      const known = expected.map(({ commit, removed }) => `${commits[commit]?.at} ${removed}`);
      expect(found.sort()).toEqual(known.sort());
    }),
    { numRuns: 500 },
  );
});

test('rejects an unexpected patch', () => {
  const commit = { id: 'a', parents: [], emails: [], at: 0, day: '' };
  const plan = { own: new Set(['a']), pairs: [{ commit: 'a', parent: null }] };
  const replay = createReplay([commit], plan, () => true);
  expect(() => replay.take({ commit: 'b', files: [] })).toThrow('Got the patch of b instead of a');
});
