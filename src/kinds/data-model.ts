import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { glob, text } from './values.ts';

export const dataModel = defineKind({
  name: 'data-model',
  frontmatter: {
    source: z
      .strictObject({
        file: text('Schema file, or folder of migrations, in the repository'),
        dialect: z.enum(['postgres', 'mysql', 'mssql', 'dbml', 'prisma']).optional(),
        tables: z.array(glob('A table, or a glob of tables')).optional(),
      })
      .optional()
      .describe('The schema in the repository that the document describes'),
  },
});
