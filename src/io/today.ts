import { UserError } from '../errors.ts';
import { isDate } from '../model/written-values.ts';

/**
 * The day to work with.
 *
 * @param given an ISO date set by the user; uses the clock if absent or empty
 * @throws UserError for a date that doesn't exist
 */
export function todayFrom(given: string | undefined): string {
  if (given === undefined || given === '') return localDate(new Date());
  if (isDate(given)) return given;
  throw new UserError(`"${given}" is not a valid date. Write it as YYYY-MM-DD.`);
}

function localDate(now: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
