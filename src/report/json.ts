import { printableJson } from '../model/printable.ts';
import { type Report, shown } from './report.ts';

/** Renders findings as JSON, for programs; the format is part of the public interface. */
export function jsonReport(report: Report): string {
  const { engagements, documents, errors, warnings } = report.summary;
  const output = {
    version: 1,
    summary: { engagements, documents, errors, warnings },
    diagnostics: shown(report).map((diagnostic) => {
      const { rule, severity, engagement, file, range, message, hint, fixable } = diagnostic;
      const { start, end } = range;
      return {
        rule,
        severity,
        engagement,
        file,
        range: {
          start: { line: start.line, column: start.column },
          end: { line: end.line, column: end.column },
        },
        message,
        hint,
        fixable,
      };
    }),
  };
  return `${printableJson(JSON.stringify(output, null, 2))}\n`;
}
