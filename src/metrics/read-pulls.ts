import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { expectation, received } from '../kinds/schema-wording.ts';
import { printable } from '../model/printable.ts';
import type { Pull, Review } from './pulls.ts';

/*
 * Pull-request exports. Only the fields used are validated; both forges export more.
 *
 * GitHub: `gh pr list --state all --json number,author,createdAt,mergedAt,reviews,commits`. An account
 * that was deleted has the login ''. A bot's pull request has `is_bot`, and a login that starts with
 * `app/`; reviews name only the login. https://cli.github.com/manual/gh_pr_list
 *
 * GitLab: `GET /projects/:id/merge_requests`; each may have its `notes` and its `approvals`
 * (`GET …/:iid/notes`, `GET …/:iid/approvals`) put in. https://docs.gitlab.com/api/merge_requests/
 */

const time = z.iso
  .datetime({ offset: true, error: 'must be a date-time such as 2026-12-01T09:00:00Z' })
  .transform((text) => Date.parse(text));
const number = z.int().positive();

const login = z
  .object({ login: z.string(), is_bot: z.boolean().optional() })
  .nullish()
  .transform((author) => ({
    author: author?.login || null,
    isBot: author?.is_bot === true || /^app\/|\[bot\]$/.test(author?.login ?? ''),
  }));

const github = z
  .object({
    number,
    author: login,
    createdAt: time,
    mergedAt: time.nullish(),
    // A pending review has no time yet.
    reviews: z.array(z.object({ author: login, submittedAt: time.nullish() })).nullish(),
    commits: z
      .array(
        z.object({
          authors: z
            .array(z.object({ email: z.string().nullish(), login: z.string().nullish() }))
            .nullish(),
        }),
      )
      .nullish(),
  })
  .transform((pull, context): Pull => {
    return checked(context, {
      number: pull.number,
      ...pull.author,
      opened: pull.createdAt,
      merged: pull.mergedAt,
      reviews:
        pull.reviews?.flatMap(({ author, submittedAt }) =>
          submittedAt == null ? [] : { ...author, at: submittedAt },
        ) ?? null,
      committers: (pull.commits ?? [])
        .flatMap(({ authors }) => authors ?? [])
        .flatMap(({ email, login }) => (email && login ? { email, login } : [])),
    });
  });

const username = z
  .object({ username: z.string(), bot: z.boolean().optional() })
  .nullish()
  .transform((user) => ({
    // GitLab reassigns the contributions of deleted accounts to its ghost user.
    author: user?.username && user.username !== 'ghost' ? user.username : null,
    isBot: user?.bot === true,
  }));

const gitlab = z
  .object({
    iid: number,
    author: username,
    created_at: time,
    merged_at: time.nullish(),
    notes: z
      .array(
        z.object({
          author: username,
          created_at: time,
          system: z.boolean().optional(),
          body: z.string().optional(),
        }),
      )
      .nullish(),
    approvals: z
      .object({
        approved_by: z.array(z.object({ user: username, approved_at: time.nullish() })).nullish(),
      })
      .nullish(),
  })
  .transform((request, context): Pull => {
    const { notes, approvals } = request;
    // GitLab's system notes count as reviews only for approvals and change requests.
    const said = notes?.flatMap(({ author, created_at, system, body = '' }): Review[] =>
      system && !/^(approved this|requested changes)/.test(body)
        ? []
        : [{ ...author, at: created_at }],
    );
    const approved = approvals?.approved_by?.flatMap(({ user, approved_at }): Review[] =>
      approved_at == null ? [] : [{ ...user, at: approved_at }],
    );
    return checked(context, {
      number: request.iid,
      ...request.author,
      opened: request.created_at,
      merged: request.merged_at,
      reviews: said || approved?.length ? [...(said ?? []), ...(approved ?? [])] : null,
      committers: [],
    });
  });

/** Rejects merge and review times before the opening time, which would falsify the figures. */
function checked(context: z.RefinementCtx, pull: Pull): Pull {
  const { opened, merged, reviews } = pull;
  if (typeof merged === 'number' && merged < opened) {
    context.addIssue({ code: 'custom', message: 'was merged before it was opened' });
  }
  if (reviews?.some(({ at }) => at < opened)) {
    context.addIssue({ code: 'custom', message: 'was reviewed before it was opened' });
  }
  return pull;
}

/**
 * Reads a forge's pull-request export.
 *
 * @param path absolute path
 * @param name its name in messages
 * @throws UserError if it cannot be read or is malformed
 */
export function readPulls(path: string, name: string): Pull[] {
  let content: Uint8Array;
  try {
    content = readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (reason === 'ENOENT') throw new UserError(`The file ${name} does not exist.`);
    throw new UserError(`${name} cannot be read (${reason}).`);
  }
  return parsePulls(name, content);
}

/**
 * Parses a pull-request export from GitHub (`gh pr list --json`) or GitLab.
 *
 * @param file its name in messages
 * @throws UserError with the position of the error if it is malformed
 */
export function parsePulls(file: string, content: Uint8Array): Pull[] {
  const value = parseJson(file, content);
  if (!Array.isArray(value)) {
    throw new UserError(
      `${file} must contain a list of pull requests, as returned by "gh pr list --json" or GitLab's API.`,
    );
  }
  const isGitLab = value.some((one) => Object.hasOwn(Object(one), 'iid'));
  const { success, data, error } = z
    .array(isGitLab ? gitlab : github)
    .safeParse(value, { error: expectation });
  if (success) return data;
  const [first] = error.issues;
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : '';
  throw new UserError(printable(`${file}: ${first ? describe(first, value) : ''}${more}.`));
}

/** @returns `[3].reviews[0].submittedAt must be …` */
function describe(issue: z.core.$ZodIssue, value: unknown): string {
  const where = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  const found = issue.path.reduce((inner: unknown, key) => Object(inner)[key], value);
  if (found === undefined) return `${where.join('')} is missing`;
  const instead = found === null ? ', not null' : received(issue, found);
  return `${where.join('')} ${issue.message}${instead}`;
}

function parseJson(file: string, content: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new UserError(`${file} is not valid UTF-8. Save it as UTF-8.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(printable(`${file} is not JSON: ${reason}.`));
  }
}
