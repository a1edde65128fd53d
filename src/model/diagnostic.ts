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
  /** What its rule needs to know to mend it; absent where nobody but the author can. */
  fix?: FixData;
  /** Where it is less severe than what the rule finds otherwise; the settings' word counts for both. */
  severity?: 'warning';
}

/** A finding with its rule and severity: what `--format json` prints, and what mends it. */
export interface Diagnostic {
  rule: string;
  severity: Severity;
  /** The slug, or null for findings outside any engagement (templates, unused shared documents). */
  engagement: string | null;
  file: string;
  range: Range;
  message: string;
  hint: string;
  /** Whether `prebrief check --fix` mends it: whether there is `fix`. */
  fixable: boolean;
  /** For the rule that found it, and nobody else. */
  fix?: FixData;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * What a rule keeps of a finding to mend it, as plain JSON: ids, names and places, never prose. The edit
 * itself is made when it is asked for, because most checks ask for none and keep no texts.
 */
export type FixData = { readonly [key: string]: Json };
