import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import Draft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

/**
 * SARIF 2.1.0 as Microsoft publishes it (https://json.schemastore.org/sarif-2.1.0-rtm.5.json), closed:
 * a property that it does not know is an error.
 */
const FILE = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

const validate = compile();

function compile(): ValidateFunction {
  const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(FILE), 'utf8'));
  // Its patterns are older than the flag that Ajv sets by default, and its keywords than strict mode.
  const ajv = new Draft4({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

/** @returns what a validator of SARIF 2.1.0 would complain about */
export function sarifProblems(log: unknown): string[] {
  if (validate(log)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '' }) => `${instancePath} ${message}`,
  );
}
