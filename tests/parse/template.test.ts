import { expect, test } from 'vitest';
import { parseSource } from '../../src/parse/source.ts';
import { parseTemplate } from '../../src/parse/template.ts';

function template(text: string) {
  const source = parseSource('templates/runbook.mdx', new TextEncoder().encode(text));
  return parseTemplate('runbook', source, text, 'templates/runbook.mdx');
}

const withContract = (contract: string) =>
  `---\ntitle: Runbook\ndescription: How to.\ncontract:\n${contract}# kept\n---\n\n## Steps\n\n{/* One by one. */}\n\n### Undo\n`;

test('headings form the contract, and its frontmatter adds to them', () => {
  const { contract, problems } = template(
    withContract('  sections:\n    Steps: { needs: [list], words: [1, 9], aliases: [Way] }\n'),
  );
  expect(problems).toEqual([]);
  expect(contract.sections).toMatchObject([
    {
      title: 'Steps',
      slug: 'steps',
      depth: 2,
      guidance: '{/* One by one. */}',
      optional: false,
      dueOnceSet: null,
      aliases: ['way'],
      words: [1, 9],
      needs: ['list'],
      sections: [{ title: 'Undo', depth: 3, guidance: '' }],
    },
  ]);
});

test('an H3 before the first H2 is not required', () => {
  const { contract } = template('---\ntitle: A\n---\n\n### Stray\n\n## Steps\n\n### Undo\n');
  expect(contract.sections.map(({ title }) => title)).toEqual(['Steps']);
});

test('a duplicate section is a problem, and is required once', () => {
  const { contract, problems } = template(
    '---\ntitle: A\n---\n\n## Map\n\n### Undo\n\n### Undo\n\n## Next\n\n### Undo\n\n## *Map*\n\n### Legend\n',
  );
  expect(
    contract.sections.map(({ title, sections }) => [title, ...sections.map((one) => one.title)]),
  ).toEqual([
    ['Map', 'Undo'],
    ['Next', 'Undo'],
  ]);
  expect(problems.map(({ rule, range }) => [rule, range.start.line])).toEqual([
    ['frontmatter/schema', 9],
    ['frontmatter/schema', 15],
  ]);
});

test('the scaffold is the template without its contract', () => {
  const { scaffold } = template(withContract('  sections:\n    Steps: { optional: true }\n'));
  expect(scaffold).toBe(
    '---\ntitle: Runbook\ndescription: How to.\n# kept\n---\n\n## Steps\n\n{/* One by one. */}\n\n### Undo\n',
  );
});

test('reports every mistake in a contract at once', () => {
  const { problems } = template(
    withContract(
      '  section: {}\n  sections:\n    Nope: {}\n    Steps: { wrds: [1, 9], needs: [lists] }\n',
    ),
  );
  const found = problems.map(
    ({ rule, range: { start } }) => `${rule} ${start.line}:${start.column}`,
  );
  expect(found.sort()).toEqual([
    'frontmatter/schema 5:3',
    'frontmatter/schema 7:5',
    'frontmatter/schema 8:14',
    'frontmatter/schema 8:36',
  ]);
});
