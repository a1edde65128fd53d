import { unwatched, type Watch } from '../io/watchdog.ts';
import type { Secret } from '../model/secret.ts';
import type { Source } from '../model/source.ts';
import { readText } from '../parse/read-text.ts';
import { parseText } from '../parse/source.ts';
import type { ReadFile } from '../parse/workspace.ts';
import { findSecretsIn } from '../secrets/find-secrets.ts';

/** What remains of a document when its bytes are no longer needed. */
export interface ReadDocument {
  source: Source;
  secrets: Secret[];
}

export interface ReadOptions {
  /**
   * Whether to keep the text of the documents. It takes as much memory as everything else about
   * them, and only rendering needs it.
   */
  keepTexts: boolean;
}

/** In characters. Longer documents are rare, and are watched from the start. */
const LARGE = 50_000;

/**
 * Reads documents without keeping their bytes: each file is read, decoded, parsed and scanned once,
 * then released.
 */
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
