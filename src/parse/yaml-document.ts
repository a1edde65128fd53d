import type { Document, DocumentOptions, ParseOptions, SchemaOptions } from 'yaml';
import { parseDocument } from 'yaml';

/**
 * Parses YAML 1.2. The parser creates an Error object for each mistake and spends most of its time
 * on their stack traces, which nobody needs for mistakes in content.
 */
export function parseYamlDocument(
  yaml: string,
  options: ParseOptions & DocumentOptions & SchemaOptions = {},
): Document {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(yaml, {
      version: '1.2',
      // The parser's own duplicate check takes quadratic time, and only reports where a duplicate
      // begins.
      uniqueKeys: false,
      prettyErrors: false,
      ...options,
    });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
