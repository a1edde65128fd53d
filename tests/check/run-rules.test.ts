import { describe, expect, test } from 'vitest';
import { defineRule, type Rule } from '../../src/check/define-rule.ts';
import { RULES } from '../../src/check/rules.ts';
import { type CheckOptions, runRules } from '../../src/check/run-rules.ts';
import { FILE_START, type Range } from '../../src/model/position.ts';
import { validFiles, workspaceOf } from '../valid-workspace.ts';

const INDEX = '---\ntitle: A\ndescription: A.\n---\n';

function rule(id: string, parts: Partial<Rule>): Rule {
  return defineRule({ id, summary: '', why: '', examples: { pass: [], fail: [] }, ...parts });
}

/** A rule that reports every document it is called for. */
const everyDocument = rule('test/document', {
  document: (document, { engagement }, report) =>
    report({ range: FILE_START, message: `${engagement.slug} ${document.path}`, hint: '' }),
});

function run(files: Record<string, string>, options: Partial<CheckOptions>) {
  const diagnostics = runRules(workspaceOf(files), {
    rules: [everyDocument],
    today: '2026-12-01',
    trusted: false,
    ...options,
  });
  return diagnostics.map(({ rule, severity, engagement, file, range, message }) => ({
    found: `${file}:${range.start.line}:${range.start.column} ${rule}`,
    severity,
    engagement,
    message,
  }));
}

const at = (line: number, column: number): Range => ({
  start: { line, column },
  end: { line, column: column + 1 },
});

test('findings are sorted by file, line, column and rule', () => {
  const places = [at(10, 1), at(2, 10), at(2, 9), FILE_START];
  const find = (id: string) =>
    rule(id, {
      document: (_, __, report) => {
        for (const range of places) report({ range, message: '', hint: '' });
      },
    });
  const files = { 'content/b/index.mdx': INDEX, 'content/a/index.mdx': INDEX };
  expect(run(files, { rules: [find('test/b'), find('test/a')] }).map(({ found }) => found)).toEqual(
    ['a', 'b'].flatMap((slug) =>
      ['1:1', '2:9', '2:10', '10:1'].flatMap((place) =>
        ['test/a', 'test/b'].map((id) => `content/${slug}/index.mdx:${place} ${id}`),
      ),
    ),
  );
});

test('settings override severities', () => {
  const warns = { ...everyDocument, id: 'test/warns', severity: 'warning' as const };
  const rules = [everyDocument, warns];
  const severities = (settings: CheckOptions['severities']) =>
    run({ 'content/a/index.mdx': INDEX }, { rules, severities: settings ?? {} }).map(
      ({ found, severity }) => `${found.split(' ')[1]} ${severity}`,
    );
  expect(severities({})).toEqual(['test/document error', 'test/warns warning']);
  expect(severities({ 'test/document': 'off', 'test/warns': 'error' })).toEqual([
    'test/warns error',
  ]);
  expect(severities({ 'test/document': 'warning' })[0]).toBe('test/document warning');
});

describe('a shared document', () => {
  const include = '---\ntitle: A\ndescription: A.\ninclude: [laptops, laptops]\n---\n';
  const files = {
    'content/_shared/laptops.mdx': INDEX,
    'content/_shared/unused.mdx': INDEX,
    'content/a/index.mdx': INDEX,
    'content/b/index.mdx': include,
    'content/c/index.mdx': include,
  };
  const shared = (slugs?: string[]) =>
    run(files, slugs ? { slugs } : {}).filter(({ found }) => found.includes('_shared'));

  test('is reported once, under the first engagement that includes it', () => {
    expect(shared()).toEqual([
      {
        found: 'content/_shared/laptops.mdx:1:1 test/document',
        severity: 'error',
        engagement: 'b',
        message: 'b laptops',
      },
    ]);
  });

  test('is still reported if only a later engagement is checked', () => {
    expect(shared(['b'])).toMatchObject([{ engagement: 'b' }]);
    expect(shared(['c'])).toMatchObject([{ engagement: 'c' }]);
  });
});

test('only the engagements asked for are checked, and files that belong to none', () => {
  const workspaceRule = rule('test/workspace', {
    workspace: (_, report) => {
      for (const file of ['content/a/x.svg', 'content/b/x.svg', 'templates/page.mdx']) {
        report({ file, range: FILE_START, message: '', hint: '' });
      }
    },
  });
  const engagementRule = rule('test/engagement', {
    engagement: (_, report) => report({ range: FILE_START, message: '', hint: '' }),
  });
  const rules = [everyDocument, engagementRule, workspaceRule];
  const files = { 'content/a/index.mdx': INDEX, 'content/b/index.mdx': INDEX };
  expect(
    run(files, { rules, slugs: ['b'] }).map(({ found, engagement }) => `${engagement} ${found}`),
  ).toEqual([
    'b content/b/index.mdx:1:1 test/document',
    'b content/b/index.mdx:1:1 test/engagement',
    'b content/b/x.svg:1:1 test/workspace',
    'null templates/page.mdx:1:1 test/workspace',
  ]);
});

test('drafts are passed only to rules that ask for them', () => {
  const files = { 'content/a/draft.mdx': '---\ntitle: A\ndraft: true\n---\n' };
  expect(run(files, {})).toEqual([]);
  expect(run(files, { rules: [{ ...everyDocument, drafts: true }] })).toHaveLength(1);
});

test('an unreadable file is passed only to content/unreadable', () => {
  const files = { 'content/a/bad.mdx': 'NUL \0', 'content/a/good.mdx': INDEX };
  const rules = [everyDocument, { ...everyDocument, id: 'content/unreadable' }];
  expect(run(files, { rules }).map(({ found }) => found)).toEqual([
    'content/a/bad.mdx:1:1 content/unreadable',
    'content/a/good.mdx:1:1 content/unreadable',
    'content/a/good.mdx:1:1 test/document',
  ]);
});

describe('one mistake is one finding', () => {
  const find = (files: Record<string, string>) =>
    run({ ...validFiles(), ...files }, { rules: RULES }).map(({ found }) => found);
  const without = (path: string) => {
    const { [path]: _, ...files } = validFiles();
    return run(files, { rules: RULES }).map(({ found }) => found);
  };

  test('for an engagement without index.mdx', () => {
    expect(without('content/demo/index.mdx')).toEqual([
      'content/demo/index.mdx:1:1 documents/missing',
    ]);
  });

  test('for an index.mdx that is unreadable or does not parse', () => {
    expect(find({ 'content/demo/index.mdx': '\0' })).toEqual([
      'content/demo/index.mdx:1:1 content/unreadable',
    ]);
    expect(find({ 'content/demo/index.mdx': '---\ntitle: [\n---\n' })).toEqual([
      'content/demo/index.mdx:2:9 frontmatter/syntax',
    ]);
  });

  test('for a document that is unreadable, or whose frontmatter is not closed', () => {
    expect(find({ 'content/demo/brief.mdx': '\0' })).toEqual([
      'content/demo/brief.mdx:1:1 content/unreadable',
    ]);
    expect(find({ 'content/demo/brief.mdx': '---\ntitle: Brief\n\n## The company\n' })).toEqual([
      'content/demo/brief.mdx:1:1 frontmatter/syntax',
    ]);
  });

  test('for a misspelt area in "owns"', () => {
    const index = validFiles()['content/demo/index.mdx'] ?? '';
    for (const owns of ['[specs, review, access, questions]', 'spec']) {
      const text = index.replace(/owns: .*/, `owns: ${owns}`);
      expect(find({ 'content/demo/index.mdx': text })).toEqual([
        `content/demo/index.mdx:15:${owns.startsWith('[') ? 12 : 11} frontmatter/schema`,
      ]);
    }
  });

  test('for a person’s invalid id, even if documents refer to them', () => {
    const files = validFiles();
    const index = files['content/demo/index.mdx']?.replace('id: dana', 'id: 12') ?? '';
    const spec = files['content/demo/spec.mdx']?.replace('title', 'owner: dana\ntitle') ?? '';
    expect(find({ 'content/demo/index.mdx': index, 'content/demo/spec.mdx': spec })).toEqual([
      'content/demo/index.mdx:10:9 frontmatter/schema',
    ]);
  });

  test('for a misspelt kind', () => {
    const { 'content/demo/access.mdx': access = '', ...files } = validFiles();
    const rights = access.replace('title', 'kind: acces\ntitle');
    const found = run({ ...files, 'content/demo/rights.mdx': rights }, { rules: RULES });
    expect(found.map((one) => one.found)).toEqual([
      'content/demo/rights.mdx:2:7 content/unknown-kind',
    ]);
  });

  test('and other engagements are still checked', () => {
    const other = Object.entries(validFiles()).map(([path, text]): [string, string] => [
      path.replace('demo', 'other'),
      text.replace('title: spec', 'title: 12'),
    ]);
    expect(find({ 'content/demo/index.mdx': '\0', ...Object.fromEntries(other) })).toEqual([
      'content/demo/index.mdx:1:1 content/unreadable',
      'content/other/spec.mdx:2:8 frontmatter/schema',
    ]);
  });
});
