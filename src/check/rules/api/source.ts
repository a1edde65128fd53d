import { contractOf, sourceProblemsOf } from '../../../model/code-sources.ts';
import type { Example } from '../../define-rule.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'api/source',
  summary:
    'The contract that an API document names is in the repository, is valid OpenAPI 3.0 or 3.1, and refers to nothing outside of the repository.',
  why: 'A table of operations that is copied by hand is wrong after the next change. Read from the contract itself it cannot be; but only if the contract is there, and says what it is meant to say.',
  document(document, { engagement, workspace }, report) {
    if (document.kind !== 'api') return;
    const range = document.source.frontmatter.ranges['source.file']?.value;
    if (!range) return;
    for (const problem of sourceProblemsOf(document, engagement, workspace)) {
      report({ range, ...problem });
    }
    if (contractOf(document, engagement, workspace)?.operations.length === 0) {
      report({
        range,
        message: 'The contract has no operation.',
        hint: 'Name the file whose "paths" hold the operations.',
      });
    }
  },
  examples: {
    pass: [
      example('openapi.yaml', { 'openapi.yaml': contract('invoices.yaml#/invoice') }),
      // Without a repository nothing can be said.
      example('openapi.yaml'),
    ],
    fail: [
      {
        ...example('openapi.yml', { 'openapi.yaml': contract('invoices.yaml#/invoice') }),
        findings: ['api.mdx:6:9-6:20'],
      },
      {
        ...example('openapi.yaml', {
          'openapi.yaml': contract('https://example.com/invoice.yaml'),
        }),
        findings: ['api.mdx:6:9-6:21'],
      },
      {
        ...example('openapi.yaml', { 'openapi.yaml': 'swagger: "2.0"\n' }),
        findings: ['api.mdx:6:9-6:21'],
      },
    ],
  },
});

function contract(reference: string): string {
  return `openapi: 3.1.0
info: { title: Billing, version: '1' }
paths:
  /invoices/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: The invoice.
          content: { application/json: { schema: { $ref: '${reference}' } } }
`;
}

function example(file: string, repository?: Record<string, string>): Example {
  return {
    files: {
      'api.mdx': `---
title: API
description: The operations.
kind: api
source:
  file: ${file}
---

## Endpoints

All of them.

## Authentication

None.

## Errors

None.
`,
    },
    ...(repository && {
      repository: { ...repository, 'invoices.yaml': 'invoice: { type: object }\n' },
    }),
  };
}
