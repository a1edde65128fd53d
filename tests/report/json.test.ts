import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { jsonReport } from '../../src/report/json.ts';
import type { Report } from '../../src/report/report.ts';

const missing: Diagnostic = {
  rule: 'sections/missing',
  severity: 'error',
  engagement: 'invoice-export',
  file: 'content/invoice-export/brief.mdx',
  range: { start: { line: 14, column: 1 }, end: { line: 14, column: 9 } },
  message: 'Section "Acceptance criteria" is missing.',
  hint: 'Add "## Acceptance criteria" after "## Scope", or run prebrief check --fix.',
  fixable: true,
};
const summary = { engagements: 1, documents: 14, errors: 1, warnings: 0 };

function print(diagnostics: Diagnostic[], more: Partial<Report> = {}): string {
  return jsonReport({
    diagnostics,
    summary,
    quiet: false,
    color: true,
    links: true,
    folder: 'brief/',
    source: () => null,
    ...more,
  });
}

test('has the specified format', () => {
  expect(print([missing])).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "summary": {
        "engagements": 1,
        "documents": 14,
        "errors": 1,
        "warnings": 0
      },
      "diagnostics": [
        {
          "rule": "sections/missing",
          "severity": "error",
          "engagement": "invoice-export",
          "file": "content/invoice-export/brief.mdx",
          "range": {
            "start": {
              "line": 14,
              "column": 1
            },
            "end": {
              "line": 14,
              "column": 9
            }
          },
          "message": "Section \\"Acceptance criteria\\" is missing.",
          "hint": "Add \\"## Acceptance criteria\\" after \\"## Scope\\", or run prebrief check --fix.",
          "fixable": true
        }
      ]
    }
    "
  `);
});

test('is complete even without findings', () => {
  expect(print([])).toBe(`{
  "version": 1,
  "summary": {
    "engagements": 1,
    "documents": 14,
    "errors": 1,
    "warnings": 0
  },
  "diagnostics": []
}
`);
});

test('contains no internal keys', () => {
  const more = { ...missing, internal: 1, range: { ...missing.range, offset: 3 } };
  expect(print([more])).toBe(print([missing]));
});

test('leaves warnings out when quiet, but counts them', () => {
  const warning: Diagnostic = { ...missing, severity: 'warning' };
  const counted = { ...summary, warnings: 1 };
  const output = JSON.parse(print([missing, warning], { quiet: true, summary: counted }));
  expect(output.diagnostics).toEqual([missing]);
  expect(output.summary).toEqual(counted);
});

test('escapes control characters without losing any', () => {
  const message = 'ESC \u001b[2J, C1 \u009b, DEL \u007f, bidi \u202e, tag \u{e0041}, half \ud800';
  const output = print([{ ...missing, message }]);
  expect(output).not.toMatch(/[^\P{Cc}\n]|[\u202e\u{e0041}]|\p{Cs}/u);
  expect(JSON.parse(output).diagnostics[0].message).toBe(message);
});
