import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openUserCache } from '../../src/io/trusted-folder.ts';
import { prunePresses } from '../../src/press/prune-presses.ts';

const DAY = 24 * 60 * 60;

/** @param ages days since each press was last used */
function pruned(ages: readonly number[]): string[] {
  const home = mkdtempSync(join(tmpdir(), 'prebrief-prune-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const id = BigInt(process.geteuid?.() ?? 0);
  const { folder } = openUserCache('press', process.cwd(), {
    env: {},
    platform: 'linux',
    home,
    id,
  });
  if (folder === null) throw new Error('It was not opened.');
  for (const age of ages) {
    const press = join(folder, `${age}`);
    mkdirSync(join(press, 'server'), { recursive: true });
    const used = Date.now() / 1000 - age * DAY;
    utimesSync(press, used, used);
  }
  prunePresses(folder);
  return readdirSync(folder).sort((a, b) => Number(a) - Number(b));
}

test('keeps the eight presses that were used last, however old', () => {
  expect(pruned([3, 300, 20, 5])).toEqual(['3', '5', '20', '300']);
  const ages = Array.from({ length: 20 }, (_, index) => 100 - index);
  expect(pruned(ages)).toEqual(['81', '82', '83', '84', '85', '86', '87', '88']);
});

test('keeps what was used within the last day, too', () => {
  const ages = Array.from({ length: 12 }, (_, index) => (index + 1) / 100);
  expect(pruned([...ages, 2, 3])).toEqual(ages.map(String));
});
