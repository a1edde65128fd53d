import { openFolders, readRequired } from '../io/real-files.ts';
import type { RealFolders } from '../io/territory.ts';
import { hasChanged, type Lesson, lessonGroups } from '../metrics/lessons.ts';
import { secretsInNames } from '../model/secret.ts';
import { readText } from '../parse/read-text.ts';
import { parseSource } from '../parse/source.ts';
import { type Checkout, checkoutAt } from '../repo/repository.ts';
import { textBefore } from '../repo/text-before.ts';
import { lessonsJson, lessonsTable } from '../report/lessons.ts';
import { hiding } from '../report/secrets.ts';
import { defineCommand } from './define-command.ts';
import { formatAmong, formatOption } from './formats.ts';
import { load, requireEngagements } from './load.ts';

const FORMATS = ['table', 'json'] as const;

export default defineCommand({
  name: 'lessons',
  summary: 'Add up which sections of which documents were misread, and what changed since',
  positionals: '',
  count: [0, 0],
  options: { format: formatOption(FORMATS) },
  async run(invocation) {
    const { root, terminal } = invocation;
    const format = formatAmong(invocation, FORMATS);
    const { workspace } = await load(root);
    requireEngagements(workspace, []);
    const folders = openFolders({ root, contentFolder: workspace.contentFolder });
    const groups = lessonGroups(workspace);
    const checkout = checkoutAt(root);
    const states = new Map<Lesson, boolean | null>();
    for (const lesson of groups.flatMap(({ lessons }) => lessons)) {
      states.set(lesson, await changedSince(lesson, folders, checkout));
    }
    const changed = (lesson: Lesson) => states.get(lesson) ?? null;
    const hide = hiding(secretsInNames(workspace.secrets));
    terminal.out(
      hide(
        format === 'json'
          ? lessonsJson(groups, changed)
          : lessonsTable(groups, changed, terminal.columns, terminal.style),
      ),
    );
    return 0;
  },
});

/** Whether the section that a lesson is about has changed since its review. */
async function changedSince(
  { document, review, heading }: Lesson,
  folders: RealFolders,
  checkout: Checkout | null,
): Promise<boolean | null> {
  if (document === null || document.source.unreadable !== null) return null;
  const written = await textBefore(checkout, document.file, review.file);
  if (written === null) return null;
  const old = new TextEncoder().encode(written);
  const [before, now] = [old, readRequired(folders, document.file)].map(readText);
  if (typeof before !== 'string' || typeof now !== 'string') return null;
  return hasChanged(
    { source: parseSource(document.file, old), text: before },
    { source: document.source, text: now },
    heading,
  );
}
