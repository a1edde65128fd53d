import { count } from '../model/count.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { hiding, secretRanges, withoutSecrets } from './secrets.ts';

/** The results of a check, as passed to each reporter. */
export interface Report {
  /** In order. */
  diagnostics: readonly Diagnostic[];
  summary: Summary;
  /** Whether to omit warnings; they are still counted. */
  quiet: boolean;
  /** Whether the output may contain escape sequences for colour. */
  color: boolean;
  /** Whether the output is a terminal, which can show hyperlinks. */
  links: boolean;
  /**
   * The workspace's path in the checked-out repository, with a trailing slash; empty if they are
   * the same or it isn't known.
   */
  folder: string;
  /** Secrets in file names, which must be masked. */
  names?: readonly string[];
  /**
   * @returns a file's text for code frames, with LF line endings and no byte order mark; null if it
   * has none
   */
  source(file: string): string | null;
}

export interface Summary {
  engagements: number;
  documents: number;
  errors: number;
  warnings: number;
}

/** The findings of one file, with what is needed to show the code. */
export interface FileFindings {
  file: string;
  found: readonly Diagnostic[];
  lines: readonly string[];
  /** Ranges that must be masked. */
  masked: ReturnType<typeof secretRanges>;
}

/** @returns the findings to show, by file, with secrets masked */
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

/** @returns the findings to show, with secrets masked */
export function shown(report: Report): readonly Diagnostic[] {
  return shownByFile(report).flatMap(({ found }) => found);
}

/** @returns `3 errors and 1 warning in 2 files`, or that there are none */
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
