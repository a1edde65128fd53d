import { count } from '../model/count.ts';
import { documentsOf } from '../model/documents.ts';
import { printable, printableJson } from '../model/printable.ts';
import { secretsInNames } from '../model/secret.ts';
import { hiding } from '../report/secrets.ts';
import { defineCommand } from './define-command.ts';
import { load } from './load.ts';

export default defineCommand({
  name: 'list',
  summary: 'List the engagements and their documents',
  positionals: '',
  count: [0, 0],
  options: { json: { type: 'boolean', description: 'Print JSON' } },
  async run({ root, options, terminal }) {
    const { workspace } = await load(root);
    const hide = hiding(secretsInNames(workspace.secrets));
    const shown = (text: string) => printable(hide(text));
    const engagements = workspace.engagements.map((engagement) => ({
      slug: engagement.slug,
      title: engagement.facts.title,
      company: engagement.facts.company,
      starts: engagement.facts.starts,
      ends: engagement.facts.ends,
      documents: documentsOf(engagement).map(({ path, file, kind, title, audience, draft }) => {
        return { path, file, kind, title, audience, draft };
      }),
    }));
    if (options.json === true) {
      terminal.out(
        `${printableJson(hide(JSON.stringify({ version: 1, engagements }, null, 2)))}\n`,
      );
      return 0;
    }
    for (const { slug, title, starts, ends, documents } of engagements) {
      const dates = starts && ends ? printable(`, ${starts} to ${ends}`) : '';
      const name = title === '' ? '' : `  ${shown(title)}`;
      terminal.out(
        `${terminal.style('bold', shown(slug))}${name}${dates}, ${count(documents.length, 'document')}\n`,
      );
      for (const { file, kind, audience, draft } of documents) {
        const marks = [kind, ...(audience === 'team' ? ['team'] : []), ...(draft ? ['draft'] : [])];
        terminal.out(`  ${shown(file)}  ${terminal.style('dim', printable(marks.join(', ')))}\n`);
      }
    }
    return 0;
  },
});
