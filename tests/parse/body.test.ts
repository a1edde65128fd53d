import { describe, expect, test } from 'vitest';
import type { Body } from '../../src/model/source.ts';
import { parseSource } from '../../src/parse/source.ts';

function bodyOf(text: string): Body {
  const { body } = parseSource('a.mdx', new TextEncoder().encode(text));
  if (!body) throw new Error('does not parse');
  return body;
}

const rangeText = ({ start, end }: Body['headings'][number]['range']) =>
  `${start.line}:${start.column}-${end.line}:${end.column}`;

describe('headings', () => {
  test.each([
    ['## Goal', 'goal'],
    ['## Goal ##', 'goal'],
    ['Goal\n----', 'goal'],
    ['## *Goal* and `code`', 'goal-and-code'],
    ['## [Goal](./x.mdx)', 'goal'],
    ['## The  company:', 'the-company'],
    ['The\ncompany\n---', 'the-company'],
    ['## At 10:30', 'at-1030'],
    ['## 验收标准', '验收标准'],
    ['## Überblick', 'überblick'],
    ['## U\u0308berblick', 'überblick'],
    ['## 😀', 'section'],
    ['## Das Ziel {/* #goal */}', 'goal'],
    ['## Zeile {/* #invoice-line.amount-minor */}', 'invoice-line.amount-minor'],
    ['## 目标 {/* #目标-1 */}', '目标-1'],
    ['## Goal {/* guidance */}', 'goal'],
  ])('%j has the id %j', (text, id) => {
    expect(bodyOf(text).headings.map((heading) => heading.id)).toEqual([id]);
  });

  test('ids are unique, and explicit ones come first', () => {
    const text =
      '# A\n\n## A\n\n## B {/* #a */}\n\n## C {/* #a */}\n\n## A\n\n> ## A\n\n## 😀\n\n## 🎉\n';
    expect(bodyOf(text).headings.map(({ id }) => id)).toEqual([
      'a-2',
      'a-3',
      'a',
      'a-1',
      'a-4',
      'a-5',
      'section',
      'section-1',
    ]);
  });

  test('in footnotes cannot be linked to', () => {
    const { headings } = bodyOf('## A[^1]\n\n[^1]: # A\n\n[^2]: ## B\n\n> ## C\n');
    expect(headings.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('ranges refer to the file, with CRLF, tabs and emoji', () => {
    const text = '---\r\ntitle: A\r\n---\r\n\r\n## 😀 A ##\r\n\r\n\tx\r\n\r\nB 😀\r\n---\r\n';
    expect(bodyOf(text).headings.map(({ range }) => rangeText(range))).toEqual([
      '5:1-5:11',
      '9:1-10:4',
    ]);
  });
});

describe('sections', () => {
  test('are H2 and H3 at the top level, with their parents', () => {
    const text =
      '### Stray\n\n## A\n\n### B\n\n#### Deeper\n\nx\n\n> ## Quoted\n\n# Part\n\n### C\n\n## D\n';
    expect(bodyOf(text).sections.map(({ title, parent }) => [title, parent])).toEqual([
      ['Stray', null],
      ['A', null],
      ['B', 1],
      ['C', null],
      ['D', null],
    ]);
  });

  test.each([
    ['', true],
    ['{/* guidance */}', true],
    ['{/* a */} {/* b */}', true],
    ['{}', true],
    ['{" "}', true],
    ['#### Only a heading', true],
    ['***', true],
    ['-', true],
    ['- [ ]', true],
    ['[r]: ./x.mdx', true],
    ['[^1]: A footnote.', true],
    ['```\n```', true],
    ['<br />', true],
    ['<Note title="x"></Note>', true],
    [':::note[Title]\n:::', true],
    ['<Note>{/* x */}</Note>', true],
    ['Text.', false],
    ['{"text"}', false],
    ['- x', false],
    ['![x](./a.png)', false],
    ['```\nx\n```', false],
    ['<Note>x</Note>', false],
    ['<SystemMap />', false],
    ['<Chart />', false],
    ['<Person id="dana" />', false],
    ['> quote', false],
    ['| a |\n| - |', false],
    ['10:30', false],
  ])('with %j are empty: %j', (content, empty) => {
    expect(bodyOf(`## A\n\n${content}\n`).sections[0]?.content.empty).toBe(empty);
  });

  test.each([
    ['Not applicable: there is none.', 'there is none.'],
    ['**Not applicable:** none', 'none'],
    ['not applicable: none {/* really */}', 'none'],
    ['Not applicable: none\n\n{/* guidance */}', 'none'],
    ['Not applicable', ''],
    ['Not applicable:', ''],
    ['Not applicable: …', ''],
    ['Not applicable: none\n\nBut this.', null],
    ['Not applicable to us.', null],
    ['- Not applicable: none', null],
  ])('with %j are not applicable because of %j', (content, reason) => {
    expect(bodyOf(`## A\n\n${content}\n`).sections[0]?.content.notApplicable).toBe(reason);
  });

  test.each([
    ['one **two**three *four*.', 3],
    ['one\ntwo `three`', 3],
    ['- one\n- two', 2],
    ['| one | two |\n| - | - |\n| 3 | – |', 3],
    ['<Note>\n\none two\n\n</Note>', 2],
    ['at 10:30', 2],
    ['我们的公司', 5],
    ['東京 Tower', 3],
    ['```\none two\n```', 0],
    ['{/* one two */}', 0],
    ['#### one\n\ntwo', 1],
  ])('with %j have %j words', (content, words) => {
    expect(bodyOf(`## A\n\n${content}\n`).sections[0]?.content.words).toBe(words);
  });

  test('count what contracts can ask for', () => {
    const text =
      '## A\n\nOne.\n\nTwo ![x](./x.png).\n\n- [ ] **AC-1** a [b](repo:src/a.ts)\n\n| a |\n| - |\n| [c][r] |\n\n```mermaid\ngraph\n```\n\n<Snippet from="src/a.ts" />\n\n[r]: repo:src/b.ts\n';
    expect(bodyOf(text).sections[0]?.content).toMatchObject({
      paragraphs: 2,
      has: {
        list: 1,
        checklist: 1,
        criteria: 1,
        'code-reference': 3,
        table: 1,
        diagram: 1,
        image: 1,
        link: 2,
      },
    });
  });
});

describe('links and images', () => {
  test('references have the URL of the first definition', () => {
    const { links, images } = bodyOf(
      '[a][R], [b](./b.mdx) and ![c][r]\n\n[r]: ./first.mdx\n[R]: ./second.mdx\n',
    );
    expect(links.map(({ url, reference }) => [url, reference])).toEqual([
      ['./first.mdx', true],
      ['./b.mdx', false],
    ]);
    expect(images[0]).toMatchObject({ url: './first.mdx', alt: 'c', reference: true });
  });

  test('elements have URLs, too', () => {
    const { links, images } = bodyOf(
      '<a href="./a.mdx">a</a> <Video src="./b.mp4" poster="./c.png" transcript="./d.vtt" title="x" /> <Video src="./e.mp4" transcript="What is said." />\n',
    );
    expect(links.map(({ url }) => url)).toEqual(['./a.mdx', './b.mp4', './d.vtt', './e.mp4']);
    expect(images).toMatchObject([{ url: './c.png', alt: null }]);
  });
});

describe('criteria', () => {
  test('are list items that start with an id', () => {
    const text =
      '## A\n\n- [ ] **AC-1** One.\n- [x] AC-2: two,\n  - `AC-3` – three\n- {/* x */} **AC-4**\n- See AC-5\n- [AC-6] six\n- AC-7x\n';
    const found = bodyOf(text).criteria.map(({ id, text: said, checked, range }) => [
      id,
      said,
      checked,
      rangeText(range),
    ]);
    expect(found).toEqual([
      ['AC-1', 'One.', false, '3:9-3:13'],
      ['AC-2', 'two, AC-3 – three', true, '4:7-4:11'],
      ['AC-4', '', null, '6:15-6:19'],
      ['AC-3', 'three', null, '5:6-5:10'],
    ]);
  });

  test('are referenced in prose, but not in code, links or comments', () => {
    const text =
      '😀 [AC-1]\tand **[AC-2]**\n> [AC-3]\n\n`[AC-4]` [AC-5](./x.mdx) [see [AC-6]](./x.mdx) {/* [AC-7] */} \\[AC-8] [AC-9]\n\n[AC-9]: ./x.mdx\n';
    const found = bodyOf(text).criterionReferences.map(
      ({ id, range }) => `${id} ${rangeText(range)}`,
    );
    expect(found).toEqual(['AC-1 1:4-1:10', 'AC-2 1:17-1:23', 'AC-3 2:3-2:9']);
  });
});

test('an unclosed block ends at the end of the file', () => {
  const [fence] = bodyOf('a\n\n```\nb').codeBlocks;
  expect(fence && rangeText(fence.range)).toBe('3:1-4:2');
  const [quoted] = bodyOf('> :::t\n> a\n>').directives;
  expect(quoted?.range.end.line).toBeLessThanOrEqual(3);
});

test('comments have text and ranges', () => {
  const { comments, commentRanges } = bodyOf('a {/* one */}\n\n{/*\n two\n*/}\n');
  expect(comments).toEqual(['one', 'two']);
  expect(commentRanges.map(rangeText)).toEqual(['1:3-1:14', '3:1-5:4']);
});

test('imports and exports end where their text ends', () => {
  const { expressions } = bodyOf('import a from "b"\nexport const c = 1\n\nText {d}.\n');
  expect(expressions.map(({ kind, range }) => `${kind} ${rangeText(range)}`)).toEqual([
    'import 1:1-2:19',
    'expression 4:6-4:9',
  ]);
});
