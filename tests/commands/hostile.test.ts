import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ENCODINGS, FRONTMATTER, type Hostile, NESTING, UNTERMINATED } from '../hostile/corpus.ts';
import { validFiles } from '../valid-workspace.ts';
import { workspace } from './run.ts';

interface Found {
  rule: string;
  file: string;
  range: Record<'start' | 'end', { line: number; column: number }>;
}

/** A finding unrelated to the others, which is always reported. */
const WITNESS = {
  'content/demo/a-witness.mdx': '---\ntitle: W\ndescription: W.\n---\n\n[a](./no.mdx)\n',
};
const WITNESSED = 'links/broken 6:1-6:14';

/** Terminal control, invisible and bidirectional characters. */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is searched for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u{200b}\u{2028}-\u{202e}\u{2066}-\u{2069}]/u;

function placeOf({ rule, range: { start, end } }: Found): string {
  return `${rule} ${start.line}:${start.column}-${end.line}:${end.column}`;
}

async function check(made: ReturnType<typeof workspace>): Promise<Map<string, string[]>> {
  const { code, stdout, stderr } = await made.run(['check', '--format', 'json']);
  expect([code, stderr]).toEqual([1, '']);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Found[] };
  const found = new Map<string, string[]>();
  for (const one of diagnostics) {
    const file = one.file.replace('content/demo/', '');
    found.set(file, [...(found.get(file) ?? []), placeOf(one)]);
  }
  expect(found.get('a-witness.mdx')).toEqual([WITNESSED]);
  found.delete('a-witness.mdx');
  return found;
}

describe.each<[string, Hostile]>([
  ['bytes and characters', ENCODINGS],
  ['frontmatter', FRONTMATTER],
  ['nesting', NESTING],
  ['unclosed constructs and code', UNTERMINATED],
])('hostile files: %s', (_, corpus) => {
  const names = Object.keys(corpus);
  const files = Object.fromEntries(
    names.map((name) => [`content/demo/hostile/${name}.mdx`, corpus[name]?.content ?? '']),
  );

  test('each have their findings, and hide no others', async () => {
    const found = await check(workspace({ ...validFiles(), ...WITNESS, ...files }));
    const actual = names.map((name) => {
      const expected = corpus[name]?.found ?? [];
      const places = found.get(`hostile/${name}.mdx`) ?? [];
      // Unspecified positions are not compared.
      return [
        name,
        places.map((one, at) => (expected[at]?.includes(' ') ? one : one.split(' ')[0])),
      ];
    });
    expect(Object.fromEntries(actual)).toEqual(
      Object.fromEntries(names.map((name) => [name, corpus[name]?.found ?? []])),
    );
  });

  test.each(['pretty', 'github', 'sarif'])('can be reported as %s safely', async (format) => {
    const { code, stdout, stderr } = await workspace({ ...validFiles(), ...WITNESS, ...files }).run(
      ['check', '--format', format],
    );
    expect(code).toBe(1);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(stdout).toContain('a-witness.mdx');
    expect(stdout).not.toMatch(UNSAFE);
  });
});

test('symbolic links that are broken, circular or lead elsewhere are reported and not followed', async () => {
  const made = workspace({
    ...validFiles(),
    ...WITNESS,
    'secret/outside.mdx': '---\ntitle: S\n---\n\npassword: hunter2\n',
    'content/other/index.mdx': validFiles()['content/demo/index.mdx'] ?? '',
  });
  mkdirSync(made.path('content/demo/links'));
  const link = (to: string, name: string) =>
    symlinkSync(to, made.path(`content/demo/links/${name}`));
  link('nowhere.mdx', 'dangling.mdx');
  link('itself.mdx', 'itself.mdx');
  link('b.mdx', 'a.mdx');
  link('a.mdx', 'b.mdx');
  link('..', 'up');
  link('/etc/passwd', 'passwd.mdx');
  link('/etc', 'etc');
  link(made.path('..'), 'parent');
  link('../../other/index.mdx', 'other.mdx');
  link('/dev/zero', 'zero.mdx');
  const found = await check(made);
  const names = ['a', 'b', 'dangling', 'itself', 'other', 'passwd', 'zero'].map(
    (name) => `${name}.mdx`,
  );
  for (const name of [...names, 'etc', 'parent', 'up']) {
    expect([name, found.get(`links/${name}`)]).toEqual([name, ['content/unreadable 1:1-1:1']]);
  }
  const { stdout } = await made.run(['check']);
  expect(stdout).not.toContain('root:');
  expect(stdout).not.toContain('hunter2');
  expect([...found.keys()].some((file) => /links\/(?:up|etc|parent)\//.test(file))).toBe(false);
});

test('invalid and clashing names are reported, and printed safely', async () => {
  const text = '---\ntitle: N\ndescription: N.\n---\n\nWords.\n';
  const names = [
    'A',
    'a',
    '\u{e9}',
    'e\u{301}',
    'con',
    'print',
    '\u{202e}xdm',
    'z\u{200b}w',
    'n\nl',
    'x\u{1b}[2J',
  ];
  const made = workspace({
    ...validFiles(),
    ...WITNESS,
    ...Object.fromEntries(names.map((name) => [`content/demo/names/${name}.mdx`, text])),
  });
  const found = await check(made);
  const slugs = (name: string) => found.get(`names/${name}.mdx`);
  for (const name of ['a', '\u{e9}', 'con', '\u{202e}xdm', 'z\u{200b}w', 'n\nl', 'x\u{1b}[2J']) {
    expect([name, slugs(name)]).toEqual([name, ['content/slug 1:1-1:1']]);
  }
  for (const format of ['pretty', 'github', 'sarif']) {
    const { stdout } = await made.run(['check', '--format', format]);
    expect(stdout).not.toMatch(UNSAFE);
  }
});
