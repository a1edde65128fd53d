import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { text } from './values.ts';

export const api = defineKind({
  name: 'api',
  label: 'API',
  frontmatter: {
    source: z
      .strictObject({ file: text('OpenAPI description in the repository') })
      .optional()
      .describe('The API description in the repository that the document describes'),
  },
});
