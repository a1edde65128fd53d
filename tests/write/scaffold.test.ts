import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/check/rules.ts';
import { runRules } from '../../src/check/run-rules.ts';
import { KINDS } from '../../src/kinds/kinds.ts';
import { nameSlug } from '../../src/write/name-slug.ts';
import { newDocument } from '../../src/write/scaffold.ts';
import { validFiles, workspaceOf } from '../valid-workspace.ts';

const index = validFiles()['content/demo/index.mdx'] ?? '';
const OWN = {
  'templates/runbook.mdx': '---\ntitle: Runbook\ndescription: How.\n---\n\n## When\n',
  'templates/policy.mdx': '---\ntitle: Policy\ndescription: How.\n---\n\n## When\n',
};

describe('a new document', () => {
  test.for([...KINDS.map(({ name }) => name), 'runbook', 'policy'])(
    'of kind %s is recognised, and unfinished rather than wrong',
    (kind) => {
      const before = workspaceOf({ 'content/demo/index.mdx': index, ...OWN });
      const [engagement] = before.engagements;
      if (!engagement) throw new Error('There is no engagement.');
      const name = KINDS.find((one) => one.name === kind)?.once ? null : `About the ${kind}`;
      const { file, text } = newDocument(
        kind,
        name,
        engagement,
        before.templates,
        before.contentFolder,
        '2026-12-01',
      );
      const after = workspaceOf({ 'content/demo/index.mdx': index, ...OWN, [file]: text });
      const written = after.engagements[0]?.documents.find((one) => one.file === file);
      expect(written).toMatchObject({ kind, ...(name === null ? {} : { title: name }) });
      const diagnostics = runRules(after, {
        rules: RULES,
        today: '2026-12-01',
        trusted: false,
        holidays: [],
        severities: {},
      });
      const rules = diagnostics.filter((one) => one.file === file).map(({ rule }) => rule);
      expect(new Set(rules).difference(new Set(['frontmatter/schema', 'sections/empty']))).toEqual(
        new Set(),
      );
    },
  );
});

describe('names become slugs', () => {
  test.for([
    ['Currency rounding', 'currency-rounding'],
    ['Währungs-Rundung: 100 % / ab wann?', 'wahrungs-rundung-100-ab-wann'],
    ['Straße, Œuvre & Smørrebrød', 'strasse-oeuvre-smorrebrod'],
    ['../../etc/passwd', 'etcpasswd'],
    ['通貨', ''],
  ])('%s', ([name = '', slug]) => {
    expect(nameSlug(name)).toBe(slug);
  });
});
