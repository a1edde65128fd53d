import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { validFiles } from '../valid-workspace.ts';
import { repository } from './history.ts';

const COUNTER = pathToFileURL(`${import.meta.dirname}/count-parses.mjs`).href;

/** Content that tempts code to parse again: code, elements, an unclosed end, a person, a term. */
const PAGE = `---
title: Odd
description: Everything that somebody might read again.
---

Ask <Person id="dana" /> at 10:30, or see [the brief](/brief/). {/* Not for readers. */}

- In a list:

  \`\`\`ts
  const a = 1;
  \`\`\`

<Note>

:::tip
Close it.
:::

</Note>

\`\`\`sh
npm test
`;

test('a build parses each document once, and compiles it once per site', async () => {
  const files = validFiles();
  const other = Object.fromEntries(
    Object.entries(files).flatMap(([file, text]) =>
      file.startsWith('content/demo/')
        ? [[file.replace('demo', 'other'), text.replace('\n---\n', '\n---\n\nAnother one.\n')]]
        : [],
    ),
  );
  const { made, commit } = repository();
  commit('Write the brief', {
    ...files,
    ...other,
    'content/demo/odd.mdx': PAGE,
    'content/demo/team.mdx': PAGE.replace('title: Odd', 'title: Team\naudience: team').replace(
      'Ask',
      'Do not ask',
    ),
  });
  commit('Change it', { 'content/demo/odd.mdx': PAGE.replace('Close it', 'Close this') });
  const parses = made.path('parses.jsonl');
  writeFileSync(parses, '');
  const env = { PARSES: parses, NODE_OPTIONS: `--import=${COUNTER}` };
  const built = await made.spawn(['build'], env);
  expect(built, built.stdout + built.stderr).toMatchObject({ code: 0 });
  const seen = readFileSync(parses, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): { how: string; text: string } => JSON.parse(line));
  const texts = (how: string) => seen.filter((one) => one.how === how).map(({ text }) => text);
  for (const how of ['mdxToMdast', 'mdxToJs']) {
    expect(texts(how).length).toBeGreaterThan(15);
    expect(texts(how).filter((text, index, all) => all.indexOf(text) !== index)).toStrictEqual([]);
  }
  expect(new Set(seen.map(({ how }) => how))).toStrictEqual(
    new Set(['mdxToMdast', 'mdxToJs', 'evaluate', 'htmlToHast']),
  );
});
