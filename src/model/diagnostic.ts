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
  /** What its rule needs in order to fix it; absent if only the author can. */
  fix?: FixData;
  /** Where it is less severe than what the rule finds otherwise; the settings' word counts for both. */
  severity?: 'warning';
}

/** A finding with its rule and severity, as `--format json` prints it, and the data that fixes it. */
export interface Diagnostic {
  rule: string;
  severity: Severity;
  /** The slug, or null for findings outside any engagement (templates, unused shared documents). */
  engagement: string | null;
  file: string;
  range: Range;
  message: string;
  hint: string;
  /** Whether `prebrief check --fix` can fix it, that is, whether it has `fix`. */
  fixable: boolean;
  /** Meaningful only to the rule that found it. */
  fix?: FixData;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * What a rule stores in a finding to fix it later, as plain JSON: ids, names and places, never prose. The
 * edit itself is made on demand, because most checks need none and keep no texts.
 */
export type FixData = { readonly [key: string]: Json };
