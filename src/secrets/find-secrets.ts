import { positionsIn } from '../model/position.ts';
import type { Secret } from '../model/secret.ts';
import { readText } from '../parse/read-text.ts';
import type { ReadFile, WorkspaceFiles } from '../parse/workspace.ts';
import { findAssignments } from './assignments.ts';
import { findFormats } from './formats.ts';
import { findPrivateKeys } from './private-keys.ts';
import { findBySecretlint } from './secretlint.ts';
import type { Span } from './span.ts';

/** Finds the secrets in everything that was read of a workspace, by file and place. */
export type FindSecrets = (files: Texts) => Promise<Secret[]>;

type Texts = Pick<WorkspaceFiles, 'documents' | 'templates' | 'svgs' | 'texts'>;

/**
 * Between two files: no text holds it, and no secret extends over it. Looking through all of them
 * at once takes a fifth of the time.
 */
const BORDER = '\n\0\n';

/** Of a secret that is shorter, four characters would be too much. */
const SHORT = 16;

/** @returns what looks through a file again only when its content has changed */
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

/** @returns the secrets in texts of which each file has one, by file and place */
export async function findSecretsIn(
  texts: readonly { file: string; text: string }[],
): Promise<Secret[]> {
  const found = await findSecretsInTexts(texts.map(({ text }) => text));
  return texts.flatMap(({ file, text }, index) => secretsIn(found[index] ?? [], file, text));
}

/** What cannot be read as text has a finding of its own, or is none. */
function textsOf(files: Texts): { file: string; text: string }[] {
  const { documents, templates, svgs, texts } = files;
  return [...documents, ...templates, ...svgs, ...texts].flatMap(({ file, content }: ReadFile) => {
    const text = content instanceof Uint8Array ? readText(content) : content;
    return typeof text === 'string' ? { file, text } : [];
  });
}

/** @returns for each text where its secrets stand, in order; a place counts once */
export async function findSecretsInTexts(texts: string[]): Promise<Span[][]> {
  if (texts.length === 0) return [];
  const all = BORDER + texts.join(BORDER);
  const spans = apart([
    ...(await findBySecretlint(all)),
    ...findPrivateKeys(all),
    ...findFormats(all),
    ...findAssignments(all),
  ]);
  let next = 0;
  let from = 0;
  return texts.map((text) => {
    from += BORDER.length;
    const found: Span[] = [];
    for (let span = spans[next]; span && span.start < from + text.length; span = spans[++next]) {
      found.push({ kind: span.kind, start: span.start - from, end: span.end - from });
    }
    from += text.length;
    return found;
  });
}

/**
 * @param spans those that are known best first: what is found by its form before what is by its name
 * @returns those that stand apart, in the order of the text
 */
function apart(spans: Span[]): Span[] {
  const ranked = spans.map((span, rank) => ({ span, rank }));
  ranked.sort((a, b) => a.span.start - b.span.start || a.rank - b.rank);
  const kept: typeof ranked = [];
  for (const one of ranked) {
    const last = kept.at(-1);
    if (!last || one.span.start >= last.span.end) kept.push(one);
    else if (one.rank < last.rank) kept[kept.length - 1] = one;
  }
  return kept.map(({ span }) => span);
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
