import type { Option } from './define-command.ts';

/*
 * Options that several commands share. Kept apart from the code that uses them, which is loaded
 * later.
 */

export const TODAY: Option = {
  type: 'string',
  value: '<date>',
  description: 'The day to check for, YYYY-MM-DD; today by default',
};

export const FORMATS = ['pretty', 'json', 'github', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];
