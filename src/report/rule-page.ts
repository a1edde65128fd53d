import type { Example, FailingExample, Rule } from '../check/define-rule.ts';
import { printable } from '../model/printable.ts';

/** What there is to say about a rule, before it is Markdown or text on a terminal. */
export type Block =
  | { type: 'heading'; text: string }
  | { type: 'text'; text: string }
  | { type: 'list'; items: readonly string[] }
  | { type: 'code'; language: 'mdx' | 'diff' | 'text'; lines: string[] };

/** Examples are written by programs, too; nobody reads to the end of such a line. */
const WIDTH = 120;

const EXAMPLES =
  'Each example changes an engagement that is complete: files are added, or words replaced.';

/** Why a rule exists, what fails, what passes; its id and its summary left out. */
export function rulePageBlocks(rule: Rule): Block[] {
  const { examples, details = [] } = rule;
  return [
    { type: 'text', text: factsOf(rule).join(' ') },
    heading('Why'),
    { type: 'text', text: rule.why },
    ...details.flatMap(({ heading: title, text, list }): Block[] => [
      heading(title),
      { type: 'text', text },
      ...(list.length > 0 ? [{ type: 'list', items: list } as const] : []),
    ]),
    heading('What fails'),
    { type: 'text', text: EXAMPLES },
    ...examples.fail.flatMap((example) => [...exampleBlocks(example), found(example)]),
    ...(examples.pass.length > 0 ? [heading('What passes')] : []),
    ...examples.pass.flatMap(exampleBlocks),
  ];
}

/** What `explain` says in words about how a rule behaves. */
function factsOf({ severity, drafts, fix }: Rule): string[] {
  return [
    severity === 'error' ? 'An error by default.' : 'A warning by default.',
    drafts ? 'Drafts are checked, too.' : 'Drafts are not checked.',
    ...(fix ? ['`prebrief check --fix` fixes it.'] : []),
  ];
}

function heading(text: string): Block {
  return { type: 'heading', text };
}

function exampleBlocks(example: Example): Block[] {
  const { files = {}, edits = {}, repository, later } = example;
  const when = settingsOf(example);
  const tracked = (texts: Record<string, string>, where: string) =>
    Object.entries(texts).flatMap(([file, text]): Block[] => [
      { type: 'text', text: `\`${file}\` ${where}${text === '' ? ', empty.' : ':'}` },
      ...(text === '' ? [] : [{ type: 'code', language: 'text', lines: linesOf(text) } as const]),
    ]);
  return [
    ...tracked(repository ?? {}, later ? 'at the pinned commit' : 'in the repository'),
    ...tracked(later ?? {}, 'on the default branch'),
    ...Object.entries(files).flatMap(([file, text]): Block[] => [
      { type: 'text', text: `\`${file}\`${when}:` },
      { type: 'code', language: file.endsWith('.mdx') ? 'mdx' : 'text', lines: linesOf(text) },
    ]),
    ...Object.entries(edits).flatMap(([file, changes]): Block[] => [
      { type: 'text', text: `In \`${file}\`${when}:` },
      {
        type: 'code',
        language: 'diff',
        lines: Object.entries(changes).flatMap(([from, to]) => diff(linesOf(from), linesOf(to))),
      },
    ]),
  ];
}

function settingsOf({ trusted, downloads }: Example): string {
  const settings = [
    ...(trusted ? ['mdx: { trusted: true }'] : []),
    ...(downloads ? [`downloads: [${downloads.map((one) => `'${one}'`).join(', ')}]`] : []),
  ];
  return settings.length > 0 ? `, with \`${settings.join(', ')}\` in the settings` : '';
}

/** What is the same at the beginning and at the end was not changed. */
function diff(from: string[], to: string[]): string[] {
  const least = Math.min(from.length, to.length);
  let head = 0;
  while (head < least && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < least - head && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1;
  return [
    ...from.slice(0, head).map((line) => ` ${line}`),
    ...from.slice(head, from.length - tail).map((line) => `-${line}`),
    ...to.slice(head, to.length - tail).map((line) => `+${line}`),
    ...from.slice(from.length - tail).map((line) => ` ${line}`),
  ];
}

/** Where the findings are: quoted as far as the example has the text, which it has of whole files. */
function found({ files = {}, findings }: FailingExample): Block {
  const places = findings.map((finding) => {
    const [, file = '', place = ''] = /^(.*?):(\d.*)$/.exec(finding) ?? [];
    const quoted = Object.hasOwn(files, file) ? quote(files[file] ?? '', place) : '';
    return quoted === '' ? `\`${file}\`` : `\`${file}\` at ${inCode(quoted)}`;
  });
  return { type: 'text', text: `Found in ${[...new Set(places)].join(', ')}.` };
}

/** The first line of what stands at `line:column-line:column`, after the frontmatter that examples get. */
function quote(text: string, place: string): string {
  const [line = 1, column = 1, endLine = 1, endColumn = 1] = place.split(/[:-]/).map(Number);
  const own = /^\s*(---|\+\+\+)/.test(text) ? 0 : 5;
  const written = text.split(/\r\n?|\n/)[line - own - 1] ?? '';
  return clip(written.slice(column - 1, line === endLine ? endColumn - 1 : undefined)).trim();
}

function inCode(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n?|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map(clip);
}

function clip(line: string): string {
  const shown = printable(line);
  return shown.length > WIDTH ? `${shown.slice(0, WIDTH).trimEnd()}…` : shown;
}
