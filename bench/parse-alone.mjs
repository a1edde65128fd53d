// The lower bound for a check: reads every document and parses its MDX, and nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mdxToMdast } from 'satteri';

const [folder] = process.argv.slice(2);
let nodes = 0;
for (const name of readdirSync(folder, { recursive: true })) {
  if (!name.endsWith('.mdx')) continue;
  const text = readFileSync(join(folder, name), 'utf8');
  nodes += mdxToMdast(text.replace(/^---\n.*?\n---\n/s, '')).children.length;
}
console.log(nodes);
