import type { z } from 'zod';
import { FORMATS } from '../kinds/values.ts';
import { wordFor } from '../model/count.ts';

type RawIssue = z.core.$ZodRawIssue;

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys',
  record: 'a mapping of keys',
};

/**
 * What a value should have been, if its schema doesn't say so itself. As elsewhere in `src/kinds/`,
 * it completes the sentence «`key` …».
 */
export function expectation(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeName(String(issue.expected))}`;
    case 'invalid_value':
      return `must be ${either((issue.values as unknown[]).map((value) => JSON.stringify(value)))}`;
    case 'invalid_union': {
      const choices = ((issue.errors ?? []) as z.core.$ZodIssue[][]).flat().flatMap(choicesOf);
      return choices.length > 0 ? `must be ${either([...new Set(choices)])}` : 'is not valid';
    }
    case 'too_small':
      return `must ${bound(issue, Number(issue.minimum), issue.inclusive ? 'at least' : 'more than')}`;
    case 'too_big':
      return `must ${bound(issue, Number(issue.maximum), issue.inclusive ? 'at most' : 'less than')}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_format':
      if (issue.format === 'regex') return `must match the pattern ${issue.pattern}`;
      return formatWords(String(issue.format)) ?? `must be a valid ${issue.format}`;
    default:
      return 'is not valid';
  }
}

/** @returns `, not a number`, if it helps to name the actual value */
export function received(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_value':
      return `, not ${typeof value === 'object' ? kindOfValue(value) : JSON.stringify(value)}`;
    case 'invalid_type':
      if (issue.expected === 'int' && typeof value === 'number') return `, not ${value}`;
      return `, not ${kindOfValue(value)}`;
    case 'invalid_union':
      return `, not ${kindOfValue(value)}`;
    default:
      return '';
  }
}

/** What one branch of a union would have accepted. */
function choicesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value));
  if (issue.code !== 'invalid_type') return [];
  return issue.expected === 'boolean' ? ['true', 'false'] : [typeName(issue.expected)];
}

function kindOfValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'boolean') return String(value);
  return TYPES[typeof value] ?? 'this';
}

function formatWords(format: string): string | undefined {
  return (FORMATS as Readonly<Record<string, string>>)[format];
}

function typeName(expected: string): string {
  return TYPES[expected] ?? expected;
}

function bound(issue: RawIssue, limit: number, comparison: string): string {
  const amount = `${comparison} ${limit}`;
  if (issue.origin === 'string') return `have ${amount} ${wordFor(limit, 'character')}`;
  if (issue.origin === 'array') return `have ${amount} ${wordFor(limit, 'entry', 'entries')}`;
  return `be ${amount}`;
}

/** `a, b or c` */
function either(choices: string[]): string {
  const last = choices.at(-1) ?? '';
  return choices.length > 1 ? `${choices.slice(0, -1).join(', ')} or ${last}` : last;
}
