import { didYouMean } from '../../../model/closest.ts';
import type { Code, CodeProblem } from '../../../model/code.ts';
import { array, mapping, mappings } from '../../../model/engagement-facts.ts';
import type { Frontmatter } from '../../../model/source.ts';
import { defineRule, type Report } from '../../define-rule.ts';

export default defineRule({
  id: 'frontmatter/schema',
  summary:
    'Frontmatter has the keys that its kind requires and no unknown ones, with valid values.',
  why: 'A misspelt key fails silently: the page meant for the team is published, and the date that was never set is never due.',
  drafts: true,
  document(document, { workspace, engagement, schemaProblemsOf }, report) {
    const { frontmatter } = document.source;
    if (frontmatter.problems.length > 0) return;
    const whole = frontmatter.ranges[''];
    if (whole) {
      report({
        range: whole.value,
        message: 'The frontmatter is not a mapping of keys.',
        hint: 'Write lines such as "title: …".',
      });
      return;
    }
    for (const problem of schemaProblemsOf(document)) report(problem);
    if (document.kind === 'index') {
      checkPeople(frontmatter, report);
      checkInclude(frontmatter, new Set(workspace.shared.map(({ path }) => path)), report);
    }
    const code = workspace.code[engagement.slug];
    if (!document.draft && code)
      checkRepository(frontmatter, document.kind === 'index', code, report);
  },
  workspace({ templates }, report) {
    for (const { file, problems } of Object.values(templates)) {
      for (const { rule, ...problem } of problems) {
        if (rule === 'frontmatter/schema' && file !== null) report({ file, ...problem });
      }
    }
  },
  examples: {
    pass: [
      {
        files: {
          'notes.mdx': `---
title: "12"
description: no
reviewed: 2026-12-01
covers: [src/billing/**]
affirmed: { "src/a.ts#b": "0a1b2c3d" }
sidebar: { order: 3, badge: New }
tableOfContents: false
prev: { link: /spec/, label: Spec }
lastUpdated: 2026-12-01
banner: { content: Changed yesterday. }
---
`,
        },
      },
      {
        files: {
          'content/_shared/security/laptops.mdx': '---\ntitle: L\ndescription: L.\n---\n',
        },
        edits: { 'index.mdx': { 'people:': 'include: [security/laptops]\npeople:' } },
      },
      // A template may require more than its kind does.
      {
        files: {
          'templates/runbook.mdx':
            '---\ntitle: R\ncontract:\n  frontmatter:\n    type: object\n    properties: { pager: { type: string } }\n---\n',
          'runbook.mdx': '---\ntitle: R\ndescription: R.\npager: Dana\n---\n',
        },
      },
    ],
    fail: [
      {
        repository: {},
        edits: { 'index.mdx': { 'people:': 'repository: { commit: "0123456" }\npeople:' } },
        findings: ['index.mdx:9:23-9:32'],
      },
      {
        repository: { 'a.ts': '' },
        files: {
          'notes.mdx':
            '---\ntitle: N\ndescription: N.\ncovers: [a.ts]\naffirmed: { a.ts: "0123456" }\n---\n',
        },
        findings: ['notes.mdx:5:19-5:28'],
      },
      { files: { 'notes.mdx': '---\ntitle: Notes\n---\n' }, findings: ['notes.mdx:1:1-1:4'] },
      {
        files: { 'notes.mdx': '---\ntitle: 12\ndescription:\n---\n' },
        findings: ['notes.mdx:2:8-2:10', 'notes.mdx:3:1-3:12'],
      },
      { files: { 'notes.mdx': '---\n- Notes\n---\n' }, findings: ['notes.mdx:2:1-2:8'] },
      {
        edits: {
          'architecture.mdx': {
            'title: architecture':
              'title: A\nsystems:\n  - { id: api, name: API, kind: service }\n  - { id: api, name: API, kind: queue }',
          },
        },
        findings: ['architecture.mdx:5:11-5:14'],
      },
      // A misspelt key is one mistake, even though the correct key is then missing.
      {
        files: { 'notes.mdx': '---\ntilte: Notes\ndescription: N.\nsidebar_position: 1\n---\n' },
        findings: ['notes.mdx:2:1-2:6', 'notes.mdx:4:1-4:17'],
      },
      {
        files: {
          'notes.mdx':
            '---\ntitle: N\ndescription: N.\ndraft: true\nreviewed: 2026-02-30\nsidebar: { badge: 3 }\n---\n',
        },
        findings: ['notes.mdx:5:11-5:21', 'notes.mdx:6:19-6:20'],
      },
      {
        files: {
          'questions/0001-a.mdx':
            '---\ntitle: A\ndescription: A.\nby: dana\nblocking: yes\n---\n\n## Question\n\nWhat?\n',
        },
        findings: ['questions/0001-a.mdx:1:1-1:4', 'questions/0001-a.mdx:5:11-5:14'],
      },
      {
        edits: { 'index.mdx': { '    role: Tech lead\n': '' } },
        findings: ['index.mdx:1:1-1:4'],
      },
      {
        edits: {
          'index.mdx': {
            '  - id: dana':
              '  - { id: contractor, name: A, role: A }\n  - { id: dana, name: B, role: B }\n  - id: dana',
          },
        },
        findings: ['index.mdx:10:11-10:21', 'index.mdx:12:9-12:13'],
      },
      {
        files: {
          'content/_shared/laptops.mdx': '---\ntitle: L\ndescription: L.\n---\n',
        },
        edits: { 'index.mdx': { 'people:': 'include: [laptop, laptops, laptops]\npeople:' } },
        findings: ['index.mdx:9:11-9:17', 'index.mdx:9:28-9:35'],
      },
      {
        files: {
          'templates/runbook.mdx':
            '---\ntitle: R\ncontract:\n  frontmatter:\n    type: object\n    required: [pager]\n    properties: { pager: { type: string } }\n---\n',
          'runbook.mdx': '---\ntitle: R\ndescription: R.\npage: Dana\n---\n',
          'notes/runbook.mdx': '---\ntitle: R\ndescription: R.\n---\n',
        },
        findings: ['notes/runbook.mdx:1:1-1:4', 'runbook.mdx:4:1-4:5'],
      },
      {
        files: { 'templates/page.mdx': '---\ntitle: P\ncontract: { section: {} }\n---\n' },
        findings: ['templates/page.mdx:3:13-3:20'],
      },
    ],
  },
});

/** A well-formed commit id; any other value already has its finding. */
const HASH = /^[0-9a-f]{7,64}$/;

/** Why code can't be read from `repository.path`. */
const REFUSALS: Partial<Record<CodeProblem, { message: string; hint: string }>> = {
  'no-folder': {
    message: 'There is no folder at this path.',
    hint: 'Write the path from the folder of this file to the checkout, such as "../..".',
  },
  'git-folder': {
    message: 'The path points into the git directory of a repository, not to its files.',
    hint: 'Use the folder with the checked-out files.',
  },
  'other-repository': {
    message: 'The config does not allow the repository at this path.',
    hint: 'Add it to "repositories" in prebrief.config.mjs, or use one that is listed there.',
  },
};

function checkRepository(
  { data, ranges }: Frontmatter,
  isIndex: boolean,
  { problem, references }: Code,
  report: Report,
): void {
  const { commit } = mapping(data.repository);
  const pinned = ranges['repository.commit']?.value;
  const path = ranges['repository.path']?.value;
  const refusal = problem === null ? undefined : REFUSALS[problem];
  if (isIndex && refusal && path) report({ range: path, ...refusal });
  const isUnknown = problem === 'unknown-commit' || problem === 'shallow';
  if (isIndex && isUnknown && pinned && typeof commit === 'string' && HASH.test(commit)) {
    report({
      range: pinned,
      message: `The repository has no commit "${commit}".`,
      hint:
        problem === 'shallow'
          ? 'This is a shallow clone: fetch the full history with "git fetch --unshallow" or "fetch-depth: 0".'
          : 'Correct it, or fetch the commit; code references are not checked until then.',
    });
  }
  for (const [reference, affirmed] of Object.entries(mapping(data.affirmed))) {
    const range = ranges[`affirmed.${reference}`]?.value;
    if (!range || !references.unknownCommits.includes(String(affirmed))) continue;
    report({
      range,
      message: `The repository has no commit "${affirmed}".`,
      hint: 'Affirm the reference again with "prebrief drift --affirm", or remove the entry.',
    });
  }
}

function checkPeople({ data, ranges }: Frontmatter, report: Report): void {
  const ids = mappings(data.people).map(({ id }) => id);
  for (const [index, id] of ids.entries()) {
    const range = ranges[`people.${index}.id`]?.value;
    if (typeof id !== 'string' || id === '' || !range) continue;
    if (id === 'contractor') {
      report({
        range,
        message: 'The id "contractor" is reserved for the contractor.',
        hint: 'Choose another id for this person.',
      });
    } else if (ids.indexOf(id) < index) {
      report({
        range,
        message: `Two people have the id "${id}".`,
        hint: 'Give each of them a unique id.',
      });
    }
  }
}

function checkInclude(
  { data, ranges }: Frontmatter,
  shared: ReadonlySet<string>,
  report: Report,
): void {
  const paths = array(data.include);
  for (const [index, path] of paths.entries()) {
    const range = ranges[`include.${index}`]?.value;
    if (typeof path !== 'string' || path.trim() === '' || !range) continue;
    if (!shared.has(path)) {
      const asWritten = path.replace(/^(\.?\/)?(_shared\/)?|(\.mdx|\/)$/g, '');
      report({
        range,
        message: `There is no shared document "${path}".`,
        hint: didYouMean(
          asWritten,
          shared,
          'Use the path of a document below _shared, without ".mdx".',
        ),
      });
    } else if (paths.indexOf(path) < index) {
      report({
        range,
        message: `"${path}" is included twice.`,
        hint: 'Remove one of the two.',
      });
    }
  }
}
