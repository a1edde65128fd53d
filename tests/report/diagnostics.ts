import type { Diagnostic } from '../../src/model/diagnostic.ts';
import type { Report } from '../../src/report/report.ts';

export const BRIEF = 'content/demo/brief.mdx';

/** A finding at `line:column-line:column`. */
export function find(range: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const [line = 1, column = 1, endLine = line, endColumn = column] = range
    .split(/[:-]/)
    .map(Number);
  return {
    rule: 'sections/placeholder',
    severity: 'error',
    engagement: 'demo',
    file: BRIEF,
    range: { start: { line, column }, end: { line: endLine, column: endColumn } },
    message: 'The placeholder "TODO" is still there.',
    hint: 'Write what belongs here.',
    fixable: false,
    ...more,
  };
}

/** @param sources texts by file */
export function reportOn(
  diagnostics: Diagnostic[],
  sources: Record<string, string> = {},
  more: Partial<Report> = {},
): Report {
  const count = (severity: string) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    diagnostics,
    summary: { engagements: 1, documents: 14, errors: count('error'), warnings: count('warning') },
    quiet: false,
    color: false,
    links: false,
    folder: '',
    source: (file) => sources[file] ?? null,
    ...more,
  };
}
