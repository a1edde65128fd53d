import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { filesIn } from '../../src/press/compile-press.ts';
import { validFiles } from '../valid-workspace.ts';
import { workspace } from './run.ts';

/** Unique enough not to occur by accident. */
const secret = (name: string) => `qz${name}xw`;

const demo = validFiles();
const theirs = Object.fromEntries(
  Object.entries(demo).map(([path, text]) => [
    path.replace('/demo/', `/${secret('slug')}/`),
    text
      .replace('title: Demo', `title: ${secret('title')}`)
      .replace('Northwind Ledger', secret('company'))
      .replace('name: Dana Reyes', `name: Dana Reyes\n    email: ${secret('person')}@example.org`)
      .replace('name: Sam Ortiz', `name: ${secret('contractor')}`)
      .replace(
        'people:',
        `channels: { questions: https://chat.${secret('host')}.example/x }\npeople:`,
      )
      .replace(/\nword1 /, `\n${secret('body')} word1 `),
  ]),
);

test('a site contains nothing from anywhere else, in any of its bytes', async () => {
  const files: Record<string, string | Uint8Array> = {
    ...demo,
    ...theirs,
    'content/demo/brief.mdx': `${demo['content/demo/brief.mdx']}
## Pictures

{/* ${secret('comment')} */}

A picture: ![A chart](./img/chart.jpg), another ![A plan](./img/plan.png), and ![A map](./img/map.svg).
See [the numbers](./img/numbers.csv), the [rules](../_shared/rules.mdx), and the {/* ${secret('inline')} */} end.
`,
    'content/demo/index.mdx': (demo['content/demo/index.mdx'] ?? '').replace(
      'people:',
      `# ${secret('yaml')}\ninclude: [rules]\npeople:`,
    ),
    [`content/demo/${secret('teamfile')}.mdx`]: `---
title: ${secret('teamtitle')}
description: For us.
audience: team
---

${secret('teambody')} ![Only ours](./img/${secret('teamimage')}.png)

\`\`\`ts
const ${secret('teamcode')} = 1;
\`\`\`
`,
    [`content/demo/${secret('draftfile')}.mdx`]: `---
title: ${secret('drafttitle')}
description: Not yet.
draft: true
---

${secret('draftbody')}
`,
    'content/demo/readiness.mdx': `---
title: Readiness
description: ${secret('readiness')}
audience: team
signs: []
---

## Tickets stand on their own

Yes.

## The system is documented

Yes.

## Someone owns the specification

Yes.

## Feedback is written and specific

Yes.

## Questions are unblocked within a business day

Yes.
`,
    [`content/demo/${secret('partial')}/_partial.mdx`]: secret('underscore'),
    [`content/demo/${secret('unused')}.csv`]: `${secret('row')},1\n`,
    [`content/demo/img/${secret('unreferenced')}.png`]: await picture('png'),
    [`content/demo/img/${secret('teamimage')}.png`]: await picture('png'),
    'content/demo/img/chart.jpg': await picture('jpeg'),
    'content/demo/img/plan.png': withText(await picture('png'), secret('pngtext')),
    'content/demo/img/map.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!-- ${secret('svgcomment')} --><metadata>${secret('svgmeta')}</metadata><path d="M0 0h9v9z"/></svg>`,
    'content/demo/img/numbers.csv': 'a,b\n1,2\n',
    'content/_shared/rules.mdx':
      '---\ntitle: Rules\ndescription: For all.\n---\n\nBe kind, see [more](./more.mdx).\n',
    'content/_shared/more.mdx':
      '---\ntitle: More\ndescription: For all.\n---\n\nMore, not included.\n',
    [`content/_shared/${secret('sharedfile')}.mdx`]: `---\ntitle: ${secret('sharedtitle')}\ndescription: Others.\n---\n\n${secret('sharedbody')}\n`,
    'templates/runbook.mdx': `---\ntitle: ${secret('templatetitle')}\ndescription: How.\n---\n\n## When\n\n{/* ${secret('guidance')} */}\n`,
    'prebrief.config.mjs': `// ${secret('config')}\nexport default { downloads: ['csv'], rules: { 'links/other-engagement': 'off', 'links/broken': 'off' } };\n`,
    [`${secret('outside')}.md`]: secret('outsidetext'),
  };
  const made = workspace(files);
  const planted = Object.entries(files).flatMap(([path, content]) =>
    [path, Buffer.from(content).toString('latin1')].flatMap(
      (text) => text.match(/qz[a-z]+xw/g) ?? [],
    ),
  );
  expect(new Set(planted).size).toBeGreaterThan(25);
  expect(Buffer.from(files['content/demo/img/chart.jpg'] ?? '').toString('latin1')).toContain(
    secret('exif'),
  );

  const { code, stdout, stderr } = await made.run(['build', '--site', 'https://example.com']);
  expect([code, stdout, stderr]).toEqual([0, '', expect.stringContaining('✓ demo')]);
  const built = filesIn(made.path('dist/demo'));
  expect(built.length).toBeGreaterThan(20);
  for (const file of built) {
    const path = relative(made.root, file);
    const text = path + everythingIn(readFileSync(file));
    expect.soft(text.match(/qz[a-z]+xw/g) ?? [], path).toEqual([]);
    // No local paths, and no source maps.
    expect.soft(text.includes(made.root) || text.includes(process.cwd()), path).toBe(false);
    expect.soft(text, path).not.toContain('sourceMappingURL');
  }

  // The team site has the team's content, and nothing else.
  await made.run(['build', '--audience', 'team', 'demo']);
  const all = filesIn(made.path('dist-team/demo')).map((file) => everythingIn(readFileSync(file)));
  const found = new Set(all.join('\n').match(/qz[a-z]+xw/g));
  expect([...found].sort()).toEqual(
    ['readiness', 'teambody', 'teamcode', 'teamfile', 'teamimage', 'teamtitle'].map(secret),
  );
});

/** The bytes as text, in any encoding, with compressed parts decompressed. */
function everythingIn(content: Buffer): string {
  const plain = content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content;
  return plain.toString('latin1') + plain.toString('utf8') + plain.toString('utf16le');
}

async function picture(format: 'png' | 'jpeg'): Promise<Buffer> {
  return sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
    .withExif({ IFD0: { ImageDescription: secret('exif'), Artist: secret('artist') } })
    .toFormat(format)
    .toBuffer();
}

/** A PNG with a text chunk before its end. */
function withText(png: Buffer, text: string): Buffer {
  const end = png.length - 12;
  const data = Buffer.concat([Buffer.from('tEXt'), Buffer.from(`Comment\0${text}`)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(data));
  return Buffer.concat([png.subarray(0, end), length, data, check, png.subarray(end)]);
}

function crc(data: Buffer): number {
  // A gzip trailer starts with the same CRC-32 that PNG uses.
  return gzipSync(data).readUInt32LE(gzipSync(data).length - 8);
}
