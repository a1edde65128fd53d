import { FILE_START, positionsIn } from '../model/position.ts';
import type { Secret } from '../model/secret.ts';
import { readText } from '../parse/read-text.ts';
import type { ReadFile, WorkspaceFiles } from '../parse/workspace.ts';
import { findAddresses } from './addresses.ts';
import { readAnyText } from './any-text.ts';
import { findAssignments } from './assignments.ts';
import { findInCommands } from './command-lines.ts';
import { findFormats } from './find-formats.ts';
import { findHeaders } from './headers.ts';
import { findInInserts } from './inserts.ts';
import { findInKubernetes } from './kubernetes.ts';
import { namesIn } from './names.ts';
import { findPrivateKeys } from './private-keys.ts';
import { findBySecretlint } from './secretlint.ts';
import type { Span } from './span.ts';
import { findStatements } from './statements.ts';
import { findInTables } from './tables.ts';

/** Finds the secrets in all files read from a workspace, by file and position. */
export type FindSecrets = (files: Texts) => Promise<Secret[]>;

type Texts = Pick<WorkspaceFiles, 'documents' | 'templates' | 'svgs' | 'texts'>;

/** Below this length, even four characters would reveal too much of a secret. */
const SHORT = 16;

/** @returns a scanner that rescans a file only if its content has changed */
export function createFindSecrets(): FindSecrets {
  const known = new Map<string, { text: string; secrets: Secret[] }>();
  return async (files) => {
    const texts = textsOf(files);
    const changed = texts.filter(({ file, text }) => known.get(file)?.text !== text);
    const found = Map.groupBy(await findSecretsIn(changed), ({ file }) => file);
    for (const { file, text } of changed) {
      known.set(file, { text, secrets: found.get(file) ?? [] });
    }
    return texts.flatMap(({ file }) => known.get(file)?.secrets ?? []);
  };
}

/** @returns the secrets in texts, one per file, by file and position */
export async function findSecretsIn(
  texts: readonly { file: string; text: string }[],
): Promise<Secret[]> {
  const found = await findSecretsInTexts(texts.map(({ text }) => text));
  return texts.flatMap(({ file, text }, index) => secretsIn(found[index] ?? [], file, text));
}

/** Files that cannot be decoded are skipped: they have their own finding, or are not text. */
function textsOf(files: Texts): { file: string; text: string }[] {
  const { documents, templates, svgs, texts } = files;
  const parsed = [...documents, ...templates, ...svgs].flatMap(({ file, content }: ReadFile) => {
    const text = content instanceof Uint8Array ? readText(content) : content;
    return typeof text === 'string' ? { file, text } : [];
  });
  const others = texts.flatMap(({ file, content }) => {
    const text = content instanceof Uint8Array ? readAnyText(content) : null;
    return text === null ? [] : { file, text };
  });
  return [...parsed, ...others];
}

/** All files whose names are checked. */
type Named = Pick<WorkspaceFiles, 'documents' | 'templates' | 'assets' | 'refused' | 'texts'>;

/** Names that are shorter and without these characters cannot contain a recognizable secret. */
const NAMED = /[\w-]{16,}|[=:@]/;

/** @returns the secrets in file and folder names, deduplicated, with the first file of each */
export async function findSecretsInNames(files: Named): Promise<Secret[]> {
  const { documents, templates, assets, refused, texts } = files;
  const all = [...documents, ...templates, ...assets, ...refused, ...texts].map(({ file }) => file);
  const names = [...new Set(all)].filter((file) => NAMED.test(file)).sort();
  // Drop the extension, which is not part of a secret and would keep it from matching.
  const stems = names.map((file) => file.replace(/(?:\.[a-z]{2,5}){1,2}$/i, ''));
  const found = await findSecretsInTexts(stems);
  const seen = new Set<string>();
  return names.flatMap((file, index) =>
    (found[index] ?? []).flatMap(({ kind, start, end }) => {
      const secret = file.slice(start, end);
      if (seen.has(secret)) return [];
      seen.add(secret);
      const { length } = secret;
      const beginning = length < SHORT ? '' : secret.slice(0, 4);
      return [{ file, range: FILE_START, kind, length, beginning, inName: { start, end } }];
    }),
  );
}

/** @returns the positions of the secrets in each text, in order, without overlaps */
export async function findSecretsInTexts(texts: readonly string[]): Promise<Span[][]> {
  const bySecretlint = await findBySecretlint(texts);
  return texts.map((text, index) => {
    const names = namesIn(text);
    return apart([
      ...(bySecretlint[index] ?? []),
      ...findPrivateKeys(text),
      ...findFormats(text),
      ...findAddresses(text),
      ...findHeaders(text),
      ...findInKubernetes(text),
      ...findAssignments(text, names),
      ...findInTables(text, names),
      ...findInInserts(text),
      ...findInCommands(text),
      ...findStatements(text, names),
    ]);
  });
}

/**
 * @param spans the most specific first: those found by format before those found by name
 * @returns the spans in text order, with overlapping ones merged
 */
function apart(spans: Span[]): Span[] {
  const ranked = spans.map((span, rank) => ({ ...span, rank }));
  ranked.sort((a, b) => a.start - b.start || a.rank - b.rank);
  const kept: typeof ranked = [];
  for (const one of ranked) {
    const last = kept.at(-1);
    if (!last || one.start >= last.end) {
      kept.push(one);
      continue;
    }
    last.end = Math.max(last.end, one.end);
    if (one.rank < last.rank) Object.assign(last, { kind: one.kind, rank: one.rank });
  }
  return kept.map(({ kind, start, end }) => ({ kind, start, end }));
}

function secretsIn(spans: Span[], file: string, text: string): Secret[] {
  if (spans.length === 0) return [];
  const positionAt = positionsIn(text);
  return spans.map(({ kind, start, end }) => {
    const length = end - start;
    const beginning = length < SHORT || kind === 'private key' ? '' : text.slice(start, start + 4);
    const range = { start: positionAt(start), end: positionAt(end) };
    return { file, range, kind, length, beginning };
  });
}
