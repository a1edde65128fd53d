import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import Draft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

/**
 * SARIF 2.1.0 as published by Microsoft (https://json.schemastore.org/sarif-2.1.0-rtm.5.json), made
 * strict: an unknown property is an error.
 */
const FILE = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

const validate = compile();

function compile(): ValidateFunction {
  const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(FILE), 'utf8'));
  // The schema's patterns don't support the flag that Ajv sets by default, and its keywords aren't
  // valid in strict mode.
  const ajv = new Draft4({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

/** @returns the errors of a SARIF 2.1.0 validator */
export function sarifProblems(log: unknown): string[] {
  if (validate(log)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '' }) => `${instancePath} ${message}`,
  );
}
