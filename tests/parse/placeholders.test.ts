import { describe, expect, test } from 'vitest';
import { unmaskMarkup } from '../../src/model/masked-markup.ts';
import { readMdx } from '../../src/parse/guarded.ts';
import { isProblem } from '../../src/parse/mdx.ts';
import { parseSource } from '../../src/parse/source.ts';

function take(text: string) {
  const read = readMdx(text);
  if ('refused' in read) throw new Error(read.refused.message);
  return read;
}

const CASES: [text: string, found: string[]][] = [
  ['TODO: x', ['TODO']],
  ['a TBD, FIXME. XXX!', ['TBD', 'FIXME', 'XXX']],
  ['todo Todo TODOs TODO_X ÄTODO', []],
  ['`TODO` ``a ` TODO`` b TODO', ['TODO']],
  ['```\nTODO\n```\nTBD', ['TBD']],
  ['````md\n```\nTODO\n```\nTODO\n````\nTBD', ['TBD']],
  ['~~~\nTODO\n```\n~~~\nTBD', ['TBD']],
  ['- ```\n  TODO\n  ```\n- TBD', ['TBD']],
  ['> ```\n> TODO\n\nTBD', ['TBD']],
  ['> ```\n> TODO\n> ```\n> TBD', ['TBD']],
  ['    TODO indented is prose in MDX', ['TODO']],
  ['{/* TODO */} TBD', ['TBD']],
  ['{/*\nTODO\n\n```\nTODO\n*/}\nTBD', ['TBD']],
  ['<details open>x</details>', []],
  ['<details open>', []],
  ['<Note title="x">\nhi\n</Note>', []],
  ['<your name>', ['<your name>']],
  ['<Your name here>', ['<Your name here>']],
  ['<company>', ['<company>']],
  ['Array<string> Map<string, number>', []],
  ['{{name}} {{{x}}} {{ a.b | c }}', ['{{name}}', '{{{x}}}', '{{ a.b | c }}']],
  ['<b style={{color: "red"}}>x</b>', []],
  ['<Foo>', []],
  ['<Chart wide>x</Chart>', []],
  ['<NAME> <YYYY-MM-DD> <COMPANY_NAME>', ['<NAME>', '<YYYY-MM-DD>', '<COMPANY_NAME>']],
  ['<a short description>', ['<a short description>']],
  ['<link to the ticket>', ['<link to the ticket>']],
  ['<https://x.y> <a@b.c>', []],
  ['Lorem ipsum dolor, LOREM\nIPSUM', ['Lorem ipsum', 'LOREM\nIPSUM']],
  ['# TODO\n\n| a | TODO |\n|-|-|', ['TODO', 'TODO']],
  ['[x](TODO.md) [TODO](./x.mdx) https://x.y/TODO', ['TODO']],
  ['[r]: ./TODO\n', []],
  ['![TODO](./a.png)', ['TODO']],
  ['\\{\\{name}} \\<your name>', []],
  ['{TODO} {TODO: x}', ['TODO', 'TODO']],
  ['<TODO> <TODO: fill in>', ['<TODO>', '<TODO: fill in>']],
  ['<Note title="TODO later" id="TODO">x</Note>', ['TODO']],
  ['<Snippet from="TODO.ts" />', []],
  ['<code>TODO</code> TBD', ['TBD']],
  ['a < b and c > d', []],
  ['x <5 and y> 3', []],
  ['`` `TODO` ``', []],
  ['\\`TODO`', ['TODO']],
  ['- a ` b\n- TODO ` d', ['TODO']],
  ['`a\nTODO`', []],
  ['`a\n\nTODO`', ['TODO']],
  ['import x from "TODO"\n\nTBD', ['TBD']],
  ['export the TODO list', ['TODO']],
  ['<words to\nfill in>', ['<words to\nfill in>']],
  ['<words to\n\nfill in>', []],
  ['[x]({{url}})', ['{{url}}']],
  ['{{a\n\nb}}', []],
  ['<e.g. your name>', ['<e.g. your name>']],
  ['<a.b> <a:b>', []],
  ['<b>bold</b> TODO', ['TODO']],
  ['Not applicable: <reason>', ['<reason>']],
  ['<my-element></my-element>', []],
  ['<your-name>', ['<your-name>']],
  ['text <br/> TODO', ['TODO']],
  ['<company (legal name), e.g. Acme>', ['<company (legal name), e.g. Acme>']],
  ['<and/or>', ['<and/or>']],
  ['<Ihr Name>', ['<Ihr Name>']],
  ['<Übername>', []],
  ['<übername>', ['<übername>']],
  ['a <b, c> d', []],
  ["<owner's name>", ["<owner's name>"]],
  ['<script src>', ['<script src>']],
  ['{{}}', ['{{}}']],
  ['<name', []],
  ['```\nTODO', []],
  ['<input disabled>', []],
  ['<your name/>', []],
  ['<date: 2026>', ['<date: 2026>']],
  ['<Details summary="{{x}}">y</Details>', ['{{x}}']],
  ['<Note title="<your title>">x</Note>', ['<your title>']],
  ['<u>', []],
  ['TODO\r', ['TODO']],
  ['<TBD>', ['<TBD>']],
  ['<Person id="contractor" />', []],
  ['<Term>x</Term>', []],
  ['-TODO-', ['TODO']],
  ['[TODO]', ['TODO']],
  ['**TODO**', ['TODO']],
  ['_TODO_', ['TODO']],
];

test.each(CASES)('%j', (text, found) => {
  const result = take(text);
  expect(result.placeholders.map((placeholder) => placeholder.text)).toEqual(found);
  expect(result.text).toHaveLength(text.length);
  expect(unmaskMarkup(result.text)).toBe(text);
});

test.each([
  'Hello {{name}}, {TODO: greet} <your name here>, <company>.',
  '[link]({{url}}) and <Note title="{{x}}">y</Note>',
  '| a | <the column> |\n| - | - |\n| {{x}} | y |',
  '<words to\nfill in>',
])('the rest parses: %j', (text) => {
  expect(isProblem(take(text).tree)).toBe(false);
});

test('positions refer to the file, with CRLF, a byte order mark and an emoji', () => {
  const bytes = new TextEncoder().encode(
    '\uFEFF---\r\ntitle: A\r\n---\r\n\r\n😀 TODO\r\n\t<your\r\nname>\r\n',
  );
  expect(parseSource('a.mdx', bytes).placeholders).toEqual([
    { text: 'TODO', range: { start: { line: 5, column: 4 }, end: { line: 5, column: 8 } } },
    { text: '<your\nname>', range: { start: { line: 6, column: 2 }, end: { line: 7, column: 6 } } },
  ]);
});

test('a section with placeholders keeps its words and its position', () => {
  const source = parseSource(
    'a.mdx',
    new TextEncoder().encode('## The <company>\n\n{{words}} here\n'),
  );
  expect(source.body?.sections[0]).toMatchObject({
    title: 'The <company>',
    slug: 'the-company',
    content: { empty: false, words: 2 },
  });
});

describe('a megabyte of hostile text takes less than a minute', () => {
  const size = 2 ** 20;
  test.each([
    ...[
      '{',
      '{{',
      '{{a',
      '{TODO',
      '<a ',
      '<a <b ',
      '<a b={',
      '<a b="',
      '<aa ',
      '`',
      '` ',
      '[',
      '](',
    ],
    ...['/* ', '{/*', '{ /*', 'TODO ', '<your name> ', 'lorem ', '> ', '```\n', '\\', '</a> <a '],
  ])('%j', (piece) => {
    readMdx(piece.repeat(size / piece.length));
  });
});
