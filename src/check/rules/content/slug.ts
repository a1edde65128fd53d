import { compareText } from '../../../model/compare-text.ts';
import { documentsOf } from '../../../model/documents.ts';
import { FILE_START } from '../../../model/position.ts';
import { composed } from '../../../model/slug.ts';
import type { Problem } from '../../../model/source.ts';
import { defineRule } from '../../define-rule.ts';
import { indexFile } from '../../run-rules.ts';

/** Device names: Windows can't open a file with such a name. */
const DEVICE = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$/i;

/** Pages, files and folders that every site generates. */
const RESERVED =
  /^(?:print|first-call|changes|pagefind|_astro|404|robots|llms|llms-full|criteria|prebrief)$/;

export default defineRule({
  id: 'content/slug',
  summary: 'The path of every document gives it a unique address on every machine.',
  why: 'A page’s address comes from its path. Two paths that differ only in case are the same file on macOS and Windows, and a page with the name of a generated one silently replaces it.',
  document({ path }, _context, report) {
    const problem = path === '' ? null : pathProblem(path);
    if (problem) report(problem);
  },
  engagement({ engagement }, report) {
    const documents = documentsOf(engagement).filter(({ draft, path }) => !draft && path !== '');
    for (const [earlier, later] of lookalikes(documents, ({ path }) => path)) {
      // Two shared files aren't a problem of one engagement, and a bad name already has its
      // finding.
      if ((earlier.shared && later.shared) || pathProblem(later.path)) continue;
      report({ file: later.file, ...collision(earlier.file) });
    }
  },
  workspace(workspace, report) {
    const { engagements, shared, assets } = workspace;
    const indexes = engagements.map((engagement) => ({
      slug: engagement.slug,
      file: indexFile({ workspace, engagement }),
    }));
    for (const { slug, file } of indexes) {
      const problem = engagementProblem(slug);
      if (problem) report({ file, ...problem });
    }
    for (const [earlier, later] of [
      ...lookalikes(indexes, ({ slug }) => slug).filter(([, { slug }]) => !engagementProblem(slug)),
      ...lookalikes(shared, ({ path }) => path),
      ...lookalikes(Object.values(assets), ({ file }) => file),
    ]) {
      report({ file: later.file, ...collision(earlier.file) });
    }
  },
  examples: {
    pass: [
      { files: { 'notes/print.mdx': 'Only a name at the top is taken.' } },
      { files: { 'questions/notes.mdx': '---\ntitle: N\ndescription: N.\nkind: page\n---\n' } },
    ],
    fail: [
      { files: { 'Notes.mdx': 'A capital.' }, findings: ['Notes.mdx:1:1-1:1'] },
      { files: { 'data_notes/v1.2.mdx': 'No slugs.' }, findings: ['data_notes/v1.2.mdx:1:1-1:1'] },
      { files: { 'print.mdx': 'A page that is made.' }, findings: ['print.mdx:1:1-1:1'] },
      { files: { 'pagefind/notes.mdx': 'A folder.' }, findings: ['pagefind/notes.mdx:1:1-1:1'] },
      {
        files: { 'questions/index.mdx': '---\ntitle: N\ndescription: N.\nkind: page\n---\n' },
        findings: ['questions/index.mdx:1:1-1:1'],
      },
      { files: { 'notes/aux.mdx': 'A device.' }, findings: ['notes/aux.mdx:1:1-1:1'] },
      {
        files: { 'notes.mdx': 'One address,', 'notes/index.mdx': 'twice.' },
        findings: ['notes/index.mdx:1:1-1:1'],
      },
      {
        files: { 'img/Flow.png': 'One file', 'img/flow.png': 'on a Mac.' },
        findings: ['img/flow.png:1:1-1:1'],
      },
    ],
  },
});

function pathProblem(path: string): Problem | null {
  const segments = path.split('/');
  const [top = ''] = segments;
  const bad = segments.find((segment) => !/^[a-z0-9][a-z0-9-]*$/.test(segment));
  if (bad !== undefined) return notASlug(bad, 'begins with a letter or a digit');
  const device = segments.find((segment) => DEVICE.test(segment));
  if (device !== undefined) return deviceName(device);
  if (path === 'questions') {
    return problem(
      '"questions" is the address of the page that lists the questions.',
      'Rename it, or put each question into its own file in the folder "questions".',
    );
  }
  return RESERVED.test(top)
    ? problem(`"${top}" is an address that every site already uses.`, 'Choose another name.')
    : null;
}

function engagementProblem(slug: string): Problem | null {
  if (!/^[a-z][a-z0-9-]*$/.test(slug)) return notASlug(slug, 'begins with a letter');
  return DEVICE.test(slug) ? deviceName(slug) : null;
}

function notASlug(name: string, begins: string): Problem {
  const better = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return problem(
    `"${name}" is not a valid slug. A slug ${begins} and contains only lowercase letters, digits and hyphens.`,
    better === '' ? 'Choose another name.' : `Rename it, for example to "${better}".`,
  );
}

function deviceName(name: string): Problem {
  return problem(
    `"${name}" is a reserved device name on Windows, where no file can have it.`,
    'Choose another name.',
  );
}

function collision(earlier: string): Problem {
  return problem(
    `The path is the same as that of "${earlier}", or differs only in case or in the encoding of accents.`,
    'Rename one of the two.',
  );
}

function problem(message: string, hint: string): Problem {
  return { range: FILE_START, message, hint };
}

/**
 * Pairs of items with the same name when case and encoding are ignored: the first one, and a later
 * one by file.
 */
function lookalikes<T extends { file: string }>(
  things: T[],
  nameOf: (thing: T) => string,
): [T, T][] {
  const first = new Map<string, T>();
  const pairs: [T, T][] = [];
  for (const thing of things.toSorted((a, b) => compareText(a.file, b.file))) {
    const name = composed(nameOf(thing)).toLowerCase();
    const earlier = first.get(name);
    if (earlier) pairs.push([earlier, thing]);
    else first.set(name, thing);
  }
  return pairs;
}
