import { z } from 'zod';
import {
  commit,
  date,
  dateOrDateTime,
  glob,
  linkTarget,
  personId,
  text,
  webAddress,
} from './values.ts';

const badge = z.union([
  text('Text of the badge'),
  z.strictObject({
    text: text('Text of the badge'),
    variant: z.enum(['note', 'tip', 'caution', 'danger', 'success', 'default']).optional(),
    class: text('Its class').optional(),
  }),
]);

const pageLink = z.union([
  z.boolean(),
  text('Label of the link'),
  z.strictObject({
    link: linkTarget('Link target').optional(),
    label: text('Its label').optional(),
  }),
]);

/**
 * Frontmatter that any document can have. Keys known from other generators have the same name and
 * shape.
 */
export const baseFrontmatter = {
  title: text('Title of the page'),
  description: text('One sentence that says what the page is about'),
  kind: text('What the document is: the name of a template').optional(),
  audience: z
    .enum(['contractor', 'team'])
    .optional()
    .describe('Who it is for; team documents are left out of contractors’ sites'),
  owner: personId('Id of the person who keeps the document accurate').optional(),
  reviewed: date('The day it was last checked against reality').optional(),
  reviewEvery: z.int().positive().optional().describe('Days between reviews'),
  affirmed: z
    .record(z.string(), commit('The commit it still held at'))
    .optional()
    .describe('Code references that still held at a later commit'),
  readBefore: z
    .enum(['first-call', 'first-commit', 'reference'])
    .optional()
    .describe('When the contractor should have read it'),
  covers: z
    .array(glob('A glob'))
    .optional()
    .describe('Files in the repository that the document describes, as globs'),
  draft: z.boolean().optional().describe('Drafts are left out of contractors’ sites'),
  sidebar: z
    .strictObject({
      order: z.number().optional().describe('Lower comes first'),
      label: text('Label in the navigation').optional(),
      hidden: z.boolean().optional().describe('Leaves it out of the navigation'),
      badge: badge.optional(),
    })
    .optional()
    .describe('How it appears in the navigation'),
  tableOfContents: z
    .union([
      z.boolean(),
      z.strictObject({
        minHeadingLevel: z.int().min(1).max(6).optional(),
        maxHeadingLevel: z.int().min(1).max(6).optional(),
      }),
    ])
    .optional()
    .describe('Which headings the table of contents shows; false for none'),
  prev: pageLink.optional().describe('The link to the previous page; false for none'),
  next: pageLink.optional().describe('The link to the next page; false for none'),
  lastUpdated: z
    .union([z.boolean(), dateOrDateTime('The day of the last change')])
    .optional()
    .describe('The day of the last change, instead of the date from git; false for none'),
  editUrl: z
    .union([z.boolean(), webAddress('Where the page is edited')])
    .optional()
    .describe('Where the page is edited; false for no link'),
  banner: z
    .strictObject({ content: text('Text of the banner') })
    .optional()
    .describe('A notice at the top of the page'),
  pagefind: z.boolean().optional().describe('False keeps the page out of search'),
};
