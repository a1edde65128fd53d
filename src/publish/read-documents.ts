import type { Secret } from '../model/secret.ts';
import type { Source } from '../model/source.ts';
import { readText } from '../parse/read-text.ts';
import { parseText } from '../parse/source.ts';
import type { ReadFile } from '../parse/workspace.ts';
import { findSecretsIn } from '../secrets/find-secrets.ts';

/** What is known of a document when its bytes are done with. */
export interface ReadDocument {
  source: Source;
  secrets: Secret[];
}

export interface ReadOptions {
  /** Whether the text of the documents is kept: it takes as much as all that is known of them, and only who prints them reads it. */
  keepTexts: boolean;
}

/** Reads some documents for good: each file is read, decoded, parsed and searched once, and let go. */
export async function readDocuments(
  files: readonly ReadFile[],
  { keepTexts }: ReadOptions,
): Promise<ReadDocument[]> {
  const texts = files.map(({ file, content }) => ({
    file,
    text: content instanceof Uint8Array ? readText(content) : content,
  }));
  const readable = texts.flatMap(({ file, text }) =>
    typeof text === 'string' ? { file, text } : [],
  );
  const secrets = Map.groupBy(await findSecretsIn(readable), ({ file }) => file);
  return texts.map(({ file, text }) => ({
    source: keepTexts ? parseText(file, text) : withoutText(parseText(file, text)),
    secrets: secrets.get(file) ?? [],
  }));
}

function withoutText(source: Source): Source {
  return source.body ? { ...source, body: { ...source.body, text: null } } : source;
}
