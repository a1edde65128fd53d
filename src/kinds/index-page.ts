import { z } from 'zod';
import { DUTIES } from '../model/workspace.ts';
import { defineKind } from './define-kind.ts';
import {
  address,
  commit,
  date,
  email,
  hours,
  localDateTime,
  text,
  timeZone,
  webAddress,
} from './values.ts';

/** The `index.mdx` of an engagement, which contains its facts. No other document has this kind. */
export const indexPage = defineKind({
  name: 'index',
  label: 'Cover',
  frontmatter: {
    company: text('Company the engagement is for'),
    contractor: z
      .strictObject({
        name: text('Name of the contractor'),
        email: email('Email address of the contractor').optional(),
        timezone: timeZone('Time zone of the contractor').optional(),
        hours: hours('Working hours of the contractor, local').optional(),
      })
      .optional()
      .describe('Who the engagement is for'),
    starts: date('The first day'),
    ends: date('The last day'),
    repository: z
      .strictObject({
        url: webAddress('Where the repository is hosted').optional(),
        commit: commit('The revision that the documents describe').optional(),
        path: text('Path from this file’s folder to the checkout').optional(),
      })
      .optional()
      .describe('The code that the documents describe'),
    people: z
      .array(
        z.strictObject({
          id: text('Name that documents refer to the person by'),
          name: text('Name of the person'),
          role: text('What the person does'),
          email: email('Email address of the person').optional(),
          timezone: timeZone('Time zone of the person').optional(),
          hours: hours('Working hours of the person, local').optional(),
          owns: z.array(z.enum(DUTIES)).optional().describe('What the person is responsible for'),
        }),
      )
      .min(1, 'must name at least one person')
      .describe('Everyone the contractor will meet'),
    channels: z
      .strictObject({
        questions: address('Where questions are asked').optional(),
        updates: address('Where progress is reported').optional(),
        review: address('Where work is reviewed').optional(),
      })
      .optional()
      .describe('Where to write'),
    response: z
      .strictObject({
        within: z
          .string()
          .regex(
            /^[1-9]\d* business days?$/,
            'must be a number of business days such as "1 business day"',
          )
          .describe('Business days until a question is answered'),
      })
      .optional()
      .describe('How soon questions are answered'),
    firstCall: z
      .strictObject({
        at: localDateTime('When it is, local to `timezone`'),
        timezone: timeZone('Time zone of `at`'),
        minutes: z.int().positive().optional().describe('How long it is; 15 by default'),
        link: webAddress('Where it is').optional(),
      })
      .optional()
      .describe('The first call'),
    include: z
      .array(text('Path below _shared without extension'))
      .optional()
      .describe('Shared documents that are part of the engagement'),
  },
});
