import { expect, test } from 'vitest';
import slug from '../../../../src/check/rules/content/slug.ts';
import { runRules } from '../../../../src/check/run-rules.ts';
import { workspaceOf } from '../../../valid-workspace.ts';

const TEXT = '---\ntitle: A\ndescription: A.\n---\n';

/** The files that have a finding, in order. */
function find(files: Record<string, string>): string[] {
  const options = { rules: [slug], today: '2026-12-01', trusted: false };
  return runRules(workspaceOf(files), options).map(({ file }) => file.replace('content/', ''));
}

function findPaths(...paths: string[]): string[] {
  return find(Object.fromEntries(paths.map((path) => [`content/${path}`, TEXT])));
}

test.for(['a', 'invoice-export', 'print', 'prebrief', 'questions', 'con2', 'x1'])(
  'an engagement may be named %s',
  (name) => {
    expect(findPaths(`${name}/index.mdx`)).toEqual([]);
  },
);

test.for(['1st', 'Invoice', 'invoice_export', '-a', 'a.b', 'é', 'con', 'aux', 'lpt9'])(
  'an engagement may not be named %s',
  (name) => {
    expect(findPaths(`${name}/index.mdx`)).toEqual([`${name}/index.mdx`]);
  },
);

test('an engagement without index.mdx is reported where that file should be', () => {
  expect(findPaths('Demo/notes.mdx')).toEqual(['Demo/index.mdx']);
});

test.for([
  'print',
  'first-call',
  'changes',
  'pagefind',
  '404',
  'robots',
  'llms',
  'llms-full',
  'criteria',
  'prebrief',
  'questions',
  'nul',
  'com1',
])('a document may not be named %s', (name) => {
  const paths = [`demo/${name}.mdx`, `demo/${name}/index.mdx`];
  for (const path of paths) expect(findPaths('demo/index.mdx', path)).toEqual([path]);
});

test.for(['prints', '2026', 'questions/0001-a', 'notes/print', 'notes/questions', 'glossary'])(
  'a document may be named %s',
  (name) => {
    expect(findPaths('demo/index.mdx', `demo/${name}.mdx`)).toEqual([]);
  },
);

test('engagements that differ only in case are reported at the later one', () => {
  expect(findPaths('demo/index.mdx', 'Demo/index.mdx')).toEqual([
    'Demo/index.mdx',
    'demo/index.mdx',
  ]);
});

test('documents that differ only in case or normalisation are reported once each', () => {
  expect(findPaths('demo/index.mdx', 'demo/Notes.mdx', 'demo/notes.mdx')).toEqual([
    'demo/Notes.mdx',
    'demo/notes.mdx',
  ]);
  const [nfc, nfd] = ['demo/é.mdx'.normalize('NFC'), 'demo/é.mdx'.normalize('NFD')];
  expect(findPaths('demo/index.mdx', nfc, nfd).toSorted()).toEqual([nfc, nfd].toSorted());
});

test('a shared document may not have the URL of a document of the engagement', () => {
  const index = '---\ntitle: A\ndescription: A.\ninclude: [security/laptops]\n---\n';
  const files = {
    'content/_shared/security/laptops.mdx': TEXT,
    'content/demo/index.mdx': index,
    'content/demo/security/laptops.mdx': TEXT,
    'content/other/index.mdx': TEXT,
    'content/other/security/laptops.mdx': TEXT,
  };
  expect(find(files)).toEqual(['demo/security/laptops.mdx']);
});

test('shared documents are compared once, and reported under no engagement', () => {
  expect(findPaths('_shared/laptops.mdx', '_shared/laptops/index.mdx', 'demo/index.mdx')).toEqual([
    '_shared/laptops/index.mdx',
  ]);
});

test('a draft does not occupy a URL', () => {
  const draft = '---\ntitle: A\ndescription: A.\ndraft: true\n---\n';
  expect(
    find({
      'content/demo/index.mdx': TEXT,
      'content/demo/notes.mdx': TEXT,
      'content/demo/notes/index.mdx': draft,
    }),
  ).toEqual([]);
});
