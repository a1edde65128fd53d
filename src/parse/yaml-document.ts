import type { Document, DocumentOptions, ParseOptions, SchemaOptions } from 'yaml';
import { parseDocument } from 'yaml';

/**
 * Parses YAML 1.2. The parser makes an error of every mistake, and what an error remembers of where
 * it was made takes it most of its time; of mistakes in a text nobody asks for that.
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
      // The parser's own search for duplicates takes quadratic time, and tells only where one begins.
      uniqueKeys: false,
      prettyErrors: false,
      ...options,
    });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
