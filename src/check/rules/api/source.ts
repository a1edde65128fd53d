import { apiDescriptionOf, sourceProblemsOf } from '../../../model/named-source.ts';
import { defineRule } from '../../define-rule.ts';
import { exampleApi, exampleOpenapi } from '../../example-api.ts';

export default defineRule({
  id: 'api/source',
  summary:
    'The API description that an API document names is in the repository, is valid OpenAPI 3.0 or 3.1, and refers to nothing outside the repository.',
  why: 'A table of operations copied by hand is out of date after the next change. One read from the API description stays correct, but only if the description is there and is valid.',
  document(document, { engagement, workspace }, report) {
    if (document.kind !== 'api') return;
    const range = document.source.frontmatter.ranges['source.file']?.value;
    if (!range) return;
    for (const problem of sourceProblemsOf(document, engagement, workspace)) {
      report({ range, ...problem });
    }
    if (apiDescriptionOf(document, engagement, workspace)?.operations.length === 0) {
      report({
        range,
        message: 'The API description has no operations.',
        hint: 'Name the file whose "paths" contain the operations.',
      });
    }
  },
  examples: {
    pass: [
      exampleApi('openapi.yaml', { 'openapi.yaml': exampleOpenapi() }),
      // Without a repository, nothing can be verified.
      exampleApi('openapi.yaml'),
    ],
    fail: [
      {
        ...exampleApi('openapi.yml', { 'openapi.yaml': exampleOpenapi() }),
        findings: ['api.mdx:6:9-6:20'],
      },
      {
        ...exampleApi('openapi.yaml', {
          'openapi.yaml': exampleOpenapi('The invoice.', 'https://example.com/invoice.yaml'),
        }),
        findings: ['api.mdx:6:9-6:21'],
      },
      {
        ...exampleApi('openapi.yaml', { 'openapi.yaml': 'swagger: "2.0"\n' }),
        findings: ['api.mdx:6:9-6:21'],
      },
    ],
  },
});
