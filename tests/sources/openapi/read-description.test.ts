import { describe, expect, test } from 'vitest';
import type { ApiDescription } from '../../../src/model/api-description.ts';
import { readDescription } from '../../../src/sources/openapi/read-description.ts';
import type { TrackedFiles } from '../../../src/sources/schema/read-schema.ts';

/** Paths that were requested, so that a test can tell which were not. */
function tracked(files: Record<string, string>): TrackedFiles & { read: TrackedFiles['read'] } {
  return {
    paths: Object.keys(files),
    async read(path) {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      return text === undefined ? null : new TextEncoder().encode(text);
    },
  };
}

async function apiDescriptionOf(
  files: Record<string, string>,
  file = 'api.yaml',
): Promise<ApiDescription> {
  const description = await readDescription(file, tracked(files));
  if (Array.isArray(description))
    throw new Error(description.map(({ message }) => message).join('\n'));
  return description;
}

async function problemsOf(files: Record<string, string>, file = 'api.yaml'): Promise<string[]> {
  const read = await readDescription(file, tracked(files));
  return Array.isArray(read) ? read.map(({ message }) => message) : [];
}

const HEAD = "openapi: 3.0.3\ninfo: { title: Billing, version: '1' }\n";

test('reads operations with parameters, bodies and responses, and resolves references across files', async () => {
  const description = await apiDescriptionOf(
    {
      'api/openapi.yaml': `${HEAD}paths:
  /invoices/{id}:
    summary: One invoice
    parameters:
      - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
      - { name: trace, in: header, schema: { type: string } }
    get:
      operationId: getInvoice
      deprecated: true
      parameters: [{ $ref: 'parts/params.yaml#/Expand' }]
      responses:
        '200': { $ref: 'parts/responses.yaml#/Invoice' }
        default: { description: Anything else. }
    put:
      summary: Change it
      parameters: [{ name: trace, in: header, description: Of the caller., schema: { type: integer, nullable: true } }]
      requestBody: { $ref: '#/components/requestBodies/Change' }
      responses: { '204': { description: Done. } }
  /tree: { $ref: 'parts/tree.yaml' }
components:
  requestBodies:
    Change:
      required: true
      description: What is new.
      content:
        application/json:
          schema:
            allOf:
              - { $ref: 'parts/responses.yaml#/schemas/Base' }
              - { type: object, required: [lines], properties: { lines: { type: array, items: { oneOf: [{ type: string }, { type: number }] } } } }
        text/csv: {}
`,
      'api/parts/params.yaml': `Expand:
  name: expand
  in: query
  description: What to add.
  schema: { type: array, items: { enum: [lines, customer] } }
`,
      'api/parts/responses.yaml': `Invoice:
  description: It.
  content: { application/json: { schema: { $ref: '#/schemas/Base' } } }
schemas:
  Base: { type: object, required: [id], properties: { id: { type: string, description: Ours. } } }
`,
      'api/parts/tree.yaml': `get:
  responses:
    '200':
      description: A tree.
      content: { application/json: { schema: { $ref: '#/Node' } } }
Node:
  type: object
  properties: { children: { type: array, items: { $ref: '#/Node' } } }
`,
    },
    'api/openapi.yaml',
  );
  expect([description.title, description.version]).toEqual(['Billing', '1']);
  const [get, put, tree] = description.operations;
  expect(get).toMatchObject({
    method: 'GET',
    path: '/invoices/{id}',
    operationId: 'getInvoice',
    summary: 'One invoice',
    deprecated: true,
  });
  expect(
    get?.parameters.map(({ name, in: at, type, required, description }) => [
      name,
      at,
      type,
      required,
      description,
    ]),
  ).toEqual([
    ['id', 'path', 'string (uuid)', true, null],
    ['trace', 'header', 'string', false, null],
    ['expand', 'query', '("lines" | "customer")[]', false, 'What to add.'],
  ]);
  expect(get?.responses).toEqual([
    {
      status: '200',
      description: 'It.',
      contents: [{ mediaType: 'application/json', type: 'Base' }],
    },
    { status: 'default', description: 'Anything else.', contents: [] },
  ]);
  expect(put?.parameters[1]).toMatchObject({
    type: 'integer | null',
    description: 'Of the caller.',
  });
  expect(put?.requestBody).toEqual({
    required: true,
    description: 'What is new.',
    contents: [
      { mediaType: 'application/json', type: 'Base & object' },
      { mediaType: 'text/csv', type: '' },
    ],
    fields: [
      { name: 'id', type: 'string', required: true, description: 'Ours.' },
      { name: 'lines', type: '(string | number)[]', required: true, description: null },
    ],
  });
  expect(tree?.responses[0]?.contents[0]?.type).toBe('Node');
});

test('reads operations and texts from separate files, and reports unknown keys in them', async () => {
  const description = await apiDescriptionOf(
    {
      'api/main.yaml': `openapi: 3.0.3
info: { title: Split, version: '1', description: { $ref: texts.yaml#/about } }
paths:
  /a: { get: { $ref: a/get.yaml } }
`,
      'api/texts.yaml': 'about: All of it.\na: One of them.\n',
      'api/a/get.yaml': `summary: { $ref: ../texts.yaml#/a }
parameters: [{ $ref: '#/own' }, { $ref: ../shared.yaml#/page }]
responses: { '200': { description: Ok. } }
own: { name: q, in: query, schema: { type: string } }
`,
      'api/shared.yaml': 'page: { name: page, in: query, schema: { type: integer } }\n',
    },
    'api/main.yaml',
  ).catch((error) => error.message);
  // Only problems outside operations are reported.
  expect(description).toBe('api/main.yaml:4 paths./a.get must not have a key "own".');
});

test('reads JSON, and what is new in 3.1', async () => {
  const description = await apiDescriptionOf(
    {
      'api.json': JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'A', version: '1' },
        paths: {
          '/a': {
            get: {
              parameters: [{ name: 'q', in: 'query', schema: { type: ['string', 'null'] } }],
              responses: {
                200: {
                  description: 'Ok.',
                  content: { 'application/json': { schema: { const: 1 } } },
                },
              },
            },
          },
        },
      }),
    },
    'api.json',
  );
  expect(description.operations[0]?.parameters[0]?.type).toBe('string | null');
  expect(description.operations[0]?.responses[0]?.contents[0]?.type).toBe('1');
});

describe('refuses', () => {
  const paths = (reference: string) =>
    `${HEAD}paths:\n  /a:\n    get:\n      responses:\n        '200': { $ref: '${reference}' }\n`;

  test.for([
    [
      'https://example.com/a.yaml#/A',
      'api.yaml:7 refers to "https://example.com/a.yaml", which is not in the repository.',
    ],
    [
      '//example.com/a.yaml',
      'api.yaml:7 refers to "//example.com/a.yaml", which is not in the repository.',
    ],
    [
      'file:///etc/passwd',
      'api.yaml:7 refers to "file:///etc/passwd", which is not in the repository.',
    ],
    ['/etc/passwd', 'api.yaml:7 refers to "/etc/passwd", which is not in the repository.'],
    ['../../a.yaml', 'api.yaml:7 refers to "../../a.yaml", which is not in the repository.'],
    ['b.yaml#/A', 'api.yaml:7 refers to "b.yaml", which git does not track.'],
    [
      '#/components/responses/Gone',
      'api.yaml:7 refers to "#/components/responses/Gone", which does not exist.',
    ],
    ['#/constructor', 'api.yaml:7 refers to "#/constructor", which does not exist.'],
  ])('a reference to %s', async ([reference, message]) => {
    expect(await problemsOf({ 'api.yaml': paths(reference ?? '') })).toEqual([message]);
  });

  test.for([
    [
      'swagger: "2.0"\ninfo: {}\n',
      /^api\.yaml is written in Swagger 2\.0, which is not supported\.$/,
    ],
    ['openapi: 3.2.0\n', /says "openapi: 3\.2\.0"/],
    ['title: Something else\n', /is not an OpenAPI description/],
    ['- a list\n', /is not an OpenAPI description/],
    ['', /is not an OpenAPI description/],
    ['openapi: 3.0.3\n  bad: [\n', /^api\.yaml:\d cannot be parsed/],
    [
      `${HEAD}paths:\n  /a:\n    get:\n      responses: { '200': { description: Ok. } }\n      paramters: []\n`,
      /^api\.yaml:7 paths\.\/a\.get must not have a key "paramters"\.$/,
    ],
    [
      `${HEAD}paths:\n  /a:\n    get:\n      parameters:\n        - { name: id, in: pth, schema: {} }\n      responses: { '200': { description: Ok. } }\n`,
      /^api\.yaml:7 paths\.\/a\.get\.parameters\.0\.in must be one of path, query, header, cookie\.$/,
    ],
  ] as const)('%j', async ([text, message]) => {
    const [first] = await problemsOf({ 'api.yaml': text });
    expect(first).toMatch(message);
  });

  test('input that would keep a parser busy forever', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [at, name] of [...'bcdefghi'].entries()) {
      const before = 'abcdefgh'[at];
      bomb.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`);
    }
    expect((await problemsOf({ 'api.yaml': bomb.join('\n') }))[0]).toMatch(
      /cannot be read: Excessive alias/,
    );
    expect((await problemsOf({ 'api.yaml': `a: ${'['.repeat(200_000)}` }))[0]).toMatch(
      /200 levels/,
    );
    expect(
      (
        await problemsOf({ 'api.json': `{"a":${'['.repeat(500)}${']'.repeat(500)}}` }, 'api.json')
      )[0],
    ).toMatch(/200 levels/);
    const indented = Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    expect((await problemsOf({ 'api.yaml': indented }))[0]).toMatch(/200 levels/);
  });

  test('but not circular references, which are left out', async () => {
    const circle = `${HEAD}paths:
  /a: { get: { responses: { '200': { $ref: '#/components/responses/A' } } } }
components:
  responses:
    A: { $ref: '#/components/responses/B' }
    B: { $ref: '#/components/responses/A' }
`;
    const description = await apiDescriptionOf({ 'api.yaml': circle });
    expect(description.operations[0]?.responses).toEqual([]);
  });
});

test('an example is data', async () => {
  const description = await apiDescriptionOf({
    'api.yaml': `${HEAD}paths:
  /a:
    get:
      responses:
        '200':
          description: Ok.
          content:
            application/json:
              schema: { type: object, properties: { $ref: { type: string } } }
              example: { $ref: 'https://example.com/not-a-reference' }
`,
  });
  expect(description.operations).toHaveLength(1);
});
