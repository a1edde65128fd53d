import { describe, expect, test } from 'vitest';
import type { Example } from '../../src/check/define-rule.ts';
import { fixesOf } from '../../src/check/fixes-of.ts';
import { RULES } from '../../src/check/rules.ts';
import { type CheckOptions, runRules } from '../../src/check/run-rules.ts';
import { editText } from '../../src/model/text-edit.ts';
import { parseWorkspace } from '../../src/parse/workspace.ts';
import { exampleFiles, exampleWorkspace } from '../valid-workspace.ts';

/** All findings as `rule file:line`. */
function find(example: Example, options: Partial<CheckOptions> = {}): string[] {
  const diagnostics = runRules(exampleWorkspace(example), {
    rules: RULES,
    today: '2026-12-01',
    trusted: false,
    ...options,
  });
  return diagnostics.map(
    ({ rule, file, range }) => `${rule} ${file.replace('content/demo/', '')}:${range.start.line}`,
  );
}

/** For a page whose text begins on line 6. */
function inPage(text: string, options: Partial<CheckOptions> = {}): string[] {
  return find({ files: { 'page.mdx': text } }, options);
}

const disable = (rule: string) => `{/* prebrief-disable-next-line ${rule}: it is meant */}`;
const SPEC = 'content/demo/spec.mdx';
const IMAGE = '![](./img/a.svg)';
const BROKEN = '[a](./nowhere.mdx)';

describe('a comment on the line before', () => {
  test('silences one finding of its rule', () => {
    expect(inPage(`${BROKEN}\n`)).toEqual(['links/broken page.mdx:6']);
    expect(inPage(`${disable('links/broken')}\n${BROKEN}\n`)).toEqual([]);
    expect(inPage(`${disable('links/broken')}\n${BROKEN} ${BROKEN}\n`)).toEqual([
      'links/broken page.mdx:7',
    ]);
  });

  test('silences no finding of another rule', () => {
    expect(inPage(`${disable('links/anchor')}\n${BROKEN}\n`)).toEqual([
      'config/disable page.mdx:6',
      'links/broken page.mdx:7',
    ]);
  });

  test('can be one of several, side by side or stacked', () => {
    const both = `${BROKEN} ${IMAGE}\n`;
    expect(inPage(both)).toHaveLength(3);
    const rules = ['images/alt', 'images/missing', 'links/broken'].map(disable);
    expect(inPage(`${rules.join(' ')}\n${both}`)).toEqual([]);
    expect(inPage(`${rules.join('\n')}\n${both}`)).toEqual([]);
  });

  test('affects only the next line', () => {
    expect(inPage(`${disable('links/broken')}\n\n${BROKEN}\n`)).toEqual([
      'config/disable page.mdx:6',
      'links/broken page.mdx:8',
    ]);
    expect(inPage(`${BROKEN} ${disable('links/broken')}\n`)).toEqual([
      'links/broken page.mdx:6',
      'config/disable page.mdx:6',
    ]);
  });

  test('can span several lines, the last of which counts', () => {
    const comment = disable('links/broken').replace(' it is', '\n  it is\n  ');
    expect(inPage(`${comment}\n${BROKEN}\n`)).toEqual([]);
  });

  test('works in lists, in quotes and with CRLF', () => {
    expect(inPage(`- a\n\n  ${disable('links/broken')}\n  ${BROKEN}\n`)).toEqual([]);
    expect(inPage(`> ${disable('links/broken')}\r\n> ${BROKEN}\r\n`)).toEqual([]);
  });

  test('does not count as content', () => {
    const section = { 'word1 word2 word3 word4 word5 word6.': disable('sections/order') };
    expect(find({ edits: { 'spec.mdx': section } })).toEqual([
      'sections/empty spec.mdx:6',
      'config/disable spec.mdx:8',
    ]);
  });
});

test('of several sections missing in one place, it silences the first, even after --fix', () => {
  const silenced = disable('sections/missing');
  const edits = { 'spec.mdx': { '## In scope': `${silenced}\n## In scope` } };
  const files = exampleFiles({ edits });
  const spec = files.documents.find(({ file }) => file === SPEC);
  const text = new TextDecoder().decode(spec?.content as Uint8Array);
  // In alphabetical order, they are the other way round.
  const cut =
    text.slice(0, text.indexOf('## Out of scope')) + text.slice(text.indexOf('## Acceptance'));
  const check = (now: string) => {
    const content = new TextEncoder().encode(now);
    const documents = files.documents.map((one) => (one === spec ? { file: SPEC, content } : one));
    const workspace = parseWorkspace({ ...files, documents });
    const diagnostics = runRules(workspace, { rules: RULES, today: '2026-12-01', trusted: false });
    return { workspace, diagnostics };
  };
  const missing = ({ diagnostics }: ReturnType<typeof check>) =>
    diagnostics.filter(({ rule }) => /missing|disable/.test(rule));
  const first = check(cut);
  expect(missing(first).map(({ message }) => message)).toEqual([
    'Section "Deliverables" is missing.',
  ]);
  const document = first.workspace.engagements[0]?.documents.find(({ file }) => file === SPEC);
  const { workspace } = first;
  const fixes = document ? fixesOf(missing(first), { text: cut, document, workspace }, RULES) : [];
  expect(fixes.map(({ what }) => what)).toEqual([['Deliverables']]);
  const made = fixes.flatMap((fix) => fix.edits);
  expect(missing(check(editText(cut, made)))).toEqual([]);
});

describe('a disable comment is itself a finding', () => {
  test.each([
    ['without a reason', 'prebrief-disable-next-line links/broken'],
    ['with an empty reason', 'prebrief-disable-next-line links/broken: …'],
    ['without a colon', 'prebrief-disable-next-line links/broken as it is meant'],
    ['without a rule', 'prebrief-disable-next-line'],
    ['with a rule that does not exist', 'prebrief-disable-next-line links/broke: it is meant'],
    ['with several rules', 'prebrief-disable-next-line links/broken, images/alt: it is meant'],
    ['under another name', 'prebrief-disable-line links/broken: it is meant'],
  ])('%s, and silences nothing', (_, comment) => {
    expect(inPage(`{/* ${comment} */}\n${BROKEN}\n`)).toEqual([
      'config/disable page.mdx:6',
      'links/broken page.mdx:7',
    ]);
  });

  test('with a misspelt rule, and suggests the right one', () => {
    const workspace = exampleWorkspace({ files: { 'page.mdx': disable('links/broke') } });
    const [found] = runRules(workspace, { rules: RULES, today: '2026-12-01', trusted: false });
    expect(found?.hint).toBe('Did you mean "links/broken"?');
  });

  test('for rules that keep code and secrets out of a site', () => {
    expect(inPage(`${disable('mdx/forbidden')}\n{process.exit()}\n`)).toEqual([
      'config/disable page.mdx:6',
      'mdx/forbidden page.mdx:7',
    ]);
    for (const rule of ['secrets/found', 'content/unreadable', 'mdx/syntax', 'config/disable']) {
      expect(inPage(`${disable(rule)}\nText.\n`)).toEqual(['config/disable page.mdx:6']);
    }
  });
});

test('findings in YAML cannot be silenced', () => {
  const frontmatter = (comment: string) =>
    `---\ntitle: A\ndescription: A.\n# ${comment}\nowner: dna\n---\n`;
  expect(find({ files: { 'page.mdx': frontmatter(disable('frontmatter/person')) } })).toEqual([
    'frontmatter/person page.mdx:5',
  ]);
});

describe('an unused comment is ignored if its rule did not run', () => {
  const unused = `${disable('links/broken')}\nText.\n`;

  test('because it is off', () => {
    expect(inPage(unused)).toEqual(['config/disable page.mdx:6']);
    expect(inPage(unused, { severities: { 'links/broken': 'off' } })).toEqual([]);
  });

  test('because the document is a draft', () => {
    const draft = `---\ntitle: A\ndescription: A.\ndraft: true\n---\n\n${unused}`;
    expect(inPage(draft)).toEqual([]);
  });

  test('because its engagement was not checked', () => {
    expect(inPage(unused, { slugs: ['other'] })).toEqual([]);
  });
});

test('config/disable can be turned off like any rule', () => {
  const text = `${disable('links/broken')}\n${BROKEN}\n\n${disable('links/broken')}\n`;
  expect(inPage(text, { severities: { 'config/disable': 'off' } })).toEqual([]);
  expect(inPage(text)).toEqual(['config/disable page.mdx:9']);
});

test('an unused comment in a shared document is reported once', () => {
  const shared = '---\ntitle: A\ndescription: A.\n---\n\n';
  expect(
    find({
      files: {
        'content/_shared/a.mdx': `${shared}${disable('links/broken')}\n${BROKEN}\n\n${disable('links/broken')}\n`,
      },
      edits: { 'index.mdx': { 'people:': 'include: [a]\npeople:' } },
    }),
  ).toEqual(['config/disable content/_shared/a.mdx:9']);
});
