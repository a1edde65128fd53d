import * as prompts from '@clack/prompts';
import { UserError } from '../errors.ts';
import { printable } from '../model/printable.ts';
import { isDate } from '../model/written-values.ts';
import { nameSlug } from '../write/name-slug.ts';
import type { EngagementAnswers } from '../write/scaffold.ts';
import type { Invocation, Option } from './define-command.ts';

/** Command-line options of `init` and `new engagement`. */
export const ENGAGEMENT_OPTIONS = {
  title: { type: 'string', value: '<text>', description: 'What is being built' },
  company: { type: 'string', value: '<name>', description: 'Company the engagement is for' },
  starts: { type: 'string', value: '<date>', description: 'The first day, YYYY-MM-DD' },
  ends: { type: 'string', value: '<date>', description: 'The last day, YYYY-MM-DD' },
  owner: {
    type: 'string',
    value: '<name>',
    description: 'Who owns spec, reviews, access and questions',
  },
} as const satisfies Record<string, Option>;

type Key = keyof typeof ENGAGEMENT_OPTIONS;

/**
 * Collects what a new engagement needs: from the options and, on a terminal, by prompting for the
 * rest.
 *
 * @param name the engagement's name or slug, as given on the command line
 * @throws UserError for a date that does not exist
 */
export async function engagementAnswers(
  { options, terminal }: Invocation,
  name: string | undefined,
): Promise<EngagementAnswers> {
  const answers: Partial<Record<Key, string>> = {};
  for (const key of Object.keys(ENGAGEMENT_OPTIONS) as Key[]) {
    const value = options[key];
    if (typeof value === 'string' && value.trim() !== '') answers[key] = value.trim();
  }
  for (const key of ['starts', 'ends'] as const) {
    const problem = dateProblem(answers[key] ?? '');
    if (problem) throw new UserError(`--${key}: ${problem}`);
  }
  // A name that isn't a slug is a title.
  if (name !== undefined && name !== nameSlug(name)) answers.title ??= name;
  if (terminal.isInteractive) await askForTheRest(answers);
  const slug = nameSlug(name ?? answers.title ?? 'engagement');
  return { slug: /^[a-z]/.test(slug) ? slug : `engagement-${slug}`.replace(/-$/, ''), ...answers };
}

async function askForTheRest(answers: Partial<Record<Key, string>>): Promise<void> {
  const questions: [Key, string, string][] = [
    ['title', 'What is being built?', 'Invoice export'],
    ['company', 'For which company?', 'Northwind Ledger'],
    ['starts', 'First day?', '2026-12-01'],
    ['ends', 'Last day?', '2027-01-15'],
    ['owner', 'Who is responsible for spec, reviews, access and questions?', 'Dana Reyes'],
  ];
  for (const [key, message, placeholder] of questions) {
    if (answers[key] !== undefined) continue;
    const isDay = key === 'starts' || key === 'ends';
    const answer = await prompts.text({
      message: `${message} (press Enter to skip)`,
      placeholder,
      validate: (value) => (isDay ? dateProblem(value ?? '') : undefined),
    });
    if (prompts.isCancel(answer)) throw new UserError('Cancelled; nothing was written.');
    if (answer?.trim()) answers[key] = answer.trim();
  }
}

function dateProblem(value: string): string | undefined {
  return value === '' || isDate(value)
    ? undefined
    : `"${value}" is not a valid date. Write it as YYYY-MM-DD.`;
}

/** Prompts for a line of text. */
export async function askText(message: string): Promise<string> {
  const answer = await prompts.text({
    message,
    validate: (value) => (value?.trim() ? undefined : 'Enter a value.'),
  });
  if (prompts.isCancel(answer)) throw new UserError('Cancelled; nothing was written.');
  return answer.trim();
}

/** Prompts for one of several choices. */
export async function askChoice(message: string, choices: readonly string[]): Promise<string> {
  const answer = await prompts.select({
    message,
    options: choices.map((value) => ({ value, label: printable(value) })),
  });
  if (prompts.isCancel(answer)) throw new UserError('Cancelled; nothing was written.');
  return answer;
}
