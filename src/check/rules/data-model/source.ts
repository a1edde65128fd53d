import { dataModelOf, sourceProblemsOf } from '../../../model/named-source.ts';
import { defineRule } from '../../define-rule.ts';
import { exampleDataModel, SCHEMA } from '../../example-data-model.ts';

/** A schema in a dialect that was guessed wrong would say the same a hundred times. */
const MOST_STATEMENTS = 10;

export default defineRule({
  id: 'data-model/source',
  summary:
    'The schema that a data model names is in the repository, and its statements are understood: one that is not is a warning, and the rest is shown.',
  why: 'A data model that is copied by hand is wrong after the next migration. Read from the schema itself it cannot be; but only if the schema is there, at the commit that the documents describe.',
  document(document, { engagement, workspace }, report) {
    if (document.kind !== 'data-model') return;
    const range = document.source.frontmatter.ranges['source.file']?.value;
    if (!range) return;
    for (const problem of sourceProblemsOf(document, engagement, workspace)) {
      report({ range, ...problem });
    }
    const model = dataModelOf(document, engagement, workspace);
    if (!model) return;
    const { problems, names, dialect } = model;
    const hint =
      'Correct the statement, or write "dialect" if it is another one; what is understood is shown.';
    for (const { file, line, excerpt } of problems.slice(0, MOST_STATEMENTS)) {
      const message = `${file}:${line} is not understood as ${dialect}: ${excerpt}`;
      report({ range, severity: 'warning', message, hint });
    }
    if (problems.length > MOST_STATEMENTS) {
      const message = `${problems.length - MOST_STATEMENTS} more statements are not understood as ${dialect}.`;
      report({ range, severity: 'warning', message, hint });
    }
    if (names.length === 0) {
      report({
        range,
        message: 'The schema has no table.',
        hint: 'Name the file, or the folder of migrations, that makes the tables.',
      });
    }
  },
  examples: {
    pass: [
      exampleDataModel({ file: 'db/schema.sql' }, { 'db/schema.sql': SCHEMA }),
      exampleDataModel(
        { file: 'db/migrations' },
        {
          'db/migrations/001_invoice.up.sql': SCHEMA,
          'db/migrations/001_invoice.down.sql': 'DROP TABLE invoice;',
          'db/migrations/002_grant.up.sql': 'GRANT SELECT ON invoice TO reports;',
        },
      ),
      // Without a repository nothing can be said.
      exampleDataModel({ file: 'db/schema.sql' }),
    ],
    fail: [
      {
        ...exampleDataModel({ file: 'db/shema.sql' }, { 'db/schema.sql': SCHEMA }),
        findings: ['data-model.mdx:5:9-5:21'],
      },
      {
        ...exampleDataModel({ file: '../other/schema.sql' }, { 'db/schema.sql': SCHEMA }),
        findings: ['data-model.mdx:5:9-5:28'],
      },
      {
        ...exampleDataModel(
          { file: 'db/schema.sql' },
          { 'db/schema.sql': `${SCHEMA}FROBNICATE TABLE invoice;\n` },
        ),
        findings: ['data-model.mdx:5:9-5:22'],
      },
      {
        ...exampleDataModel({ file: 'README.md' }, { 'README.md': '-- Nothing yet.\n' }),
        findings: ['data-model.mdx:5:9-5:18'],
      },
    ],
  },
});
