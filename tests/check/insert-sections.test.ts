import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insertSections, nameOf } from '../../src/check/insert-sections.ts';
import type { ContractSection } from '../../src/model/contract.ts';
import {
  type MissingSection,
  matchSections,
  type SectionMatch,
} from '../../src/model/match-sections.ts';
import { editText } from '../../src/model/text-edit.ts';
import type { Document, Workspace } from '../../src/model/workspace.ts';
import { parseSource } from '../../src/parse/source.ts';
import { exampleWorkspace, validFiles, workspaceOf } from '../valid-workspace.ts';

/** A template with two sections, one of them with two subsections, one of them optional. */
const TEMPLATE = `---
title: Runbook
contract:
  sections:
    Notes: { optional: true }
---

## When it fails

{/* What it looks like. */}

## What to do

### At *night* {/* #night */}

{/* Who is called. */}

### By day

## Notes

## Who knows

{/* Names. */}
`;
const HEAD = '---\ntitle: R\ndescription: R.\n---\n';

function runbook(text: string): { workspace: Workspace; document: Document } {
  const workspace = workspaceOf({
    'templates/runbook.mdx': TEMPLATE,
    'content/demo/runbook.mdx': text,
  });
  const [document] = workspace.engagements[0]?.documents ?? [];
  if (!document) throw new Error('no document');
  return { workspace, document };
}

interface Mended {
  text: string;
  inserted: readonly string[];
}

/** @param isWanted whether to insert a missing section; inserts all if absent */
function fixSections(
  text: string,
  document: Document,
  workspace: Workspace,
  isWanted: (missing: MissingSection) => boolean = () => true,
): Mended | null {
  const { missing } = matchSections(document, workspace);
  const wanted = missing.filter(isWanted).map(nameOf);
  const fix = insertSections({ text, document, workspace }, wanted);
  expect(JSON.parse(JSON.stringify(fix))).toEqual(fix);
  return fix && { text: editText(text, fix.edits), inserted: fix.what };
}

function fix(text: string): Mended | null {
  const { workspace, document } = runbook(text);
  return fixSections(text, document, workspace);
}

function missingIn(text: string): string[] {
  const { workspace, document } = runbook(text);
  return matchSections(document, workspace).missing.map(({ contract }) => contract.title);
}

test('leaves out guidance that would swallow the text after it', () => {
  const text = `${HEAD}\n## Then\n\nText.\n`;
  const workspace = workspaceOf({
    'templates/runbook.mdx': '---\ntitle: R\n---\n\n## First\n\n{/* What. */}\n\n```sh\n',
    'content/demo/runbook.mdx': text,
  });
  const [document] = workspace.engagements[0]?.documents ?? [];
  const fixed = document && fixSections(text, document, workspace);
  expect(fixed).toEqual({ text: `${HEAD}\n## First\n\n## Then\n\nText.\n`, inserted: ['First'] });
});

test('places a section next to those in order, and puts none of them out of order', () => {
  const text = `${HEAD}\n## Who knows\n\nDana.\n\n## When it fails\n\nA red light.\n`;
  const { text: fixed } = fix(text) ?? {};
  const { workspace, document } = runbook(fixed ?? '');
  const outside = (match: SectionMatch) =>
    match.sections.flatMap(({ section, outOfOrder }) => (outOfOrder ? section.title : []));
  expect(outside(matchSections(document, workspace))).toEqual(['When it fails']);
});

const ALL = `## When it fails

{/* What it looks like. */}

## What to do

### At *night* {/* #night */}

{/* Who is called. */}

### By day

## Who knows

{/* Names. */}`;

describe('sections are inserted', () => {
  test.for<[string, string, string]>([
    ['all of them below frontmatter', HEAD, `${HEAD.trimEnd()}\n\n${ALL}\n`],
    ['with no line break at the end', HEAD.trimEnd(), `${HEAD.trimEnd()}\n\n${ALL}`],
    ['in an empty file', '', `${ALL}\n`],
    [
      'before the first one, and after text',
      '## What to do\n\nCall.\n\n### At night\n\nCall.\n\n### By day\n\nWait.\n\n## Who knows\nDana.\n',
      '## When it fails\n\n{/* What it looks like. */}\n\n## What to do\n\nCall.\n\n### At night\n\nCall.\n\n### By day\n\nWait.\n\n## Who knows\nDana.\n',
    ],
    [
      'after the one before, its own subsections included',
      '## When it fails\nIt beeps.\n### Louder\nStill.\n## Other\nText.\n',
      '## When it fails\nIt beeps.\n### Louder\nStill.\n\n## What to do\n\n### At *night* {/* #night */}\n\n{/* Who is called. */}\n\n### By day\n\n## Who knows\n\n{/* Names. */}\n\n## Other\nText.\n',
    ],
    [
      'as subsections, where they belong',
      'When it fails\n---\n\nBeep.\n\nWhat to do\n---\n\n1. Call.\n\n### By day\n\nWait.\n\nWho knows\n---\n\nDana.',
      'When it fails\n---\n\nBeep.\n\nWhat to do\n---\n\n1. Call.\n\n### At *night* {/* #night */}\n\n{/* Who is called. */}\n\n### By day\n\nWait.\n\nWho knows\n---\n\nDana.',
    ],
    [
      'at the end of the section above, and before a title',
      '## When it fails\n\nA.\n\n## What to do\n\nB.\n\n### At night\n\nC.\n\n# Part two\n\n## Who knows\n\nD.\n\n[a]: https://example.com\n\n\n',
      '## When it fails\n\nA.\n\n## What to do\n\nB.\n\n### At night\n\nC.\n\n### By day\n\n# Part two\n\n## Who knows\n\nD.\n\n[a]: https://example.com\n\n\n',
    ],
    [
      'after what follows the last section',
      '## When it fails\n\nA.[^1]\n\n## What to do\n\n### At night\n\nB.\n\n### By day\n\nC.\n\n[^1]: Note.\n\n***\n',
      '## When it fails\n\nA.[^1]\n\n## What to do\n\n### At night\n\nB.\n\n### By day\n\nC.\n\n[^1]: Note.\n\n***\n\n## Who knows\n\n{/* Names. */}\n',
    ],
    [
      'above a disable comment for the next heading',
      '## When it fails\n\nA.\n\n## Who knows\n\nB.\n\n{/* prebrief-disable-next-line sections/order: told last */}\n## Other\n\nC.\n',
      '## When it fails\n\nA.\n\n## What to do\n\n### At *night* {/* #night */}\n\n{/* Who is called. */}\n\n### By day\n\n## Who knows\n\nB.\n\n{/* prebrief-disable-next-line sections/order: told last */}\n## Other\n\nC.\n',
    ],
  ])('%s', ([, text, expected]) => {
    expect(fix(text)?.text).toBe(expected);
  });

  test('and listed', () => {
    expect(fix(HEAD)?.inserted).toEqual(['When it fails', 'What to do', 'Who knows']);
  });

  test('only if they are wanted', () => {
    const { workspace, document } = runbook(HEAD);
    const result = fixSections(HEAD, document, workspace, ({ contract }) => contract.depth === 3);
    expect(result).toBe(null);
  });

  test('above a disable comment, which stays with its heading', () => {
    const silenced =
      '{/* prebrief-disable-next-line sections/length: so be it */}\n## Who knows\n\nB.\n';
    const result = fix(`## When it fails\n\nA.\n\n${silenced}`)?.text ?? '';
    expect(result.endsWith(`\n\n### By day\n\n${silenced}`)).toBe(true);
  });
});

test.each([
  ['a byte order mark', '\u{feff}## What to do\n\nA.\n'],
  ['a byte order mark and nothing else', '\u{feff}'],
  ['CRLF', HEAD.replaceAll('\n', '\r\n')],
  ['CR', `${HEAD}## Who knows\n\nA.\n`.replaceAll('\n', '\r')],
])('%s is kept', (_, text) => {
  const result = fix(text)?.text ?? '';
  const breaks = new Set(result.match(/\r\n|\r|\n/g));
  expect(breaks.size).toBe(1);
  expect(result.startsWith('\u{feff}')).toBe(text.startsWith('\u{feff}'));
  expect(missingIn(result)).toEqual([]);
});

test.each([
  ['is complete', `${HEAD}\n${ALL}\n`],
  ['does not parse', '## When it fails\n\n{\n'],
  ['ends in code that is not closed', '## When it fails\n\n```\ncode\n'],
])('leaves a document unchanged that %s', (_, text) => {
  expect(fix(text)).toBe(null);
});

test('fixes the part above an unclosed fence', () => {
  const open = '## Who knows\n\n```\ncode\n';
  expect(fix(open)?.text).toBe(ALL.slice(0, ALL.indexOf('## Who')) + open);
});

test('asks for an answer once there is one', () => {
  const question = (more: string) => {
    const file = 'content/demo/questions/0001-a.mdx';
    const text = `---\ntitle: A\ndescription: A.\nasked: 2026-12-01\nby: dana\n${more}---\n\n## Question\n\nWhat?\n`;
    const workspace = exampleWorkspace({ files: { [file]: text } });
    const document = workspace.engagements[0]?.documents.find((one) => one.file === file);
    return document ? fixSections(text, document, workspace) : null;
  };
  expect(question('')).toBe(null);
  expect(question('answered: 2026-12-02\nansweredBy: dana\n')?.inserted).toEqual(['Answer']);
});

/** Documents of every kind, made of parts of their templates and other text, however malformed. */
describe('for any document', () => {
  const workspace = workspaceOf({ ...validFiles(), 'templates/runbook.mdx': TEMPLATE });
  const kinds = Object.keys(workspace.templates).filter((kind) => kind !== 'index');
  const filler = fc.constantFrom(
    'Words of text.',
    '- a list\n- of two\n\n  and more',
    '```md\n## Scope\n```',
    '> ## Goal\n> quoted',
    '<Note>\n\n## Scope\n\nIn a note.\n\n</Note>',
    '{/* A comment. */}',
    'Not applicable: because.',
    '# A title',
    '## Something else',
    '### Below it',
    'Set\n===',
    '| a |\n| - |\n| b |',
    '[x]: https://example.com',
    '***',
    '{/* prebrief-disable-next-line sections/order: why */}',
    '```\nopen',
    'TODO',
  );
  const documents = fc
    .record({
      kind: fc.constantFrom(...kinds),
      head: fc.constantFrom('', HEAD, `\u{feff}${HEAD}`),
      parts: fc.array(
        fc.record({
          section: fc.nat(),
          style: fc.constantFrom('atx', 'setext', 'none'),
          fill: filler,
          gap: fc.constantFrom('\n', '\n\n', '\n \n\n'),
        }),
        { maxLength: 12 },
      ),
      newline: fc.constantFrom('\n', '\r\n', '\r'),
      end: fc.constantFrom('', '\n', '\n\n\n'),
    })
    .map(({ kind, head, parts, newline, end }) => {
      const sections = (workspace.templates[kind]?.contract.sections ?? []).flatMap((one) => [
        one,
        ...one.sections,
      ]);
      const body = parts.map(({ section, style, fill, gap }) => {
        const asked = sections[section % Math.max(1, sections.length)];
        const heading = asked && style !== 'none' ? headingOf(asked, style) + gap : '';
        return heading + fill + gap;
      });
      const text = (head + body.join('').trimEnd() + end).replaceAll('\n', newline);
      return { kind, text };
    });

  function headingOf({ depth, title }: ContractSection, style: string): string {
    return style === 'setext' && depth === 2 ? `${title}\n---` : `${'#'.repeat(depth)} ${title}`;
  }

  function open(kind: string, text: string): Document {
    const file = `content/demo/${kind}.mdx`;
    const source = parseSource(file, new TextEncoder().encode(text));
    const [any] = workspace.engagements[0]?.documents ?? [];
    if (!any) throw new Error('no document');
    return { ...any, file, kind, source };
  }

  test('keeps everything else, and changes nothing the second time', () => {
    fc.assert(
      fc.property(documents, ({ kind, text }) => {
        const document = open(kind, text);
        const result = fixSections(text, document, workspace);
        if (result === null) return;
        expect(isWithin(text, result.text)).toBe(true);
        const mended = open(kind, result.text);
        expect(missing(mended)).toBeLessThan(missing(document));
        expect(fixSections(result.text, mended, workspace)).toBe(null);
      }),
      { numRuns: 300 },
    );
  });

  function missing(document: Document): number {
    return matchSections(document, workspace).missing.length;
  }

  /** Whether `longer` is `text` with sections inserted between whole lines. */
  function isWithin(text: string, longer: string): boolean {
    const lines = longer.split(/\r\n|\r|\n/);
    let at = 0;
    for (const line of text.split(/\r\n|\r|\n/)) {
      const found = lines.indexOf(line, at);
      if (found === -1) return false;
      at = found + 1;
    }
    const ends = /[\r\n]*$/.exec(text)?.[0] ?? '';
    return longer.endsWith(ends);
  }
});
