import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sections that need specific content. */
const CONTENT: Record<string, string> = {
  'brief.mdx#The company': `${'We send invoices and collect them for our customers. '.repeat(5)}That is all.`,
  'brief.mdx#Where to look': '[The queue](repo:src/queue.ts) comes first.',
  'brief.mdx#Acceptance criteria': '- Exports run.',
  'spec.mdx#Acceptance criteria': '- [ ] **AC-1** Exporting 10,000 invoices takes under 60 s.',
};

/** Replaces each section's guidance with some text, as an author would. */
export function fill(folder: string): void {
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    const lines = readFileSync(path, 'utf8').split('\n');
    let heading = '';
    const written = lines.flatMap((line) => {
      heading = /^#+ (.*)/.exec(line)?.[1] ?? heading;
      const isGuidance = heading !== '' && line.startsWith('{/*');
      return isGuidance
        ? [line, '', CONTENT[`${file}#${heading}`] ?? 'This is how we do it.']
        : [line];
    });
    const text = written.join('\n');
    writeFileSync(
      path,
      text
        .replace(/^description: #.*/m, 'description: All of it.')
        .replace(/^( +)role: #.*/m, '$1role: Lead'),
    );
  }
}
