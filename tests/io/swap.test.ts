import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { bytes, type SiteFiles } from '../../src/io/site-files.ts';
import { repairQuietly, repairSwaps, swapIn } from '../../src/io/swap.ts';

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'prebrief swap ü-'));
});
afterEach(() => rmSync(out, { recursive: true }));

const folder = () => join(out, 'demo');
const page = () => readFileSync(join(folder(), 'deep/index.html'), 'utf8');

function site(text: string): SiteFiles {
  return new Map([
    ['prebrief.json', bytes('{}')],
    ['deep/index.html', bytes(text)],
  ]);
}

/** What a process that has ended, or never existed, has left behind. */
const DEAD = 2 ** 30;
function leave(state: 'next' | 'previous', text: string, pid = DEAD, start = 'abc'): string {
  const name = `.demo.${pid}-${start}.${state}`;
  mkdirSync(join(out, name, 'deep'), { recursive: true });
  writeFileSync(join(out, name, 'deep/index.html'), text);
  return name;
}

describe('swapping in', () => {
  test('creates missing folders', () => {
    rmSync(out, { recursive: true });
    swapIn(folder(), site('new'));
    expect(page()).toBe('new');
  });

  test('leaves nothing of the old site, and nothing beside the new one', () => {
    swapIn(folder(), new Map([...site('old'), ['gone/index.html', bytes('gone')]]));
    swapIn(folder(), site('new'));
    expect(page()).toBe('new');
    expect(readdirSync(folder()).sort()).toEqual(['deep', 'prebrief.json']);
    expect(readdirSync(out)).toEqual(['demo']);
  });

  test('replaces an empty folder', () => {
    mkdirSync(folder());
    swapIn(folder(), site('new'));
    expect(page()).toBe('new');
  });

  test('keeps the old site if it fails halfway', () => {
    swapIn(folder(), site('old'));
    const broken = new Map([...site('new'), [`${'n'.repeat(300)}/index.html`, bytes('')]]);
    expect(() => swapIn(folder(), broken)).toThrow('ENAMETOOLONG');
    expect(page()).toBe('old');
    expect(readdirSync(out)).toEqual(['demo']);
  });

  test.for([
    ['documents', () => mkdirSync(folder()) ?? writeFileSync(join(folder(), 'index.mdx'), 'Mine.')],
    ['a file', () => writeFileSync(folder(), 'Mine.')],
  ] as const)('never deletes %s', ([, make]) => {
    make();
    expect(() => swapIn(folder(), site('new'))).toThrow(UserError);
    expect(existsSync(join(folder(), 'prebrief.json'))).toBe(false);
    expect(readdirSync(out)).toEqual(['demo']);
  });
});

describe('repairing', () => {
  test('restores a site that was moved away and not replaced', () => {
    leave('next', 'half');
    leave('previous', 'old');
    repairSwaps(out);
    expect(page()).toBe('old');
    expect(readdirSync(out)).toEqual(['demo']);
  });

  test('deletes what was replaced or never finished', () => {
    swapIn(folder(), site('new'));
    leave('next', 'half');
    leave('previous', 'old');
    repairSwaps(out);
    expect(page()).toBe('new');
    expect(readdirSync(out)).toEqual(['demo']);
  });

  test('restores one of several sites that were moved away', () => {
    leave('previous', 'one', DEAD);
    leave('previous', 'two', DEAD + 1);
    repairSwaps(out);
    expect(['one', 'two']).toContain(page());
    expect(readdirSync(out)).toEqual(['demo']);
  });

  test('leaves a running process alone, and notices a reused process id', () => {
    const running = leave('next', 'theirs', process.ppid);
    leave('next', 'half', process.pid, 'before');
    repairSwaps(out);
    expect(readdirSync(out)).toEqual([running]);
  });

  test('touches nothing else', () => {
    for (const name of ['.demo.next', '.git', 'demo.next', '.mine.previous'])
      mkdirSync(join(out, name));
    repairSwaps(out);
    expect(readdirSync(out)).toHaveLength(4);
  });

  test('has nothing to do without a folder, and refuses a file', () => {
    repairSwaps(join(out, 'not', 'there'));
    writeFileSync(join(out, 'file'), '');
    expect(() => repairSwaps(join(out, 'file'))).toThrow(UserError);
  });
});

test('a site swapped in by another process meanwhile is replaced completely', () => {
  swapIn(folder(), site('old'));
  // While this one is being written, another process finishes.
  const files = site('new');
  const slow = new Map(files);
  slow[Symbol.iterator] = function* () {
    yield* files;
    renameSync(folder(), join(out, 'away'));
    mkdirSync(join(folder(), 'deep'), { recursive: true });
    writeFileSync(join(folder(), 'deep/index.html'), 'theirs');
    return undefined;
  };
  swapIn(folder(), slow);
  expect(page()).toBe('new');
});

describe('for a command that does not build', () => {
  test('an interrupted swap is repaired in every folder', () => {
    mkdirSync(join(out, 'a'));
    mkdirSync(join(out, 'b', '.demo.1073741824-abc.previous'), { recursive: true });
    repairQuietly([join(out, 'a'), join(out, 'b'), join(out, 'c')]);
    expect(readdirSync(join(out, 'b'))).toEqual(['demo']);
  });

  test('a file or a read-only folder does no harm', () => {
    writeFileSync(join(out, 'file'), '');
    expect(() => repairQuietly([join(out, 'file')])).not.toThrow();
    leave('previous', 'old');
    chmodSync(out, 0o555);
    try {
      expect(() => repairQuietly([out])).not.toThrow();
    } finally {
      chmodSync(out, 0o755);
    }
  });
});
