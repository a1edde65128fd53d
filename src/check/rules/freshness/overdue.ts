import { addDays, dateOf, daysBetween } from '../../../model/days.ts';
import { defineRule } from '../../define-rule.ts';

/** Default review interval. */
const DAYS = 90;

export default defineRule({
  id: 'freshness/overdue',
  severity: 'warning',
  summary: 'A reviewed document is reviewed again on time.',
  why: 'Text does not update itself when the system changes. Readers trust a document even if nobody has compared it with the system for months.',
  document({ source }, { today }, report) {
    const { data, ranges } = source.frontmatter;
    const { reviewEvery = DAYS } = data;
    const reviewed = dateOf(data.reviewed);
    const range = ranges.reviewed?.value;
    if (!range || reviewed === null || !isDays(reviewEvery)) return;
    // A review that is due today isn't overdue.
    if (daysBetween(reviewed, today) <= reviewEvery) return;
    const due = addDays(reviewed, reviewEvery);
    report({
      range,
      message: `The document was due for review on ${due}, ${reviewEvery} days after ${reviewed}.`,
      hint: 'Compare it with the system, correct it, and set "reviewed" to the date.',
    });
  },
  examples: {
    pass: [
      // 90 days before the day of the check, 2026-12-01.
      { edits: { 'brief.mdx': { 'title: brief': 'title: brief\nreviewed: 2026-09-02' } } },
      {
        edits: {
          'brief.mdx': { 'title: brief': 'title: brief\nreviewed: 2025-12-01\nreviewEvery: 365' },
        },
      },
    ],
    fail: [
      {
        edits: { 'brief.mdx': { 'title: brief': 'title: brief\nreviewed: 2026-09-01' } },
        findings: ['brief.mdx:3:11-3:21'],
      },
      {
        edits: {
          'brief.mdx': { 'title: brief': 'title: brief\nreviewEvery: 7\nreviewed: 2026-11-23' },
        },
        findings: ['brief.mdx:4:11-4:21'],
      },
    ],
  },
});

/** A number of days that the schema accepts. */
function isDays(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
