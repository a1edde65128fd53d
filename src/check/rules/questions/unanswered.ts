import { questionOwner } from '../../../model/answer-facts.ts';
import { businessDaysAfter, localDay } from '../../../model/business-days.ts';
import { mapping } from '../../../model/engagement-facts.ts';
import { isDateOrDateTime, isTimeZone } from '../../../model/written-values.ts';
import { defineRule, type Example } from '../../define-rule.ts';

/** The limit if the engagement promises nothing: that of a ready team, as in `readiness`. */
const USUAL = 1;

export default defineRule({
  id: 'questions/unanswered',
  summary: 'A question that blocks the work is answered within the promised time.',
  why: 'A contractor who waits is paid for waiting, or carries on with a guess that is paid for twice.',
  document({ kind, source }, { engagement, today, holidays }, report) {
    const { data, ranges } = source.frontmatter;
    const { asked, blocking } = data;
    if (kind !== 'question' || blocking !== true || Object.hasOwn(data, 'answered')) return;
    if (!isDateOrDateTime(asked)) return;
    const { facts, index } = engagement;
    const promised = mapping(index?.source.frontmatter.data.response).within;
    // A promise that can't be read has its own finding.
    if (promised !== undefined && facts.responseWithin === null) return;
    const within = facts.responseWithin ?? USUAL;
    const owner = questionOwner(engagement);
    const zone = owner?.timezone ?? '';
    const day = localDay(asked, isTimeZone(zone) ? zone : null);
    const age = businessDaysAfter(day, today, holidays);
    const range = ranges.asked?.value;
    if (!range || age <= within) return;
    report({
      range,
      message: `The question blocks the work and has been open for ${age} business days; the promise was ${within}.`,
      hint: `${owner?.name ?? 'The owner of the questions'}: write the answer, and set "answered" to its date.`,
    });
  },
  examples: {
    pass: [
      question('asked: 2026-11-30\nblocking: true'),
      // The promise is one business day. This was Monday in Copenhagen.
      question('asked: 2026-11-29T23:30Z\nblocking: true'),
      question('asked: 2026-11-02'),
      question('asked: 2026-11-02\nblocking: false'),
      question('asked: 2026-11-02\nblocking: true\nanswered: 2026-11-12', '\n## Answer\n\nYes.\n'),
      {
        ...question('asked: 2026-11-27\nblocking: true'),
        edits: { 'index.mdx': { 'within: 1 business day': 'within: 2 business days' } },
      },
    ],
    fail: [
      {
        ...question('asked: 2026-11-27\nblocking: true'),
        findings: ['questions/0001-a.mdx:4:8-4:18'],
      },
      {
        ...question('asked: "2026-11-27T23:30:00+01:00"\nblocking: true'),
        findings: ['questions/0001-a.mdx:4:8-4:35'],
      },
      // Without a promise, one business day is the default.
      {
        ...question('asked: 2026-11-27T09:00\nblocking: true'),
        edits: { 'index.mdx': { 'response: { within: 1 business day }\n': '' } },
        findings: ['questions/0001-a.mdx:4:8-4:24'],
      },
    ],
  },
});

function question(facts: string, answer = ''): Example {
  const frontmatter = `---\ntitle: A\ndescription: A.\n${facts}\nby: contractor\n---\n`;
  return {
    files: { 'questions/0001-a.mdx': `${frontmatter}\n## Question\n\nWhich one?\n${answer}` },
  };
}
