import { dataModelOf, sourceProblemsOf } from '../../../model/named-source.ts';
import { defineRule } from '../../define-rule.ts';
import { exampleDataModel, SCHEMA } from '../../example-data-model.ts';

/** If the dialect was guessed wrong, every statement would be reported. */
const MOST_STATEMENTS = 10;

export default defineRule({
  id: 'data-model/source',
  summary:
    'The schema that a data model names is in the repository, and its statements can be parsed. A statement that cannot be parsed is a warning; the rest is shown.',
  why: 'A data model copied by hand is out of date after the next migration. One read from the schema stays correct, but only if the schema is there at the commit that the documents describe.',
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
      'Correct the statement, or set "dialect" if it is written in another one. The rest of the schema is shown.';
    for (const { file, line, excerpt } of problems.slice(0, MOST_STATEMENTS)) {
      const message = `${file}:${line} cannot be parsed as ${dialect}: ${excerpt}`;
      report({ range, severity: 'warning', message, hint });
    }
    if (problems.length > MOST_STATEMENTS) {
      const message = `${problems.length - MOST_STATEMENTS} more statements cannot be parsed as ${dialect}.`;
      report({ range, severity: 'warning', message, hint });
    }
    if (names.length === 0) {
      report({
        range,
        message: 'The schema has no tables.',
        hint: 'Name the file, or the folder of migrations, that creates the tables.',
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
      // Without a repository, nothing can be verified.
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
