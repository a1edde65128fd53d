import type { z } from 'zod';
import { fieldAt, keysAt, meaningOf } from '../kinds/schema-fields.ts';
import { expectation, received } from '../kinds/schema-wording.ts';
import { closest, didYouMean } from '../model/closest.ts';
import type { Frontmatter, KeyRanges, Problem } from '../model/source.ts';
import { foreignKeyHint } from './foreign-keys.ts';

type Issue = z.core.$ZodIssue;
type Path = (string | number)[];

/**
 * @returns a `frontmatterProblems` that caches its result for each frontmatter object, as long as
 * that object is kept: a watcher keeps it until its file changes
 */
export function frontmatterComparer(): typeof frontmatterProblems {
  const compared = new WeakMap<
    Frontmatter,
    { schema: z.ZodObject; problems: readonly Problem[] }
  >();
  return (schema, frontmatter) => {
    const known = compared.get(frontmatter);
    if (known?.schema === schema) return known.problems;
    const problems = frontmatterProblems(schema, frontmatter);
    compared.set(frontmatter, { schema, problems });
    return problems;
  };
}

/**
 * Compares a document's frontmatter with its schema.
 *
 * @returns one problem per mistake, at the key or the value
 */
export function frontmatterProblems(
  schema: z.ZodObject,
  { data, ranges, opening }: Frontmatter,
): readonly Problem[] {
  const result = schema.safeParse(data, { error: expectation });
  const seen = new Set<string>();
  const problems: Problem[] = [];
  const add = (path: Path, problem: () => Problem) => {
    const place = JSON.stringify(path);
    if (!seen.has(place)) problems.push(problem());
    seen.add(place);
  };
  const rangesAt = (path: Path): KeyRanges => {
    const key = path.join('.');
    return (Object.hasOwn(ranges, key) && ranges[key]) || { key: opening, value: opening };
  };

  const issues = (result.error?.issues ?? []).flatMap((one) => flatten(one));
  const misspelt = new Set(issues.flatMap((issue) => meantKeys(schema, issue)));
  for (const issue of issues) {
    const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        add([...path, key], () => ({
          range: rangesAt([...path, key]).key,
          message: `There is no key "${key}"${within(path)}.`,
          hint:
            (path.length === 0 ? foreignKeyHint(key) : null) ??
            didYouMean(key, keysAt(schema, path), 'Remove it, or correct its name.'),
        }));
      }
    } else if (valueAt(data, path) === undefined) {
      const parent = path.slice(0, -1);
      // The key exists under another name, which has its own finding.
      if (misspelt.has(JSON.stringify(path))) continue;
      add(path, () => ({
        // A missing key has no position, so the message says where it belongs.
        range: opening,
        message: `The key "${path.at(-1)}" is missing${within(parent)}.`,
        hint: `Add "${path.at(-1)}: …"${meaning(schema, path)}.`,
      }));
    } else {
      add(path, () => ({ range: rangesAt(path).value, ...wrongValue(schema, issue, path, data) }));
    }
  }
  return problems;
}

function wrongValue(
  schema: z.ZodType,
  issue: Issue,
  path: Path,
  data: unknown,
): Pick<Problem, 'message' | 'hint'> {
  const value = valueAt(data, path);
  const field = fieldAt(schema, path);
  const isEntry = typeof path.at(-1) === 'number';
  const subject = isEntry ? `An entry${ofList(path)}` : `"${nameOf(path)}"`;
  const means = meaning(schema, path);
  const says = (what: string, hint: string) => ({ message: `${subject} ${what}.`, hint });
  if (value === null) {
    const orNot = field?.safeParse(undefined).success ? ', or remove the key' : '';
    return says('has no value', `Write ${isEntry ? 'one' : 'it after the colon'}${means}${orNot}.`);
  }
  const what = `${issue.message}${received(issue, value)}`;
  if (typeof value !== 'object' && field && issue.code === 'invalid_type') {
    if (issue.expected === 'string') {
      // A number isn't text, but quoting it doesn't help if a date is required.
      const [other] = field.safeParse(String(value), { error: expectation }).error?.issues ?? [];
      return other
        ? says(other.message, `Correct it${means}.`)
        : says(what, 'Put quotes around it.');
    }
    if (field.safeParse([value]).success)
      return says(what, 'Put square brackets around it to make it a list.');
  }
  return says(what, hintOf(issue, value) ?? `Correct it${means}.`);
}

/** @returns how to fix a value; null if the message says it all */
function hintOf(issue: Issue, value: unknown): string | null {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    return didYouMean(String(value), values, `Write one of ${values.join(', ')}.`);
  }
  if (issue.code !== 'invalid_type') return null;
  if (issue.expected === 'boolean') return 'Write true or false, without quotes.';
  return issue.expected === 'number' || issue.expected === 'int'
    ? 'Write digits, without quotes.'
    : null;
}

/**
 * For a union, report against the alternative the author most likely meant: the one their value at
 * least partly matches. A list of every possible alternative helps nobody.
 */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find((option) =>
    option.every((one) => !/^invalid_(type|value)$/.test(one.code) || one.path.length > 0),
  );
  if (!meant) return [issue];
  return meant.flatMap((one) => flatten({ ...one, path: [...issue.path, ...one.path] } as Issue));
}

/** @returns the paths, as JSON, of keys that an unknown key was probably meant to be */
function meantKeys(schema: z.ZodType, issue: Issue): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const known = keysAt(schema, issue.path as Path);
  return issue.keys.flatMap((key) => {
    const meant = closest(key, known);
    return meant === null ? [] : JSON.stringify([...issue.path, meant]);
  });
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/** `sidebar.badge`; below a list, only the path within the entry. */
function nameOf(path: Path): string {
  return path.slice(path.findLastIndex((key) => typeof key === 'number') + 1).join('.');
}

function within(path: Path): string {
  if (path.length === 0) return '';
  return typeof path.at(-1) === 'number' ? ` in an entry${ofList(path)}` : ` in "${nameOf(path)}"`;
}

function ofList(path: Path): string {
  const list = nameOf(path.slice(0, path.findLastIndex((key) => typeof key !== 'number') + 1));
  return ` of "${list}"`;
}

function meaning(schema: z.ZodType, path: Path): string {
  const said = meaningOf(schema, path);
  return said === null ? '' : `: ${said}`;
}
