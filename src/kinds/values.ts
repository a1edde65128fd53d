import { z } from 'zod';
import { type LinkKind, linkProblem } from '../model/address.ts';
import { globProblem } from '../model/glob.ts';
import { unwritable } from '../model/unwritable.ts';
import { isDate, isDateOrDateTime, isDateTime, isTimeZone } from '../model/written-values.ts';

/** The value types of frontmatter. Every message completes the sentence «`key` …». */

/**
 * Text to be published, without characters that control a terminal or make it look different from
 * what is written.
 */
export const text = (description: string) =>
  z
    .string()
    .superRefine((value, context) => {
      const found = unwritable(value);
      if (found !== null)
        context.addIssue({ code: 'custom', message: `must not contain ${found}` });
    })
    .trim()
    .min(1, 'must not be empty')
    .describe(description);

export const glob = (description: string) =>
  text(description).superRefine((value, context) => {
    const problem = globProblem(value);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

/** What a value of a known format must be; templates can require these formats too. */
export const FORMATS = {
  date: 'must be a valid date in the form YYYY-MM-DD',
  datetime: 'must be a valid date-time in the form YYYY-MM-DDTHH:MM:SSZ',
  time: 'must be a time in the form HH:MM:SS',
  email: 'must be an e-mail address',
  url: 'must be a URL such as https://example.com',
  uuid: 'must be a UUID',
} as const;

/** A day, in any field that takes one. */
export const day = z.string().refine(isDate, FORMATS.date);

export const date = (description: string) => day.meta({ description, format: 'date' });

export const dateOrDateTime = (description: string) =>
  z
    .string()
    .refine(
      isDateOrDateTime,
      'must be a valid date or date-time in the form YYYY-MM-DD or YYYY-MM-DDTHH:MM',
    )
    .describe(description);

export const localDateTime = (description: string) =>
  z
    .string()
    .refine(
      (value) => isDateTime(value) && /T\d\d:\d\d(:\d\d)?$/.test(value),
      'must be a valid local date-time in the form YYYY-MM-DDTHH:MM',
    )
    .describe(description);

export const timeZone = (description: string) =>
  z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone such as Europe/Copenhagen')
    .describe(description);

export const hours = (description: string) =>
  z
    .string()
    .regex(
      /^([01]\d|2[0-3]):[0-5]\d-(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/,
      'must be working hours such as "09:00-17:00"',
    )
    .describe(description);

/** Every link in frontmatter or settings is one of these three. */
const link = (kind: LinkKind) =>
  z.string().superRefine((value, context) => {
    const message = linkProblem(value, kind);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** An address on the web. */
export const webAddress = (description: string) => link('web').meta({ description, format: 'uri' });

/** A web or email address. */
export const address = (description: string) =>
  link('address').meta({ description, format: 'uri' });

/** The target of a link on a page: a path, an anchor, or an address that runs no code. */
export const linkTarget = (description: string) => link('target').describe(description);

export const email = (description: string) =>
  z.email({ error: FORMATS.email }).describe(description);

export const commit = (description: string) =>
  z
    .string()
    .regex(
      /^[0-9a-f]{7,64}$/,
      'must be a commit hash: at least 7 characters from 0–9 and a–f, in quotes',
    )
    .describe(description);

/** The id of somebody in `people`, or `contractor`; `frontmatter/person` checks that they exist. */
export const personId = (description: string) => text(description);
