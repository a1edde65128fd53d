import { UserError } from '../errors.ts';
import { writeNewFiles } from '../io/write-files.ts';
import { kindOf } from '../kinds/kinds.ts';
import { didYouMean } from '../model/closest.ts';
import { printable } from '../model/printable.ts';
import type { Engagement, Workspace } from '../model/workspace.ts';
import { newDocument, newEngagement } from '../write/scaffold.ts';
import { askChoice, askText, ENGAGEMENT_OPTIONS, engagementAnswers } from './ask.ts';
import { defineCommand, type Invocation } from './define-command.ts';
import { load, requireEngagements, TODAY, todayOf } from './load.ts';

export default defineCommand({
  name: 'new',
  summary: 'Create an engagement, or a document from its template',
  positionals: '<kind|engagement> [name]',
  count: [1, 2],
  options: {
    in: { type: 'string', value: '<slug>', description: 'The engagement it is for' },
    ...ENGAGEMENT_OPTIONS,
    today: TODAY,
  },
  async run(invocation) {
    const { root, positionals, terminal } = invocation;
    const [kind = '', name] = positionals;
    const { workspace } = await load(root);
    const { templates, contentFolder } = workspace;
    if (kind === 'engagement') {
      const answers = await engagementAnswers(invocation, name);
      if (workspace.engagements.some(({ slug }) => slug === answers.slug)) {
        throw new UserError(
          `The engagement "${answers.slug}" already exists; nothing was written.`,
        );
      }
      const files = newEngagement(answers, templates, contentFolder);
      writeNewFiles(root, files);
      for (const { file } of files) terminal.out(`${printable(file)}\n`);
      terminal.error('Run "prebrief check" to see what is left to write.\n');
      return 0;
    }
    if (!Object.hasOwn(templates, kind) || kind === 'index') {
      const kinds = ['engagement', ...Object.keys(templates).filter((one) => one !== 'index')];
      throw new UserError(
        `There is no kind "${kind}". ${didYouMean(kind, kinds, `Use one of ${kinds.join(', ')}.`)}`,
      );
    }
    const engagement = await engagementFor(invocation, workspace);
    const title = await titleFor(kind, name, invocation);
    const taken = kindOf(kind).once && engagement.documents.find((one) => one.kind === kind);
    if (taken) throw new UserError(`The engagement already has its ${kind}: ${taken.file}.`);
    const today = todayOf(invocation);
    const file = newDocument(kind, title, engagement, templates, contentFolder, today);
    writeNewFiles(root, [file]);
    terminal.out(`${printable(file.file)}\n`);
    return 0;
  },
});

async function engagementFor(
  { options, terminal }: Invocation,
  workspace: Workspace,
): Promise<Engagement> {
  const slugs = workspace.engagements.map(({ slug }) => slug);
  let wanted = options.in;
  if (wanted === undefined && slugs.length > 1) {
    if (!terminal.isInteractive) {
      throw new UserError(
        `There are several engagements; choose one with --in: ${slugs.join(', ')}.`,
      );
    }
    wanted = await askChoice('For which engagement?', slugs);
  }
  requireEngagements(workspace, typeof wanted === 'string' ? [wanted] : []);
  const slug = wanted ?? slugs[0];
  const found = workspace.engagements.find((one) => one.slug === slug);
  if (!found) throw new UserError(`There is no engagement "${slug}".`);
  return found;
}

async function titleFor(
  kind: string,
  name: string | undefined,
  { options, terminal }: Invocation,
): Promise<string | null> {
  const given = name ?? options.title;
  if (typeof given === 'string' && given.trim() !== '') return given.trim();
  if (kindOf(kind).once) return null;
  if (terminal.isInteractive) return askText(`What is the ${kind} called?`);
  throw new UserError(`Give the ${kind} a title: prebrief new ${kind} "Its title".`);
}
