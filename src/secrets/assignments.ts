import { isOther, type Name } from './names.ts';
import { endOfValue, readValue } from './read-value.ts';
import { readings } from './readings.ts';
import type { Span } from './span.ts';
import { isDrawnByLot, isSecretKey, isSecretPassword } from './values.ts';

/** How many characters before and after a name are examined. */
const BEFORE = 120;
const REACH = 400;

/**
 * Finds secrets next to their name. They have no fixed format, so a heuristic on the value decides.
 *
 * @param names positions of credential names in the text, in order
 */
export function findAssignments(text: string, names: readonly Name[]): Span[] {
  const spans: Span[] = [];
  let next = 0;
  for (const name of names) {
    if (name.start < next) continue;
    const found = findValue(text, name);
    if (!found) continue;
    spans.push({ kind: name.isPassword ? 'password' : 'key or token', ...found });
    next = found.end;
  }
  return spans;
}

function findValue(text: string, name: Name): Omit<Span, 'kind'> | null {
  const before = text.slice(Math.max(0, name.start - BEFORE), name.start);
  const rest = text.slice(name.end, name.end + REACH);
  const isSecret = name.isPassword ? isSecretPassword : isSecretKey;
  const rejected = new Set<number>();
  for (const { match, isLoose, isElement } of readings(rest, before)) {
    const { behind = '', about = '' } = match?.groups ?? {};
    if (!match || isOther(before, behind) || isOther('', about.trim())) continue;
    if (name.isVerb && !/[:=|>→⇒：＝]/.test(match[0]) && !/[\w-]$/.test(before)) continue;
    const start = name.end + match[0].length;
    // Several readings may point to the same value; judge it only once.
    if (rejected.has(start)) continue;
    const value = readValue(text, start);
    if (!isSecret(value) || isMeeting(before)) rejected.add(start);
    if (rejected.has(start) || (isLoose && !isDrawnByLot(value))) continue;
    const end = endOfValue(text, start, value);
    if (!isElement || /^["'`]?(?:<|\]\]>)/.test(text.slice(end, end + 4))) return { start, end };
  }
  return null;
}

/** A meeting link contains its password by design and is shared with every participant. */
function isMeeting(before: string): boolean {
  const [address = ''] = /\S*$/.exec(before) ?? [];
  return /zoom(?:gov)?\.us\/|webex\.com\/|teams\.(?:microsoft|live)\.com\/|whereby\.com\/|gotomeet|chime\.aws|bluejeans/i.test(
    address,
  );
}
