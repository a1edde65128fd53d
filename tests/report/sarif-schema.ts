import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/**
 * The part of SARIF 2.1.0 that a log of findings uses, written from the tables of the standard
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html §3.13 to §3.52), closed: a
 * property that is not here is an error, as in the published schema.
 */
const text = { type: 'string' };
const count = { type: 'integer', minimum: 1 };
const message = closed({ text, markdown: text, id: text }, ['text']);
const SCHEMA = {
  ...closed(
    {
      $schema: { type: 'string', format: 'uri' },
      version: { const: '2.1.0' },
      runs: list(
        closed(
          {
            tool: closed(
              {
                driver: closed(
                  {
                    name: text,
                    version: text,
                    semanticVersion: text,
                    informationUri: { type: 'string', format: 'uri' },
                    rules: list(
                      closed(
                        {
                          id: text,
                          shortDescription: message,
                          fullDescription: message,
                          help: message,
                          helpUri: { type: 'string', format: 'uri' },
                          defaultConfiguration: closed({ level: { $ref: '#/$defs/level' } }, []),
                        },
                        ['id'],
                      ),
                    ),
                  },
                  ['name'],
                ),
              },
              ['driver'],
            ),
            columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
            results: list(
              closed(
                {
                  ruleId: text,
                  ruleIndex: { type: 'integer', minimum: -1 },
                  level: { $ref: '#/$defs/level' },
                  message,
                  locations: list(
                    closed({ physicalLocation: { $ref: '#/$defs/physicalLocation' } }, []),
                  ),
                  partialFingerprints: { type: 'object', additionalProperties: text },
                },
                ['message'],
              ),
            ),
          },
          ['tool'],
        ),
      ),
    },
    ['version', 'runs'],
  ),
  $defs: {
    level: { enum: ['none', 'note', 'warning', 'error'] },
    physicalLocation: closed(
      {
        artifactLocation: closed(
          { uri: { type: 'string', format: 'uri-reference' }, uriBaseId: text },
          [],
        ),
        region: closed(
          { startLine: count, startColumn: count, endLine: count, endColumn: count },
          [],
        ),
      },
      [],
    ),
  },
};

/** @returns what is wrong with a log, as places and reasons */
export function sarifProblems(log: unknown): string[] {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(SCHEMA);
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function closed(properties: Record<string, object>, required: string[]) {
  return { type: 'object', properties, required, additionalProperties: false };
}

function list(items: object) {
  return { type: 'array', items, uniqueItems: true };
}
