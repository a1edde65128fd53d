/**
 * Files that have crashed parsers, checkers or terminals, by topic. Each is a page of an
 * engagement. Expected findings are `rule line:column-line:column`, or just `rule` if the position
 * is unspecified.
 */
export type Hostile = Record<string, { content: string | Uint8Array; found: string[] }>;

const HEAD = '---\ntitle: A\ndescription: What is said here.\n---\n\n';
const UNREADABLE = ['content/unreadable 1:1-1:1'];
const DEEP = 10_000;
const MIB = 1024 * 1024;

const bytes = (text: string, ...more: number[]) =>
  Uint8Array.from([...new TextEncoder().encode(text), ...more]);
const page = (text: string, ...found: string[]) => ({ content: HEAD + text, found });
const raw = (content: string | Uint8Array, ...found: string[]) => ({ content, found });
const titled = (title: string, text = 'Words.\n') =>
  `---\ntitle: ${title}\ndescription: D.\n---\n\n${text}`;
const fence = (language: string, text = 'title: A') => `---${language}\n${text}\n---\n\nWords.\n`;
const MISSING = ['frontmatter/schema 1:1-1:1', 'frontmatter/schema 1:1-1:1'];

export const ENCODINGS: Hostile = {
  'invalid-utf-8': raw(bytes(HEAD, 0xff, 0xfe, 0x80), ...UNREADABLE),
  'half-a-character': raw(bytes(HEAD, 0xe2, 0x82), ...UNREADABLE),
  'an-encoded-surrogate': raw(bytes(HEAD, 0xed, 0xa0, 0x80), ...UNREADABLE),
  overlong: raw(bytes(HEAD, 0xc0, 0xaf), ...UNREADABLE),
  'utf-16': raw(Uint8Array.from([0xff, 0xfe, 0x2d, 0x00, 0x2d, 0x00]), ...UNREADABLE),
  'a-nul': raw(`${HEAD}a\0b\n`, ...UNREADABLE),
  'a-nul-in-a-key': raw('---\nti\0tle: A\n---\n', ...UNREADABLE),
  'two-mebibytes': raw(HEAD + 'Words. '.repeat((2 * MIB) / 7), ...UNREADABLE),
  'two-mebibytes-of-one-line': raw('a'.repeat(2 * MIB), ...UNREADABLE),
  'one-mebibyte': raw(HEAD + 'a\n\n'.repeat(Math.floor((MIB - HEAD.length) / 3))),
  'a-long-line': page(`${'word '.repeat(20_000)}TODO\n`, 'sections/placeholder 6:100001-6:100005'),
  'a-long-word': page(`${'w'.repeat(100_000)} [a](./no.mdx)\n`, 'links/broken 6:100002-6:100015'),
  'a-long-title': raw(titled('T'.repeat(100_000))),
  'a-byte-order-mark': raw(`\u{feff}${HEAD}TODO\n`, 'sections/placeholder 6:1-6:5'),
  'two-byte-order-marks': raw(`\u{feff}\u{feff}${HEAD}a\n`, 'frontmatter/syntax 1:1-1:2'),
  'two-byte-order-marks-and-no-frontmatter': raw(
    '\u{feff}\u{feff}## A\n',
    'frontmatter/syntax 1:1-1:2',
  ),
  crlf: raw(`${HEAD}a\n\n[b](./no.mdx)\n`.replaceAll('\n', '\r\n'), 'links/broken 8:1-8:14'),
  cr: raw(`${HEAD}a\n\n[b](./no.mdx)\n`.replaceAll('\n', '\r'), 'links/broken 8:1-8:14'),
  'mixed-line-ends': raw(
    '---\r\ntitle: A\r\ndescription: D.\n---\r\rTODO\r\n',
    'sections/placeholder 6:1-6:5',
  ),
  'line-separators': page('a\u{2028}b\u{2029}c\u{85}TODO\n', 'sections/placeholder 6:7-6:11'),
  astral: page('😀😀 TODO\n', 'sections/placeholder 6:6-6:10'),
  combining: page('e\u{301} TODO\n', 'sections/placeholder 6:4-6:8'),
  bidirectional: page(
    '\u{202e}txet\u{202c} TODO \u{2066}a\u{2069}\n',
    'sections/placeholder 6:8-6:12',
  ),
  'zero-width': page(
    'a\u{200b}b\u{200d}c\u{feff} [d](./n\u{200b}o.mdx)\n',
    'mdx/forbidden 6:8-6:22',
  ),
  'escape-sequences': page('a\u{1b}[31m [b](./no.mdx) \u{9b}1m\n', 'links/broken 6:8-6:21'),
  'a-title-that-turns-around': raw(titled('"\u{202e}A"'), 'frontmatter/schema 2:8-2:12'),
};

export const FRONTMATTER: Hostile = {
  js: raw(fence('js', 'module.exports = process.exit(3)'), 'frontmatter/syntax 1:1-1:6'),
  javascript: raw(fence('javascript', 'process.exit(3)'), 'frontmatter/syntax 1:1-1:14'),
  'js-behind-a-space': raw(fence(' js', 'process.exit(3)'), 'frontmatter/syntax 1:1-1:7'),
  json: raw(fence('json', '{ "title": "A" }'), 'frontmatter/syntax 1:1-1:8'),
  constructor: raw(fence('constructor'), 'frontmatter/syntax 1:1-1:15'),
  proto: raw(fence('__proto__'), 'frontmatter/syntax 1:1-1:13'),
  yaml: raw(fence('yaml'), 'frontmatter/syntax 1:1-1:8'),
  toml: raw('+++\ntitle = "A"\n+++\n\nWords.\n', 'frontmatter/syntax 1:1-1:4'),
  'a-blank-line-above': raw(`\n${HEAD}Words.\n`, 'frontmatter/syntax 2:1-2:4'),
  'not-closed': raw('---\ntitle: A\n', 'frontmatter/syntax 1:1-1:4'),
  'only-an-opening': raw('---', 'frontmatter/syntax 1:1-1:4'),
  'closed-by-more': raw(
    '---\ntitle: A\ndescription: D.\n----\n\nWords.\n',
    'frontmatter/syntax 4:1-4:5',
  ),
  'closed-in-a-block': raw(
    '---\ntitle: |\n  a\n---\ndescription: D.\n---\n',
    'frontmatter/schema 1:1-1:4',
    'sections/empty',
  ),
  nothing: raw('', ...MISSING),
  'an-empty-mapping': raw('---\n---\n', 'frontmatter/schema 1:1-1:4', 'frontmatter/schema 1:1-1:4'),
  'a-list': raw('---\n- a\n---\n', 'frontmatter/schema'),
  'a-key-twice': raw(titled('A\ntitle: B'), 'frontmatter/syntax 3:1-3:6'),
  'a-merge': raw(titled('A\n<<: { draft: true }'), 'frontmatter/syntax 3:1-3:3'),
  'the-prototype': raw(titled('A\n__proto__: { draft: true }'), 'frontmatter/syntax 3:1-3:10'),
  'a-constructor': raw(titled('A\nconstructor: { prototype: 1 }'), 'frontmatter/schema 3:1-3:12'),
  'a-tag': raw(titled('!!js/function "function () {}"'), 'frontmatter/syntax'),
  'a-binary': raw(titled('!!binary aGk='), 'frontmatter/syntax'),
  'an-anchor': raw(titled('&a A'), 'frontmatter/syntax'),
  'an-impossible-date': raw(titled('A\nreviewed: 2026-02-30'), 'frontmatter/schema 3:11-3:21'),
  'an-infinite-number': raw(titled('A\nreviewEvery: 1e999'), 'frontmatter/schema 3:14-3:19'),
  'no-number': raw(titled('A\nreviewEvery: .nan'), 'frontmatter/schema 3:14-3:18'),
  'deep-lists': raw(
    titled('A\ncovers: '.concat('['.repeat(DEEP), ']'.repeat(DEEP))),
    'frontmatter/syntax',
  ),
  'deep-mappings': raw(
    titled('A\nsidebar: '.concat('{ a: '.repeat(DEEP), '}'.repeat(DEEP))),
    'frontmatter/syntax',
  ),
  'a-long-key': raw(titled(`A\n${'k'.repeat(2000)}: 1`), 'frontmatter/syntax 3:1-3:2001'),
};

const nested = (open: string, close = '') => `${HEAD}${open.repeat(DEEP)}x${close.repeat(DEEP)}\n`;

export const NESTING: Hostile = {
  quotes: raw(nested('> '), ...UNREADABLE),
  'quotes-without-spaces': raw(nested('>'), ...UNREADABLE),
  lists: raw(nested('- '), ...UNREADABLE),
  'numbered-lists': raw(nested('1. '), ...UNREADABLE),
  'lists-by-indentation': raw(
    HEAD + Array.from({ length: 900 }, (_, depth) => `${'  '.repeat(depth)}- x\n`).join(''),
    ...UNREADABLE,
  ),
  elements: raw(nested('<b>', '</b>'), ...UNREADABLE),
  components: raw(nested('<Note>\n', '\n</Note>'), ...UNREADABLE),
  'elements-that-stay-open': raw(nested('<b>'), ...UNREADABLE),
  braces: raw(nested('{', '}'), ...UNREADABLE),
  'braces-that-stay-open': raw(nested('{'), ...UNREADABLE),
  parentheses: raw(`${HEAD}{${'('.repeat(DEEP)}\n`, ...UNREADABLE),
  brackets: raw(nested('[', ']'), ...UNREADABLE),
  links: raw(nested('[', '](a)'), ...UNREADABLE),
  images: raw(nested('![', '](a)'), ...UNREADABLE),
  emphasis: raw(nested('*a ', ' b*'), ...UNREADABLE),
  strong: raw(nested('**a ', ' b**'), ...UNREADABLE),
  directives: raw(HEAD + ':::note\n'.repeat(DEEP), ...UNREADABLE),
};

export const UNTERMINATED: Hostile = {
  'a-template-in-an-export': raw(`${HEAD}export const a=\`\\ `, 'mdx/forbidden'),
  'a-template-and-nothing': raw('export const a=`\\ ', ...MISSING, 'mdx/forbidden'),
  'a-brace': page('a {\n', 'mdx/syntax 6:3-6:4'),
  'a-brace-at-the-end': raw(`${HEAD}a {`, 'mdx/syntax 6:3-6:4'),
  'a-brace-before-types': page(`a {\n${'f(): Promise<Row>\n'.repeat(100)}`, 'mdx/syntax 6:3-6:4'),
  'a-comment': page('{/* a\n', 'mdx/syntax'),
  'a-tag': page('<Note', 'mdx/syntax'),
  'an-attribute': page('<Note title="a\n\nb', 'mdx/syntax'),
  'an-element': page('<Note>\n\nb\n', 'mdx/syntax 6:1-6:2'),
  'an-end': page('a </Note>\n', 'mdx/syntax'),
  'a-fence': page('```\nTODO\n'),
  'a-directive': page(':::note\na\n'),
  'a-link': page('[a](./no.mdx\n'),
  code: page('`a TODO\n', 'sections/placeholder 6:4-6:8'),
  'an-html-comment': page('<!-- a -->\n', 'mdx/syntax 6:1-6:2'),
  'an-autolink': page('See <https://a.b>.\n', 'mdx/syntax 6:5-6:6'),
  'an-import': page('import fs from "node:fs"\n\nWords.\n', 'mdx/forbidden 6:1-6:25'),
  'an-expression': page('{process.exit(3)}\n', 'mdx/forbidden 6:1-6:18'),
  'a-script': page('<script>process.exit(3)</script>\n', 'mdx/forbidden'),
  entities: page('&#0;&#xD800;&#x110000;&nope; TODO\n', 'sections/placeholder 6:30-6:34'),
};
