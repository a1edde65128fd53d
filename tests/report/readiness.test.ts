import { expect, test } from 'vitest';
import { claimsOf, evidenceOf, readinessOf } from '../../src/model/readiness.ts';
import { type Readiness, readinessJson, readinessTable } from '../../src/report/readiness.ts';
import { exampleWorkspace } from '../valid-workspace.ts';

const SIGNS = `---
title: Readiness
description: A.
audience: team
signs:
  - sign: tickets
    state: gap
    evidence: "The last ones had no input.\\e[31m"
    owner: dana
    remedy: Add the input that shows the error to each of them.
    due: 2026-11-27
  - { sign: documentation, state: close, evidence: All but one., due: 2026-12-04 }
  - { sign: spec-owner, state: ready, evidence: Dana., owner: nobody-known }
---
`;

function readiness(files: Record<string, string>): Readiness[] {
  const workspace = exampleWorkspace({ files });
  return workspace.engagements.map((engagement) => {
    const document = readinessOf(engagement);
    const options = { errors: new Map(), holidays: [] };
    return {
      engagement,
      document: document?.file ?? null,
      claims: claimsOf(document, workspace.secrets),
      evidence: evidenceOf(engagement, workspace, options),
    };
  });
}

const style = (format: string, text: string) => `<${format}>${text}</${format}>`;

test('the table shows evidence next to claims', () => {
  const found = readiness({ 'readiness.mdx': SIGNS, 'tickets/1.mdx': 'Text.' });
  expect(readinessTable(found, '2026-12-01', 60, style)).toMatchInlineSnapshot(`
    "<bold>Demo (demo)</bold>

    <bold>Tickets stand on their own</bold>
      shown     Tickets without an error: 1 of 1.
      claimed   gap: The last ones had no input.�[31m
    <yellow>  remedy    Add the input that shows the error to each of
                them. (Dana Reyes, by 2026-11-27, overdue)</yellow>

    <bold>The system is documented</bold>
      shown     Required documents complete: 7 of 7.
      claimed   close: All but one.
      remedy    by 2026-12-04

    <bold>Someone owns the specification</bold>
      shown     Dana Reyes owns the specification.
      claimed   ready: Dana.
      remedy    nobody-known

    <bold>Feedback is written and specific</bold>
      shown     No review comment has blocked anything yet.
      claimed   nothing

    <bold>Questions are unblocked within a business day</bold>
      shown     No questions have been asked.
      claimed   nothing
    "
  `);
});

test('without a readiness document, there is only evidence', () => {
  const plain = (_: string, text: string) => text;
  expect(readinessTable(readiness({}), '2026-12-01', 200, plain)).toMatchInlineSnapshot(`
    "Demo (demo)

    Tickets stand on their own
      shown     No tickets have been written.

    The system is documented
      shown     Required documents complete: 7 of 7.

    Someone owns the specification
      shown     Dana Reyes owns the specification.

    Feedback is written and specific
      shown     No review comment has blocked anything yet.

    Questions are unblocked within a business day
      shown     No questions have been asked.
    "
  `);
});

test('JSON contains figures, and no grade', () => {
  const question =
    '---\ntitle: A\ndescription: A.\nby: dana\nasked: 2026-12-01T16:00\nanswered: 2026-12-02T10:20\n---\n';
  const found = readiness({ 'readiness.mdx': SIGNS, 'questions/1.mdx': question });
  const json = readinessJson(found, '2026-12-01');
  expect(json).not.toContain('\u001b');
  const { version, engagements } = JSON.parse(json);
  expect(version).toBe(1);
  expect(engagements).toHaveLength(1);
  expect(Object.keys(engagements[0])).toEqual(['engagement', 'document', 'signs']);
  expect(engagements[0]).toMatchObject({
    engagement: 'demo',
    document: 'content/demo/readiness.mdx',
  });
  const [tickets, documentation, owner, feedback, unblocking] = engagements[0].signs;
  expect(tickets).toEqual({
    sign: 'tickets',
    claimed: {
      state: 'gap',
      evidence: 'The last ones had no input.\u001b[31m',
      owner: 'dana',
      remedy: 'Add the input that shows the error to each of them.',
      due: '2026-11-27',
      overdue: true,
    },
    shown: { summary: 'No tickets have been written.', withoutError: 0, of: 0, tickets: [] },
  });
  expect(documentation).toMatchObject({
    sign: 'documentation',
    claimed: { due: '2026-12-04', overdue: false },
    shown: { complete: 7, of: 7 },
  });
  expect(documentation.shown.documents[0]).toEqual({
    kind: 'brief',
    file: 'content/demo/brief.mdx',
    errors: 0,
  });
  expect(owner.shown).toEqual({ summary: 'Dana Reyes owns the specification.', owner: 'dana' });
  expect(feedback).toMatchObject({ claimed: null, shown: { withChange: 0, of: 0 } });
  expect(unblocking.shown).toEqual({
    summary:
      'Median answer time: 2 h 20 min of working time. Answered within 1 business day: 1 of 1.',
    medianHours: 2.33,
    measured: 1,
    answered: 1,
    inTime: 1,
    open: 0,
  });
});
