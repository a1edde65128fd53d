import type { Range } from './position.ts';

export type Severity = 'error' | 'warning';

/** What the author did wrong, as a rule finds it; the runner adds who found it and how severe it is. */
export interface Finding {
  /** POSIX path from the workspace. */
  file: string;
  range: Range;
  /** What is wrong, as one sentence. */
  message: string;
  /** What to do about it, as one sentence. */
  hint: string;
  /** Whether `prebrief check --fix` mends it. */
  fixable?: boolean;
  /** Where it is less severe than what the rule finds otherwise; the settings' word counts for both. */
  severity?: 'warning';
}

/** A finding with its rule and severity; exactly what `--format json` prints. */
export interface Diagnostic {
  rule: string;
  severity: Severity;
  /** The slug, or null for findings outside any engagement (templates, unused shared documents). */
  engagement: string | null;
  file: string;
  range: Range;
  message: string;
  hint: string;
  fixable: boolean;
}
