import { didYouMean } from '../../../model/closest.ts';
import { dataModelOf, sourceOf } from '../../../model/named-source.ts';
import { defineRule } from '../../define-rule.ts';
import { exampleDataModel, SCHEMA } from '../../example-data-model.ts';

export default defineRule({
  id: 'data-model/unknown-table',
  summary:
    'Every entry of `source.tables` names a table of the schema, or is a glob that matches one.',
  why: 'A renamed table silently drops out of the data model, and the contractor never learns of it.',
  document(document, { engagement, workspace }, report) {
    const model = dataModelOf(document, engagement, workspace);
    const tables = sourceOf(document)?.tables ?? [];
    // If there are no tables at all, the mistake is in the source.
    if (!model || model.names.length === 0) return;
    for (const index of model.unmatched) {
      const range = document.source.frontmatter.ranges[`source.tables.${index}`]?.value;
      const pattern = tables[index] ?? '';
      if (!range) continue;
      const isGlob = /[*?[{(]/.test(pattern);
      const word = pattern.replace(/^!|[*?]+/g, '').slice(0, 200);
      const names = model.names.flatMap((name) => [name.slice(name.indexOf('.') + 1), name]);
      report({
        range,
        message: `${isGlob ? 'No table of the schema matches' : 'The schema has no table'} "${pattern}".`,
        hint: didYouMean(word, names, 'Correct the name, or remove it.'),
      });
    }
  },
  examples: {
    pass: [
      exampleDataModel(
        { file: 'db/schema.sql', tables: '["invoice*", public.customer]' },
        { 'db/schema.sql': SCHEMA },
      ),
    ],
    fail: [
      {
        ...exampleDataModel(
          { file: 'db/schema.sql', tables: '["invioce*", customer, orders]' },
          { 'db/schema.sql': SCHEMA },
        ),
        findings: ['data-model.mdx:6:12-6:22', 'data-model.mdx:6:34-6:40'],
      },
    ],
  },
});
