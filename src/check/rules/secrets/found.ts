import { codeMentions } from '../../../code/code-mentions.ts';
import { placeOf } from '../../../model/code.ts';
import type { Finding } from '../../../model/diagnostic.ts';
import { documentsOf } from '../../../model/documents.ts';
import { sourceSecretsOf } from '../../../model/named-source.ts';
import type { Secret } from '../../../model/secret.ts';
import { WHAT_IS_FOUND } from '../../../secrets/what-is-found.ts';
import { defineRule } from '../../define-rule.ts';
import { exampleApi, exampleOpenapi } from '../../example-api.ts';
import { exampleDataModel, SCHEMA } from '../../example-data-model.ts';

export default defineRule({
  id: 'secrets/found',
  silenceable: false,
  summary: 'No file contains a password, a key or a token.',
  why: 'A secret in a document is in the git history, in every site built from it, and on the laptop of everybody who has read it. Documents say how to get access; they do not give it. Write an example as a variable ($DB_PASSWORD) or as an obvious placeholder (example, changeme).',
  drafts: true,
  details: WHAT_IS_FOUND,
  document(document, { workspace, engagement }, report) {
    const { file } = document;
    for (const secret of workspace.secrets) if (secret.file === file) report(findingOf(secret));
    // Code shown in a draft isn't published.
    if (document.draft) return;
    for (const { kind, reference, range } of codeMentions(document)) {
      const place = kind === 'snippet' ? placeOf(workspace.code[engagement.slug], reference) : null;
      const [secret] = place?.problem === null ? (place.snippet?.secrets ?? []) : [];
      if (!secret || place?.problem !== null) continue;
      report({
        range,
        message: `The code shown here contains a secret: ${secret.kind}, ${secret.length} characters, on line ${secret.line} of ${place.path}.`,
        hint: 'Show other lines, and have the secret revoked: everybody with access to the repository can read it.',
      });
    }
    const range = document.source.frontmatter.ranges['source.file']?.value;
    const [secret] = sourceSecretsOf(document, engagement, workspace);
    if (!range || !secret) return;
    const place = secret.place === '' ? '' : `, in ${secret.place}`;
    report({
      range,
      message: `The shown part of this file contains a secret: ${secret.kind}, ${secret.length} characters${place}.`,
      hint: 'Remove it from the file, and have it revoked: everybody with access to the repository can read it.',
    });
  },
  workspace({ engagements, secrets }, report) {
    const documents = new Set(engagements.flatMap(documentsOf).map(({ file }) => file));
    // Images, templates and shared documents that nobody includes are in the repository too.
    for (const secret of secrets) if (!documents.has(secret.file)) report(findingOf(secret));
  },
  examples: {
    pass: [
      // A file with a placeholder, and one that isn't shown.
      exampleDataModel(
        { file: 'db/schema.sql', tables: '[invoice]' },
        {
          'db/schema.sql': `${SCHEMA}CREATE TABLE partner (password text DEFAULT 'x7Kq-p9Zt');\nALTER TABLE invoice ADD token text DEFAULT gen_random_uuid();\n`,
        },
      ),
      {
        files: {
          'page.mdx':
            'The password is in the vault.\n\n```sh\nexport DB_PASSWORD=$(op read op://team/db1)\npsql postgres://app:app@localhost/billing\n```\n\n```yaml\npassword: changeme\napi_key: your-api-key-1234\ntoken: $TOKEN_1\n```\n',
        },
      },
    ],
    fail: [
      {
        repository: { 'deploy.sh': 'set -e\nexport DB_PASSWORD=x7Kq-p9Zt\n' },
        files: {
          'page.mdx': '<Snippet from="deploy.sh" />\n\n<Snippet from="deploy.sh#L1" />\n',
        },
        findings: ['page.mdx:6:1-6:29'],
      },
      {
        ...exampleDataModel(
          { file: 'db/schema.sql' },
          {
            'db/schema.sql': `${SCHEMA}CREATE TABLE partner (token text DEFAULT 'q7Zt4m9Xw2Lr8Kd1');\n`,
          },
        ),
        findings: ['data-model.mdx:5:9-5:22'],
      },
      {
        ...exampleApi('openapi.yaml', {
          'openapi.yaml': exampleOpenapi('The invoice. Log in with password: x7Kq-p9Zt'),
        }),
        findings: ['api.mdx:6:9-6:21'],
      },
      {
        files: { 'page.mdx': 'The password is `x7Kq-p9Zt`.\n\n{/* password: m4Wd-r2Ly */}\n' },
        findings: ['page.mdx:6:18-6:27', 'page.mdx:8:15-8:24'],
      },
      {
        files: {
          'page.mdx':
            '---\ntitle: A\ndescription: A.\ndraft: true\n---\n\n```sh\nexport API_KEY=6t1v9z4c8n2b5r7w\n```\n',
        },
        findings: ['page.mdx:8:16-8:32'],
      },
      // Nothing in a file can silence it.
      {
        files: {
          'page.mdx':
            '{/* <!-- secretlint-disable --> */}\n\nhttps://dana:x7Kq-p9Zt@git.northwind.dk/billing.git\n',
        },
        findings: ['page.mdx:8:1-8:40'],
      },
    ],
  },
});

/** Show only enough of a secret to identify it: others read the output of a check too. */
function findingOf(secret: Secret): Finding {
  const { file, range, within, kind, length, beginning, inName } = secret;
  const place = within === undefined ? '' : within === '' ? 'in its text, ' : `in ${within}, `;
  const begins = beginning === '' ? '' : `, beginning with "${beginning}"`;
  if (inName) {
    return {
      file,
      range,
      message: `The name of this file contains a secret: ${kind}, ${length} characters${begins}.`,
      hint: 'Rename the file and have the secret revoked: file names appear in listings, links and the history.',
    };
  }
  return {
    file,
    range,
    message: `This is a secret: ${place}${kind}, ${length} characters${begins}.`,
    hint: 'Remove it and have it revoked, because it may have been read; say where to get it instead.',
  };
}
