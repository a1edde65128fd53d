import { expect, test } from 'vitest';
import { lessonGroups } from '../../src/metrics/lessons.ts';
import { lessonsJson, lessonsTable } from '../../src/report/lessons.ts';
import { validFiles, workspaceOf } from '../valid-workspace.ts';

function lesson(document: string, section: string, ambiguity = 'It could be misread.'): string {
  return `  - { document: ${document}, section: "${section}", ambiguity: "${ambiguity}", change: It says which. }\n`;
}

function review(lessons: string, more = ''): string {
  return `---\ntitle: Review\ndescription: A.\n${more}lessons:\n${lessons}---\n`;
}

const FILES = validFiles();
const OTHER = Object.fromEntries(
  Object.entries(FILES).map(([path, text]) => [path.replace('/demo/', '/other/'), text]),
);

function groups(reviews: Record<string, string>, more: Record<string, string> = {}) {
  const paths = Object.entries(reviews).map(([path, text]) => [`content/${path}.mdx`, text]);
  return lessonGroups(workspaceOf({ ...FILES, ...OTHER, ...more, ...Object.fromEntries(paths) }));
}

const plain = (_: string, text: string) => text;
const REVIEWS = {
  'demo/reviews/10-b': review(lesson('spec', 'in Scope ') + lesson('spec', 'Limits')),
  'demo/reviews/9-a': review(lesson('./spec.mdx', 'In scope', 'Two\\e[31m decimals.')),
  'other/reviews/1': review(lesson('conventions', 'Tests') + lesson('spec', 'In scope')),
};

test('adds up lessons across engagements, the most frequent section first', () => {
  expect(lessonsTable(groups(REVIEWS), () => null, 60, plain)).toMatchInlineSnapshot(`
    "spec: In scope, 3 lessons
      demo: spec, reviews/9-a.mdx
        misread   Two�[31m decimals.
        change    It says which.
        changed   unknown, git cannot tell
      demo: spec, reviews/10-b.mdx
        misread   It could be misread.
        change    It says which.
        changed   unknown, git cannot tell
      other: spec, reviews/1.mdx
        misread   It could be misread.
        change    It says which.
        changed   unknown, git cannot tell

    conventions: Tests, 1 lesson
      other: conventions, reviews/1.mdx
        misread   It could be misread.
        change    It says which.
        changed   unknown, git cannot tell

    spec: Limits, 1 lesson
      demo: spec, reviews/10-b.mdx
        misread   It could be misread.
        change    It says which.
        changed   unknown, git cannot tell
    "
  `);
  expect(
    lessonsTable(
      groups({ 'demo/reviews/1': review(lesson('spec', 'Goal')) }),
      () => true,
      200,
      plain,
    ),
  ).toMatchInlineSnapshot(`
    "spec: Goal, 1 lesson
      demo: spec, reviews/1.mdx
        misread   It could be misread.
        change    It says which.
        changed   yes, the section has changed since the review
    "
  `);
});

test('JSON contains every lesson with its source', () => {
  const json = lessonsJson(groups(REVIEWS), ({ engagement }) => engagement === 'demo');
  const { version, sections } = JSON.parse(json);
  expect(version).toBe(1);
  expect(sections.map((one: { count: number }) => one.count)).toEqual([3, 1, 1]);
  expect(sections[0]).toMatchObject({ template: 'spec', section: 'In scope' });
  expect(sections[0].lessons[0]).toEqual({
    engagement: 'demo',
    review: 'content/demo/reviews/9-a.mdx',
    document: 'spec',
    section: 'In scope',
    ambiguity: 'Two\u001b[31m decimals.',
    change: 'It says which.',
    changed: true,
  });
});

test('a section has the name in the template, whatever a document calls it', () => {
  const spec = (FILES['content/demo/spec.mdx'] ?? '').replace('## Goal', '## Ziel {/* #goal */}');
  const found = groups(
    {
      'demo/reviews/1': review(lesson('spec', 'Ziel') + lesson('spec', 'goal')),
      // Rewritten since, but the heading is still the template's.
      'demo/reviews/2': review(lesson('brief', 'Out of scope') + lesson('gone/spec', 'Goal')),
      'demo/reviews/3': review(lesson('spec', 'Goal'), 'draft: true\n'),
      'demo/reviews/4': review('  - { document: spec }\n  - nonsense\n'),
    },
    { 'content/demo/spec.mdx': spec },
  );
  expect(
    found.map(({ template, section, lessons }) => [template, section, lessons.length]),
  ).toEqual([
    ['spec', 'Goal', 3],
    ['brief', 'Out of scope', 1],
  ]);
});
