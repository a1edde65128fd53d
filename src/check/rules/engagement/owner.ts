import { mappings } from '../../../model/engagement-facts.ts';
import { DUTIES, type Person } from '../../../model/workspace.ts';
import { defineRule } from '../../define-rule.ts';

const MEANING = {
  spec: 'decides what the spec means',
  review: 'reviews the work',
  access: 'grants and revokes access',
  questions: 'answers questions',
};

export default defineRule({
  id: 'engagement/owner',
  summary: 'Somebody owns the spec, the reviews, the access and the questions.',
  why: 'If nobody owns a decision, nobody makes it: the contractor waits, or guesses.',
  engagement({ engagement }, report) {
    const { index, facts } = engagement;
    const people = index?.source.frontmatter.ranges.people;
    // Without a list of people there can be no owners; the schema reports that.
    if (!people || !isSound(index.source.frontmatter.data.people, facts.people)) return;
    for (const duty of DUTIES) {
      if (facts.people.some((person) => person.owns.includes(duty))) continue;
      report({
        range: people.key,
        message: `Nobody owns "${duty}": no one ${MEANING[duty]}.`,
        hint: `Add ${duty} to the "owns" of somebody in "people".`,
      });
    }
  },
  examples: {
    pass: [
      {
        edits: {
          'index.mdx': {
            'owns: [spec, review, access, questions]': 'owns: [questions, access, review, spec]',
          },
        },
      },
    ],
    fail: [
      {
        edits: {
          'index.mdx': {
            'owns: [spec, review, access, questions]': 'owns: [spec, review, access]',
          },
        },
        findings: ['index.mdx:9:1-9:7'],
      },
    ],
  },
});

/** Whether all people and their duties could be read; otherwise the schema has a finding. */
function isSound(written: unknown, people: Person[]): boolean {
  const owned = mappings(written).map(({ owns }) => owns ?? []);
  return (
    people.length > 0 &&
    people.length === owned.length &&
    owned.every((owns) => Array.isArray(owns) && owns.every((duty) => DUTIES.includes(duty)))
  );
}
