import type { Example } from './define-rule.ts';

/** For examples: a contract with one operation, `GET /invoices/{id}`. */
export function exampleOpenapi(
  description = 'The invoice.',
  reference = 'invoices.yaml#/invoice',
): string {
  return `openapi: 3.1.0
info: { title: Billing, version: '1' }
paths:
  /invoices/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: '${description}'
          content: { application/json: { schema: { $ref: '${reference}' } } }
`;
}

/**
 * For examples: an API document that names its contract on line 6.
 *
 * @param repository files tracked by git, besides the one with the schemas; absent for no
 * repository
 */
export function exampleApi(file: string, repository?: Record<string, string>): Example {
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
