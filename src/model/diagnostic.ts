import type { Range } from './position.ts';

export type Severity = 'error' | 'warning';

/** An author's mistake as found by a rule; the runner adds the rule and the severity. */
export interface Finding {
  /** POSIX path relative to the workspace. */
  file: string;
  range: Range;
  /** What is wrong, in one sentence. */
  message: string;
  /** What to do about it, in one sentence. */
  hint: string;
  /** What its rule needs in order to fix it; absent if only the author can. */
  fix?: FixData;
  /**
   * Set if it is less severe than the rule's other findings. A severity in the settings overrides
   * both.
   */
  severity?: 'warning';
}

/** A finding with its rule and severity, as in `--format json`, and the data for fixing it. */
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
 * What a rule stores in a finding in order to fix it later, as plain JSON: ids, names and
 * positions, never prose. The edit itself is created on demand, because most checks need none and
 * keep no texts.
 */
export type FixData = { readonly [key: string]: Json };
