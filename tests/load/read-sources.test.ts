import { expect, test } from 'vitest';
import { bytes } from '../../src/io/site-files.ts';
import { readCode } from '../../src/load/read-code.ts';
import { createAudit } from '../../src/publish/audit/audit.ts';
import { anywhere, repository } from '../repository.ts';
import { validFiles, workspaceOf } from '../valid-workspace.ts';

const SECRET = 'x7Kq-p9Zt';

/** A workspace whose data model shows a file of the surrounding repository. */
async function workspaceShowing(file: string, texts: Record<string, string>, more = {}) {
  const made = repository(texts);
  const files: Record<string, string> = { ...validFiles(), ...more };
  files['content/demo/data-model.mdx'] =
    `---\ntitle: Data\ndescription: D.\nkind: data-model\nsource:\n  file: ${file}\n---\n`;
  const workspace = workspaceOf(files);
  const memory = new Map();
  const read = () => readCode(workspace.engagements, anywhere(made.root), memory);
  return { made, workspace, read };
}

test('credentials are found in whatever is shown, also if it comes from the cache', async () => {
  const { read } = await workspaceShowing('db.sql', {
    'db.sql': `CREATE TABLE partner (id bigint, password text DEFAULT '${SECRET}');
COMMENT ON TABLE partner IS 'Log in with password: ${SECRET}';
COMMENT ON COLUMN partner.id IS 'As on https://dana:${SECRET}@partner.example';
`,
  });
  for (const code of [await read(), await read()]) {
    const { secrets } = code.demo?.sources ?? {};
    expect(secrets).toEqual({
      'content/demo/data-model.mdx': [
        { kind: 'password', length: 9, place: 'partner' },
        expect.objectContaining({ place: 'partner.id' }),
        { kind: 'password', length: 9, place: 'partner.password' },
      ],
    });
    expect(JSON.stringify(secrets)).not.toContain(SECRET);
  }
});

test('an excerpt of what could not be parsed masks credentials', async () => {
  const { read } = await workspaceShowing('db.sql', {
    'db.sql': `CREATE TABLE a (id bigint);\nFROBNICATE a PASSWORD '${SECRET}';\n`,
  });
  const { dataModels } = (await read()).demo?.sources ?? {};
  expect(dataModels?.['content/demo/data-model.mdx']?.problems).toEqual([
    { file: 'db.sql', line: 2, excerpt: "FROBNICATE a PASSWORD '*********'" },
  ]);
});

test('text from a schema in the repository is not a leak, but text from content is', async () => {
  const hidden = 'Their margin on this work is three times what they were told.';
  const schema = `CREATE TABLE a (id bigint);\nCOMMENT ON TABLE a IS '${hidden}';\n`;
  const team = {
    'content/demo/margin.mdx': `---\ntitle: Margin\ndescription: M.\naudience: team\n---\n\n${hidden}\n`,
  };
  for (const [file, isAllowed] of [
    ['content/demo/notes.sql', false],
    ['db.sql', true],
  ] as const) {
    const { workspace, read } = await workspaceShowing(
      file,
      { [file]: schema, 'content/x': '' },
      team,
    );
    workspace.code = await read();
    const [engagement] = workspace.engagements;
    if (!engagement) throw new Error('There is no engagement.');
    const leaks = createAudit({ workspace, content: [], openContainer: null })(
      new Map([['data-model/index.html', bytes(`<p>${hidden}</p>`)]]),
      { engagement, audience: 'contractor', published: new Set(), theme: new Map(), settings: {} },
    );
    expect(leaks.map(({ source }) => source)).toEqual(isAllowed ? [] : ['content/demo/margin.mdx']);
  }
});
