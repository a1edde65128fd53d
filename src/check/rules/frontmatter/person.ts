import { kindOf } from '../../../kinds/kinds.ts';
import { closest } from '../../../model/closest.ts';
import { array } from '../../../model/engagement-facts.ts';
import type { Range } from '../../../model/position.ts';
import type { Document, Engagement, Person } from '../../../model/workspace.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'frontmatter/person',
  summary: 'Every person referred to by id is in "people".',
  why: 'An id that belongs to nobody looks like an answer to "whom do I ask?" until somebody asks.',
  document(document, { engagement }, report) {
    const people = knownPeople(engagement);
    if (!people) return;
    for (const { id, range } of mentions(document)) {
      const isKnown = id === 'contractor' || people.some((person) => person.id === id);
      if (isKnown) continue;
      if (id === null) {
        report({
          range,
          message: 'This Person has no id.',
          hint: 'Add the id of somebody in "people": <Person id="…" />.',
        });
        continue;
      }
      const ids = [...people.map((person) => person.id), 'contractor'];
      const meant = people.find(({ name }) => name === id)?.id ?? closest(id, ids);
      report({
        range,
        message: `Nobody in "people" has the id "${id}".`,
        hint: meant === null ? `Write one of ${ids.join(', ')}.` : `Did you mean "${meant}"?`,
      });
    }
  },
  examples: {
    pass: [
      {
        edits: {
          'brief.mdx': {
            '---\n\n': '---\n\nAsk <Person id="dana" />, or <Person id="contractor" />.\n\n',
          },
        },
      },
      { edits: { 'spec.mdx': { 'title: spec': 'title: spec\nowner: contractor' } } },
    ],
    fail: [
      {
        edits: { 'spec.mdx': { 'title: spec': 'title: spec\nowner: dna' } },
        findings: ['spec.mdx:3:8-3:11'],
      },
      {
        files: { 'notes.mdx': 'Ask <Person id="Dana Reyes" />.\n\n<Person />\n' },
        findings: ['notes.mdx:6:5-6:31', 'notes.mdx:8:1-8:11'],
      },
      {
        files: {
          'questions/0001-a.mdx':
            '---\ntitle: A\ndescription: A.\nasked: 2026-12-01\nby: sam\nanswered: 2026-12-01\nansweredBy: dnaa\n---\n\n## Question\n\nWhat?\n\n## Answer\n\nThat.\n',
        },
        findings: ['questions/0001-a.mdx:5:5-5:8', 'questions/0001-a.mdx:7:13-7:17'],
      },
    ],
  },
});

/**
 * @returns null if the list itself has a finding, because then nobody can say who is missing from
 * it
 */
function knownPeople({ index, facts }: Engagement): Person[] | null {
  const written = array(index?.source.frontmatter.data.people);
  return written.length > 0 && facts.people.length === written.length ? facts.people : null;
}

/** Every place that refers to a person; a null id means that one is required but missing. */
function mentions(document: Document): { id: string | null; range: Range }[] {
  const { frontmatter, body } = document.source;
  const keys = ['owner', ...kindOf(document.kind).personKeys].flatMap((key) => {
    return valuesAt(frontmatter.data, key.split('.')).flatMap(({ path, value }) => {
      const range = frontmatter.ranges[path.join('.')]?.value;
      const isId = typeof value === 'string' && value.trim() !== '';
      return isId && range ? [{ id: value.trim(), range }] : [];
    });
  });
  const elements = (body?.elements ?? []).flatMap(({ name, attributes, range }) => {
    if (name !== 'Person') return [];
    const id = attributes.find((attribute) => attribute.name === 'id')?.value;
    // An expression isn't a literal, and has its own finding.
    if (id === null) return [];
    const isId = id !== undefined && typeof id !== 'boolean' && String(id).trim() !== '';
    return [{ id: isId ? String(id) : null, range }];
  });
  return [...keys, ...elements];
}

/** The values at a path in which `*` matches any index. */
function valuesAt(data: unknown, keys: string[]): { path: string[]; value: unknown }[] {
  const [key, ...rest] = keys;
  if (key === undefined) return [{ path: [], value: data }];
  if (typeof data !== 'object' || data === null) return [];
  const names = key === '*' ? Object.keys(array(data)) : [key];
  return names.flatMap((name) =>
    valuesAt((data as Record<string, unknown>)[name], rest).map(({ path, value }) => ({
      path: [name, ...path],
      value,
    })),
  );
}
