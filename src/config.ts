import { z } from 'zod';
import { UserError } from './errors.ts';
import { keysAt } from './kinds/schema-fields.ts';
import { expectation, received } from './kinds/schema-wording.ts';
import { day, webAddress } from './kinds/values.ts';
import { closest } from './model/closest.ts';
import { printable } from './model/printable.ts';
import { DOWNLOADS, isImageFile } from './model/published-files.ts';

/** Goes into addresses and the headers file unescaped. */
const BASE = /^\/(?!\/)(?:[\w.~%-]+\/?)*$/;

const base = z
  .string()
  .startsWith('/', 'must begin with "/"')
  .regex(BASE, 'must be a path such as "/brief/"');

const shape = {
  content: z.string().min(1).default('content').describe('Folder of the engagements'),
  templates: z
    .string()
    .min(1)
    .default('templates')
    .describe('Folder of the workspace’s own templates'),
  out: z.string().min(1).default('dist').describe('Folder the sites are written to'),
  site: webAddress('URL the site is published at').optional(),
  base: base.default('/').describe('Path the site is published under'),
  rules: z
    .record(z.string(), z.enum(['error', 'warning', 'off']))
    .default({})
    .describe('Severity by rule'),
  mdx: z
    .strictObject({
      trusted: z
        .boolean()
        .default(false)
        .describe('Allows expressions, export and raw HTML in MDX'),
    })
    .default({ trusted: false }),
  changes: z
    .strictObject({
      messages: z
        .boolean()
        .default(false)
        .describe('Shows the messages of commits that are only about the site'),
    })
    .default({ messages: false }),
  theme: z
    .strictObject({
      accent: z
        .string()
        .regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, 'must be a colour such as "#1f5f8b"')
        .optional()
        .describe('The accent colour of the site, in hexadecimal'),
      logo: z
        .string()
        .refine(isImageFile, 'must be the path of a png, jpg, webp, avif, gif or svg')
        .optional()
        .describe('Path of an image, relative to the workspace'),
    })
    .default({}),
  editUrl: webAddress('URL for editing a file, to which its path is added').optional(),
  repositories: z
    .array(z.string().min(1))
    .optional()
    .describe(
      'Repositories that “repository.path” may point to, besides the one around the workspace; any if absent',
    ),
  downloads: z
    .array(z.enum(DOWNLOADS, `must be one of ${DOWNLOADS.join(', ')}`))
    .default([])
    .describe('Extensions of files that documents may link to, which are then published'),
  holidays: z.array(day).default([]).describe('Days when nobody is expected to answer'),
};

const schema = z.strictObject(shape);

/** The settings of a workspace, with defaults filled in. */
export type Settings = z.output<typeof schema>;

/** What `prebrief.config.mjs` exports. */
export type UserConfig = z.input<typeof schema>;

export const CONFIG_FILE = 'prebrief.config.mjs';

/** What the settings need to know about a rule. */
export interface KnownRule {
  id: string;
  /** Whether it is always an error, whatever the settings say. */
  safeguard: boolean;
}

/**
 * @param config the file's default export
 * @param rules the rules that settings can name
 * @throws UserError that lists all problems
 */
export function parseConfig(config: unknown, rules: readonly KnownRule[]): Settings {
  const result = schema.safeParse(config, { error: expectation });
  const problems = (result.error?.issues ?? []).flatMap((issue) => describe(issue, config));
  const { rules: set } = Object(config);
  for (const [id, severity] of Object.entries(typeof set === 'object' ? Object(set) : {})) {
    const rule = rules.find((one) => one.id === id);
    if (!rule) {
      const match = closest(
        id,
        rules.map((one) => one.id),
      );
      problems.push(`rules: there is no rule "${id}"${match ? `, did you mean "${match}"?` : ''}`);
    } else if (rule.safeguard && severity !== 'error') {
      problems.push(`rules: "${id}" keeps code out of a build and is always an error`);
    }
  }
  if (result.success && problems.length === 0) {
    const { base } = result.data;
    return { ...result.data, base: base.endsWith('/') ? base : `${base}/` };
  }
  const all = problems.join('; ');
  throw new UserError(printable(`${CONFIG_FILE}: ${all}${all.endsWith('?') ? '' : '.'}`));
}

/** @returns the problems, worded to be joined on one line */
function describe(issue: z.core.$ZodIssue, config: unknown): string[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const name = [...path, key].join('.');
      return `there is no key "${name}"${meant(key, path)}`;
    });
  }
  const value = issue.path.reduce((inner: unknown, key) => Object(inner)[key], config);
  const instead = value === null ? ', not null' : received(issue, value);
  return [`${path.join('.') || 'its default export'} ${issue.message}${instead}`];
}

/**
 * Suggests what an unknown key was meant to be: a sibling key, or one with the same name elsewhere.
 */
function meant(key: string, path: readonly string[]): string {
  const beside = keysAt(schema, path);
  const match = closest(key, beside);
  if (match !== null) return `, did you mean "${[...path, match].join('.')}"?`;
  const elsewhere = Object.keys(shape)
    .flatMap((top) => [top, ...keysAt(schema, [top]).map((inner) => `${top}.${inner}`)])
    .find((name) => name.split('.').at(-1) === key);
  if (elsewhere !== undefined) return `, did you mean "${elsewhere}"?`;
  return path.length > 0 ? ` ("${path.join('.')}" has ${beside.join(' and ')})` : '';
}

/** @throws UserError for anything but a path that begins with a slash */
export function normaliseBase(base: string): string {
  if (!BASE.test(base)) {
    throw new UserError(
      `"${base}" is not a base path. Write one that starts with "/", such as "/brief/".`,
    );
  }
  return base.endsWith('/') ? base : `${base}/`;
}
