import { count } from '../model/count.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { hiding, secretRanges, withoutSecrets } from './secrets.ts';

/** What a check found, as every reporter gets it. */
export interface Report {
  /** In order. */
  diagnostics: readonly Diagnostic[];
  summary: Summary;
  /** Whether warnings are left out; they are counted all the same. */
  quiet: boolean;
  /** Whether the output may hold escape sequences for colour. */
  color: boolean;
  /** Whether somebody reads it on a terminal, which can make links of words. */
  links: boolean;
  /**
   * Folder of the workspace in the repository that is checked out, with a slash at its end; empty
   * where they are the same, or nobody knows.
   */
  folder: string;
  /** Secrets that are part of a file's name; nobody may read them. */
  names?: readonly string[];
  /** @returns a file's text for code frames, LF line ends, no byte order mark; null where there is none */
  source(file: string): string | null;
}

export interface Summary {
  engagements: number;
  documents: number;
  errors: number;
  warnings: number;
}

/** Findings of one file, and what it takes to show where they are. */
export interface FileFindings {
  file: string;
  found: readonly Diagnostic[];
  lines: readonly string[];
  /** Where nobody may read. */
  masked: ReturnType<typeof secretRanges>;
}

/** @returns the findings that are to be shown, by file; no secret is quoted in them */
export function shownByFile({ diagnostics, quiet, names = [], source }: Report): FileFindings[] {
  const hide = hiding(names);
  const shown = quiet ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
  return Array.from(
    Map.groupBy(shown, ({ file }) => file),
    ([file, found]) => {
      const lines = source(file)?.split('\n') ?? [];
      const masked = secretRanges(diagnostics, file);
      const quoted = withoutSecrets(found, masked, lines);
      return {
        file: hide(file),
        found: quoted.map((one) => withoutNames(one, hide)),
        lines,
        masked,
      };
    },
  );
}

function withoutNames(found: Diagnostic, hide: (text: string) => string): Diagnostic {
  const { engagement, file, message, hint } = found;
  return {
    ...found,
    engagement: engagement === null ? null : hide(engagement),
    file: hide(file),
    message: hide(message),
    hint: hide(hint),
  };
}

/** @returns the findings that are to be shown; no secret is quoted in them */
export function shown(report: Report): readonly Diagnostic[] {
  return shownByFile(report).flatMap(({ found }) => found);
}

/** @returns `3 errors and 1 warning in 2 files`, or that there is nothing to report */
export function summaryOf(report: Report): string {
  const diagnostics = shown(report);
  if (diagnostics.length === 0) {
    const { documents, engagements } = report.summary;
    const where = `${count(documents, 'document')} of ${count(engagements, 'engagement')}`;
    return `No ${report.quiet ? 'errors' : 'problems'} in ${where}.`;
  }
  const files = new Set(diagnostics.map(({ file }) => file)).size;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const found = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  return `${found.join(' and ')} in ${count(files, 'file')}`;
}
