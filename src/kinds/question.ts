import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { dateOrDateTime, personId } from './values.ts';

export const question = defineKind({
  name: 'question',
  once: false,
  frontmatter: {
    asked: dateOrDateTime('When it was asked'),
    by: personId('Id of the person who asked'),
    answered: dateOrDateTime('When it was answered').optional(),
    answeredBy: personId('Id of the person who answered').optional(),
    blocking: z.boolean().optional().describe('Whether work is blocked until it is answered'),
  },
  personKeys: ['by', 'answeredBy'],
  requiredOnceSet: { answer: 'answered' },
});
