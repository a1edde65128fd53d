import { isDate } from '../../../model/written-values.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'engagement/dates',
  summary: 'An engagement ends after it starts.',
  why: 'Access, reviews and the plan for the first week are based on these two dates.',
  engagement({ engagement }, report) {
    const { index, facts } = engagement;
    const { starts, ends } = facts;
    const range = index?.source.frontmatter.ranges.ends?.value;
    // A nonexistent date has its own finding.
    if (!range || starts === null || ends === null || !isDate(starts) || !isDate(ends)) return;
    if (ends > starts) return;
    report({
      range,
      message:
        ends === starts
          ? `The engagement ends on the day it starts, ${starts}.`
          : `The engagement ends on ${ends}, before it starts on ${starts}.`,
      hint: 'Correct "starts" or "ends".',
    });
  },
  examples: {
    pass: [
      { edits: { 'index.mdx': { 'ends: 2027-01-15': 'ends: 2026-12-02' } } },
      { edits: { 'index.mdx': { 'ends: 2027-01-15': 'ends: "2027-01-15"' } } },
    ],
    fail: [
      {
        edits: { 'index.mdx': { 'ends: 2027-01-15': 'ends: 2026-11-30' } },
        findings: ['index.mdx:7:7-7:17'],
      },
      {
        edits: { 'index.mdx': { 'ends: 2027-01-15': 'ends: "2026-12-01"' } },
        findings: ['index.mdx:7:7-7:19'],
      },
    ],
  },
});
