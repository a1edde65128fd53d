/** Pieces of text that have broken parsers, checkers, terminals or regular expressions before. */
export const FRAGMENTS: readonly string[] = [
  // What MDX takes for code, and does not.
  ...['{', '}', '{{', '}}', '{}', '{/*', '*/}', '{/* */}', '{"a"}', '{`', '${', '{1}', '{a.b}', '{...a}'],
  ...['export const a=`\\', 'export const a = 1\n\n', 'import a from "b"\n\n', 'export default 1\n\n'],
  ...['<', '>', '</', '/>', '<>', '</>', '<b>', '</b>', '<Note>', '</Note>', '<Note title="', '<br/>'],
  ...['<a href="javascript:x">', '<Note {...a}>', '<a b={1}/>', '<script>', '<!-- x -->', '<https://a.b>'],
  ...['<Person id="nobody" />', '<Term>x</Term>', '<your name>', '{{name}}', '<Tab label="a">\n\nb\n\n</Tab>'],
  // Markdown's own.
  ...['`', '``', '```', '\n```\n', '\n~~~\n', '\n````js title="a"\n', '    code', '\t', '*', '**', '_', '~~'],
  ...['[', ']', '](', '![', '[^1]', '\n[^1]: note\n', '\n[a]: b\n', '[a][b]', '[a]', '[AC-1]', '[ ]', '[x]'],
  ...['\n\n---\n\n', '\n===\n', '\n---\n', '\n***\n', '\n# ', '\n## ', '\n### Scope\n', '\n###### ', '#', '\n> '],
  ...['\n- ', '\n* ', '\n1. ', '\n- [ ] **AC-1** a\n', '\n| a | b |\n| - | - |\n', '|', '\n    ', '  \n', '\\\n'],
  ...['\n:::note\n', '\n:::\n', ':a', '::a[b]', ':::', '\n> [!NOTE]\n> a\n', '10:30', '&amp;', '&#0;', '&#xD800;'],
  ...['[a](./nowhere.mdx)', '[a](../../../etc/passwd)', '[a](javascript:x)', '[a](//b)', '[a](<b c> "d")'],
  ...['![](./x.png)', '[a](/spec/#ac-1)', '[a](#the-goal)', '[a](repo:src/a.ts#L1)', '[a](data:text/html,x)'],
  ...['[a](%00)', '[a](%E0%A4%A)', '[a](./%2e%2e/b.mdx)', '[a](spec.mdx?b#c)', '<a href="./spec.mdx#%">b</a>'],
  // What means something here.
  ...['## Goal', '\n## Goal\n\nWords.\n\n', '\n## {/* #goal */}\n', '\n## A {/* #goal */}\n', '{/* #id */}'],
  ...['Not applicable: because.', 'Not applicable:', 'TODO', 'lorem ipsum', 'fast', 'password: hunter2'],
  '\n{/* prebrief-disable-next-line sections/missing: told elsewhere */}\n',
  '\n{/* prebrief-disable-next-line sections/empty: told elsewhere */}\n',
  '\n{/* prebrief-disable-next-line links/broken */}\n',
  '{/* secretlint-disable */}',
  // Frontmatter, and what looks like it.
  ...['---\n', '---js\n', '+++\n', '\n---\ntitle: A\n---\n', '--- \n', '----\n', '...\n', '---constructor\n'],
  // Characters.
  ...['\r', '\r\n', '\n', '\u{feff}', '\u{2028}', '\u{2029}', '\u{85}', '\v', '\f', '\u{a0}', '\u{200b}', '\u{200d}'],
  ...['\u{202e}', '\u{2066}', '\u{2069}', '\u{ad}', '\u{301}', '\u{1f468}\u{200d}\u{1f469}', '\u{1f600}', '\u{e000}'],
  ...['\u{e003}', '\u{fffd}', '\u{ffff}', '\u{10ffff}', '\u{1b}[31m', '\u{9b}2J', '\u{7}', '\u{7f}', '北京', 'ß', 'İ'],
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', '%', '%0A', '::error::', '$&', '$1', '\\'],
];

/** Values of frontmatter, as they are written. */
export const VALUES: readonly string[] = [
  ...['', '~', 'null', 'no', 'true', '12', '-1', '1e999', '.nan', '0x10', '2026-12-01', '2026-02-30', '2026-13-01'],
  ...['""', '"', "'", '"\\x"', '"\\ud800"', '[]', '[', ']', '{}', '{', '}', '[[[]]]', '{ a: { b: [1, 2] } }'],
  ...['&a b', '*a', '!!js/function x', '!!binary aGk=', '!x y', '|', '>-', '|\n  a\n  b', '? a', '- a', '-', '%'],
  ...['@a', '`a`', 'a: b', 'a #b', '# b', '"a\\nb"', 'constructor', '__proto__', 'team', 'contractor', 'page', 'spec'],
  ...['brief', 'dana', 'nobody', 'Europe/Copenhagen', 'Mars/Base', '09:00-17:00', '25:00-26:00', '1 business day'],
  ...['javascript:alert(1)', 'https://example.com', '[AC-1]', '\u{202e}a', 'a\u{0}b', '\u{2028}', '"\u{1b}[31m"'],
  ...['[spec, review]', '[security/laptops]', '[../x]', '- { id: dana }', '{ order: 1 }', '{ content: a }'],
  '[{ system: a, level: admin, environment: production, scope: "*", reason: r, expires: 2020-01-01, status: granted }]',
  '[{ criterion: AC-9, severity: blocking, problem: p }]',
];

/** Keys, those that mean something and those that must not. */
export const KEYS: readonly string[] = [
  ...['title', 'description', 'kind', 'audience', 'owner', 'reviewed', 'reviewEvery', 'readBefore', 'covers', 'draft'],
  ...['sidebar', 'tableOfContents', 'prev', 'lastUpdated', 'banner', 'company', 'contractor', 'starts', 'ends'],
  ...['repository', 'people', 'channels', 'response', 'firstCall', 'include', 'grants', 'signs', 'comments', 'asked'],
  ...['by', 'answered', 'answeredBy', 'blocking', 'outcome', 'lessons', 'systems', 'source', 'contract', 'titel'],
  ...['sidebar_position', '__proto__', 'constructor', 'toString', '<<', '? a', '"a b"', '12', 'null', '- a', ''],
];
