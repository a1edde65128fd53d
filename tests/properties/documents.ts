import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { RULES } from '../../src/check/rules.ts';
import { packageRoot } from '../../src/io/package-root.ts';
import { validFiles } from '../valid-workspace.ts';
import { FRAGMENTS, KEYS, VALUES } from './hostile.ts';

/** One file as on disk. */
export interface GeneratedFile {
  file: string;
  content: Uint8Array;
}

const DEMO = validFiles();
const HEAD = '---\ntitle: A\ndescription: What is said here.\n---\n\n';

/** Seeds for mutations: complete documents, the templates, the samples, the rules' examples. */
const BASES: readonly string[] = [
  ...Object.values(DEMO),
  ...textsIn('templates'),
  ...textsIn('content'),
  ...RULES.flatMap(({ examples }) => [...examples.pass, ...examples.fail]).flatMap(
    ({ files = {} }) =>
      Object.values(files).map((text) => (/^\s*[-+]{3}/.test(text) ? '' : HEAD) + text),
  ),
];

function textsIn(folder: string): string[] {
  return readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .sort()
    .map((name) => readFileSync(join(packageRoot(), folder, name), 'utf8'));
}

/** Paths of unique and other kinds, other engagements, shared documents, templates, bad names. */
const PATHS: readonly string[] = [
  ...Object.keys(DEMO),
  ...[
    'glossary',
    'setup',
    'week-one',
    'walkthroughs',
    'api',
    'readiness',
    'reviews/0001-a',
    'reviews/0002-b',
  ].map(demo),
  ...[
    'questions/0001-a',
    'questions/0002-b',
    'questions/index',
    'tickets/0001-a',
    'notes/a',
    'notes/A',
    'a b',
  ].map(demo),
  ...[
    'con',
    'print',
    'é',
    'e\u{301}',
    '50% #?',
    "it's [1](2)",
    'constructor',
    '\u{202e}x',
    'deep/er/still',
  ].map(demo),
  ...['content/other/index.mdx', 'content/other/spec.mdx', 'content/Bad_slug/index.mdx'],
  ...['content/_shared/security/laptops.mdx', 'content/_shared/a.mdx'],
  ...['templates/spec.mdx', 'templates/index.mdx', 'templates/runbook.mdx'],
];

function demo(name: string): string {
  return `content/demo/${name}.mdx`;
}

type Mutation = (text: string) => string;

const place = fc.nat({ max: 1_000_000 });
const fragment = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...FRAGMENTS) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 5 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc
      .record({ piece: fc.constantFrom(...FRAGMENTS), times: fc.integer({ min: 2, max: 300 }) })
      .map(({ piece, times }) => piece.repeat(times)),
  },
);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ at: place, text: fragment }).map(({ at, text }) => (now: string) => {
      const offset = at % (now.length + 1);
      return now.slice(0, offset) + text + now.slice(offset);
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ at: place, text: fragment })
      .map(({ at, text }) => inLines((lines) => lines.splice(at % (lines.length + 1), 0, text))),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ at: place, count: fc.integer({ min: 1, max: 12 }) })
      .map(({ at, count }) => (now: string) => {
        const offset = at % (now.length + 1);
        return now.slice(0, offset) + now.slice(offset + count);
      }),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ at: place, count: fc.integer({ min: 1, max: 6 }) })
      .map(({ at, count }) => inLines((lines) => lines.splice(at % lines.length, count))),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ at: place, to: place, count: fc.integer({ min: 1, max: 6 }) })
      .map(({ at, to, count }) =>
        inLines((lines) => {
          const from = at % lines.length;
          lines.splice(to % (lines.length + 1), 0, ...lines.slice(from, from + count));
        }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        at: place,
        count: fc.integer({ min: 1, max: 30 }),
        wrap: fc.constantFrom(...WRAPS()),
      })
      .map(({ at, count, wrap }) =>
        inLines((lines) => {
          const from = at % lines.length;
          lines.splice(from, count, ...wrap(lines.slice(from, from + count)));
        }),
      ),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({
        at: place,
        key: fc.option(fc.constantFrom(...KEYS)),
        value: fc.constantFrom(...VALUES),
      })
      .map(({ at, key, value }) => inFrontmatter(at, key, value)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Mutation>(
      (text) => text.replaceAll('\n', '\r\n'),
      (text) => text.replaceAll('\n', '\r'),
      (text) => text.replace(/\n/g, () => '\r\n').replace('\r\n', '\n'),
      (text) => `\u{feff}${text}`,
      (text) => `\u{feff}\u{feff}${text}`,
      (text) => text.trimEnd(),
      (text) => `\n${text}`,
      (text) => `${text}\n\n\n`,
      (text) => text.normalize('NFD'),
      (text) => text.toUpperCase(),
    ),
  },
  { weight: 1, arbitrary: place.map((at) => (now: string) => now.slice(0, at % (now.length + 1))) },
);

function inLines(change: (lines: string[]) => unknown): Mutation {
  return (text) => {
    const lines = text.split('\n');
    change(lines);
    return lines.join('\n');
  };
}

function WRAPS(): ((lines: string[]) => string[])[] {
  const prefix = (by: string) => (lines: string[]) => lines.map((line) => by + line);
  const around = (open: string, close: string) => (lines: string[]) => [open, ...lines, close];
  return [
    prefix('> '),
    prefix('- '),
    prefix('  '),
    prefix('\t'),
    prefix('> '.repeat(99)),
    prefix('- '.repeat(120)),
    around('```', '```'),
    around('~~~~md', '~~~~'),
    around('<Note>\n', '\n</Note>'),
    around('<Details summary="a">', '</Details>'),
    around(':::tip[a]', ':::'),
    around('{/*', '*/}'),
    (lines) => [lines.join(' ')],
    (lines) => lines.toReversed(),
  ];
}

/** Changes a key's value, or adds a key. */
function inFrontmatter(at: number, key: string | null, value: string): Mutation {
  return inLines((lines) => {
    const end = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
    if (end < 2) return;
    const index = 1 + (at % (end - 1));
    if (key !== null) lines.splice(index, 0, `${key}: ${value}`);
    else lines[index] = (lines[index] ?? '').replace(/:.*/, () => `: ${value}`);
  });
}

const words = fc.constantFrom(
  'Exports run.',
  'one',
  'two *three* four',
  'Größe 北京 😀',
  'a `b` c',
  'At 10:30, a:b.',
);
const inline = fc
  .array(fc.oneof({ weight: 4, arbitrary: words }, { weight: 2, arbitrary: fragment }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' ').replace(/\s*\n\s*/g, ' '));
const title = fc.oneof(
  fc.constantFrom(
    'Goal',
    'In scope',
    'The company',
    'Scope',
    'Acceptance criteria',
    'Über uns',
    '!!!',
    '',
    'Goal 1',
  ),
  inline,
);

/** MDX generated from its grammar: blocks in blocks. */
const block: fc.Memo<string> = fc.memo((depth) => {
  const leaf = fc.oneof(
    fc
      .record({
        level: fc.integer({ min: 1, max: 6 }),
        title,
        id: fc.option(fc.constantFrom('goal', 'a.b', 'é', '1')),
      })
      .map(
        ({ level, title: text, id }) =>
          `${'#'.repeat(level)} ${text}${id === null ? '' : ` {/* #${id} */}`}`,
      ),
    title.map((text) => `${text}\n---`),
    inline,
    fc.tuple(inline, inline).map(([a, b]) => `${a}\n${b}`),
    fc.tuple(title, inline).map(([a, b]) => `| ${a} | b |\n| :- | -: |\n| ${b} | c |`),
    inline.map((text) => `\`\`\`ts title="a"\n${text}\n\`\`\``),
    inline.map((text) => `{/* ${text} */}`),
    inline.map((text) => `- [ ] **AC-1** ${text}\n- [x] AC-2: ${text}`),
    inline.map((text) => `[^a]: ${text}`),
    fragment,
  );
  if (depth <= 1) return leaf;
  const inner = fc
    .array(block(depth - 1), { minLength: 1, maxLength: 3 })
    .map((all) => all.join('\n\n'));
  const indented = (by: string, first: string) =>
    inner.map((text) => first + text.split('\n').join(`\n${by}`));
  return fc.oneof(
    { weight: 5, arbitrary: leaf },
    indented('> ', '> '),
    indented('  ', '- '),
    indented('   ', '1. '),
    inner.map((text) => `<Note>\n\n${text}\n\n</Note>`),
    inner.map((text) => `<Tabs>\n<Tab label="a">\n${text}\n</Tab>\n</Tabs>`),
    inner.map((text) => `:::caution[a]\n${text}\n:::`),
    inner.map((text) => `> [!TIP]\n> ${text.split('\n').join('\n> ')}`),
  );
});

const grown = fc
  .record({
    head: fc.constantFrom(HEAD, HEAD, '', '---\n---\n'),
    blocks: fc.array(block(4), { maxLength: 10 }),
  })
  .map(({ head, blocks }) => `${head}${blocks.join('\n\n')}\n`);

const text = fc
  .record({
    base: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...BASES) },
      { weight: 2, arbitrary: grown },
    ),
    mutations: fc.array(mutation, { maxLength: 8 }),
  })
  .map(({ base, mutations }) => mutations.reduce((now, mutate) => mutate(now), base));

const NOISE = [
  0x00, 0x80, 0xc0, 0xc3, 0xe2, 0xed, 0xf0, 0xff, 0xfe, 0x0d, 0x0a, 0x60, 0x7b,
] as const;

const content = fc
  .record({
    text,
    noise: fc.oneof(
      { weight: 12, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(fc.tuple(place, fc.constantFrom(...NOISE)), { maxLength: 3 }),
      },
    ),
  })
  .map(({ text: written, noise }) => {
    const bytes = new TextEncoder().encode(written);
    for (const [at, byte] of noise) if (bytes.length > 0) bytes[at % bytes.length] = byte;
    return bytes;
  });

/** Maximum number of documents per case, to keep failures readable. */
export const MAX_FILES = 9;

/** Files of a workspace, without duplicates, in addition to the complete engagement. */
export const fileSets: fc.Arbitrary<GeneratedFile[]> = fc.uniqueArray(
  fc.record({ file: fc.constantFrom(...PATHS), content }),
  { selector: ({ file }) => file, minLength: 1, maxLength: MAX_FILES, size: 'max' },
);
