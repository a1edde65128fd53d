import { describe, expect, test } from 'vitest';
import { frontmatterSchema } from '../../src/kinds/frontmatter-schema.ts';
import { KINDS } from '../../src/kinds/kinds.ts';

const PAGE = { title: 'A', description: 'A.' };

test.each(KINDS.filter(({ name }) => name !== 'question').map(({ name }) => name))(
  'a %s needs a title and a description, and nothing else',
  (kind) => {
    expect(frontmatterSchema(kind).safeParse(PAGE).success).toBe(true);
    expect(
      frontmatterSchema(kind)
        .safeParse({})
        .error?.issues.map(({ path }) => path),
    ).toEqual([['title'], ['description']]);
  },
);

test('a custom kind has the keys of every document', () => {
  expect(frontmatterSchema('runbook').safeParse({ ...PAGE, owner: 'dana' }).success).toBe(true);
  expect(frontmatterSchema('runbook').safeParse({ ...PAGE, grants: [] }).success).toBe(false);
});

describe('keys from a template', () => {
  const schema = frontmatterSchema('page', {
    type: 'object',
    required: ['pager', 'owner'],
    properties: {
      pager: { type: 'string' },
      title: { type: 'string', maxLength: 5 },
      since: { type: 'string', format: 'date' },
    },
  });
  const failing = (data: object) =>
    schema.safeParse(data).error?.issues.map(({ path }) => path.join('.')) ?? [];

  test('are accepted, and required if the template says so', () => {
    expect(failing({ ...PAGE, pager: 'a', owner: 'dana', since: '2026-12-01' })).toEqual([]);
    expect(failing({ ...PAGE, since: '2026-02-30' })).toEqual(['owner', 'pager', 'since']);
  });

  test('narrow built-in keys, and never widen them', () => {
    const rest = { description: 'A.', pager: 'a', owner: 'dana' };
    expect(failing({ ...rest, title: 'Longer' })).toEqual(['title']);
    expect(failing({ ...rest, title: '' })).toEqual(['title']);
    expect(failing(rest)).toEqual(['title']);
    expect(failing({ ...rest, title: ' A ' })).toEqual([]);
  });
});
