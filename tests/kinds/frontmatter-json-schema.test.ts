import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/io/package-root.ts';
import { frontmatterJsonSchema } from '../../src/kinds/frontmatter-json-schema.ts';
import { splitFrontmatter } from '../../src/parse/frontmatter.ts';
import { workspaceOf } from '../valid-workspace.ts';

const templates = workspaceOf({}).templates;

/** @returns paths and reasons; none if the data is valid */
function problems(schema: object, data: unknown): string[] {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema as AnySchema);
  validate(data);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function dataOf(text: string): Record<string, unknown> {
  return splitFrontmatter(text).frontmatter.data;
}

/** What the author of a document fills in where the scaffold leaves a value open. */
const SAMPLES: Record<string, string> = {
  starts: '2026-12-01',
  ends: '2027-01-15',
  asked: '2026-12-01T09:30',
  by: 'contractor',
  state: 'ready',
  outcome: 'approved',
};

function filledIn(scaffold: string): string {
  return scaffold.replace(
    /^([ -]*)(\w+): # .*$/gm,
    (_, indent: string, key: string) => `${indent}${key}: ${SAMPLES[key] ?? 'Sample'}`,
  );
}

describe.each(Object.keys(templates))('%s', (kind) => {
  const schema = frontmatterJsonSchema(kind, templates[kind]?.contract.frontmatter ?? null);

  test('accepts its scaffold once it is filled in', () => {
    const data = dataOf(filledIn(templates[kind]?.scaffold ?? ''));
    expect(Object.keys(data).length).toBeGreaterThan(1);
    expect(problems(schema, data)).toEqual([]);
  });

  test('refuses unknown keys, and requires a title', () => {
    expect(problems(schema, { tilte: 'A' })).toEqual(
      expect.arrayContaining([
        " must have required property 'title'",
        ' must NOT have additional properties',
      ]),
    );
  });

  test('describes each key', () => {
    const properties = schema.properties as Record<string, { description?: string }>;
    const silent = Object.keys(properties).filter((key) => !properties[key]?.description);
    // Self-explanatory values need no description.
    expect(silent.filter((key) => !JSON.stringify(properties[key]).includes('enum'))).toEqual([]);
  });
});

describe('the sample engagements are valid', () => {
  const content = join(packageRoot(), 'content');
  const files = readdirSync(content, { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => [`content/${file}`, readFileSync(join(content, file), 'utf8')] as const);
  const { engagements, shared } = workspaceOf(Object.fromEntries(texts));
  const documents = engagements.flatMap(({ index, documents }) => [index, ...documents]);

  test.each([...documents, ...shared].flatMap((one) => (one ? [[one.file, one] as const] : [])))(
    '%s',
    (_, { kind, source }) => {
      const schema = frontmatterJsonSchema(kind, templates[kind]?.contract.frontmatter ?? null);
      expect(problems(schema, source.frontmatter.data)).toEqual([]);
    },
  );
});

describe('the schema in a template', () => {
  const schema = frontmatterJsonSchema('page', {
    type: 'object',
    required: ['pager', 'title'],
    properties: {
      pager: { $ref: '#/$defs/phone' },
      title: { type: 'string', maxLength: 5 },
    },
    $defs: { phone: { type: 'string', pattern: '^\\+' } },
  });
  const page = { title: 'A', description: 'A.', pager: '+45' };

  test('applies in addition to the built-in one', () => {
    expect(problems(schema, page)).toEqual([]);
    expect(problems(schema, { ...page, pager: '45' })).toHaveLength(1);
    expect(problems(schema, { ...page, title: 'Longer' })).toHaveLength(1);
    expect(problems(schema, { ...page, title: '' })).toHaveLength(1);
    expect(problems(schema, { title: 'A', description: 'A.' })).toHaveLength(1);
    expect(problems(schema, { ...page, owner: 'dana', other: 1 })).toHaveLength(1);
  });

  test('adds each required key once', () => {
    expect(schema.required).toEqual(['title', 'description', 'pager']);
  });
});

test('the dialect is 2020-12, and keys are in the order of the reference', () => {
  const schema = frontmatterJsonSchema('question', null);
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(Object.keys(schema)).toEqual([
    '$schema',
    'title',
    'type',
    'properties',
    'required',
    'additionalProperties',
  ]);
  expect(Object.keys(schema.properties as object).slice(0, 3)).toEqual([
    'title',
    'description',
    'kind',
  ]);
});
