import { unwatched, type Watch } from '../io/watchdog.ts';
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

/** In characters: longer documents, which are few, are watched at once. */
const LARGE = 50_000;

/** Reads some documents for good: each file is read, decoded, parsed and searched once, and let go. */
export async function readDocuments(
  files: readonly ReadFile[],
  { keepTexts }: ReadOptions,
  watch: Watch = unwatched,
): Promise<ReadDocument[]> {
  const texts = files.map(({ file, content }) => ({
    file,
    text: content instanceof Uint8Array ? readText(content) : content,
  }));
  const readable = texts.flatMap(({ file, text }) =>
    typeof text === 'string' ? { file, text } : [],
  );
  const found = await watch(
    { file: readable[0]?.file ?? '', step: 'look for credentials in it, or in one after it' },
    () => findSecretsIn(readable),
  );
  const secrets = Map.groupBy(found, ({ file }) => file);
  return texts.map(({ file, text }) => {
    const isLarge = typeof text === 'string' && text.length > LARGE;
    const source = watch({ file, step: 'parse', isLarge }, () =>
      parseText(file, text, { keepTexts }),
    );
    return { source, secrets: secrets.get(file) ?? [] };
  });
}
