import { expect, test } from 'vitest';
import { RULES } from '../../src/check/rules.ts';
import { runRules } from '../../src/check/run-rules.ts';
import { parseWorkspace } from '../../src/parse/workspace.ts';
import { githubReport } from '../../src/report/github.ts';
import { jsonReport } from '../../src/report/json.ts';
import { prettyReport } from '../../src/report/pretty.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { createFindSecrets } from '../../src/secrets/find-secrets.ts';
import { reportOn } from '../report/diagnostics.ts';
import { filesOf, validFiles } from '../valid-workspace.ts';
import { random } from './samples.ts';

const TOKEN = `ghp_${random(36)}`;
const AWS = random(40);
const KEY = `-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI${random(43)}\n-----END PRIVATE KEY-----`;
/** Findings of other rules are on the same lines, and some quote the text. */
const PAGE = `---
title: A
description: A.
${TOKEN}: 1
audience: ${TOKEN}
---

TODO: ${TOKEN}

## ${TOKEN}

## ${TOKEN}

<Person id="${TOKEN}" />, password: hunter2 {1 + 1}

export AWS_SECRET_ACCESS_KEY=${AWS} TODO

\`\`\`
${KEY}
\`\`\`
`;

async function outputs(severities: Record<string, 'warning'> = {}): Promise<string[]> {
  const texts = { ...validFiles(), 'content/demo/page.mdx': PAGE };
  const files = filesOf(texts);
  const workspace = { ...parseWorkspace(files), secrets: await createFindSecrets()(files) };
  const options = { rules: RULES, today: '2026-12-01', trusted: false, severities };
  const diagnostics = runRules(workspace, options);
  expect(diagnostics.filter(({ rule }) => rule === 'secrets/found')).toHaveLength(9);
  expect(diagnostics.length).toBeGreaterThan(14);
  const all = [false, true].map(async (quiet) => {
    const report = reportOn(diagnostics, texts, { quiet });
    return [
      await prettyReport(
        report,
        (_, text) => text,
        (text) => text,
      ),
      jsonReport(report),
      githubReport(report, Number.POSITIVE_INFINITY),
      sarifReport(report, { rules: RULES, version: '1.0.0' }),
    ];
  });
  return (await Promise.all(all)).flat();
}

test.each([[{}], [{ 'secrets/found': 'warning' as const }]])(
  'no report shows a secret, whatever the finding is about: %j',
  async (severities) => {
    const pieces = [TOKEN, AWS, KEY].flatMap((secret) => [
      secret.slice(30, 40),
      secret.slice(-12, -2),
    ]);
    for (const output of await outputs(severities)) {
      expect(output).toContain('page.mdx');
      for (const piece of ['hunter2', ...pieces.filter((one) => !/-/.test(one))]) {
        expect(output).not.toContain(piece);
      }
    }
  },
);
