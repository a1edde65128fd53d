import { codeMentions } from '../code/code-mentions.ts';
import { commitLink, permalink } from '../code/permalink.ts';
import { placeOf } from '../model/code.ts';
import { mappings, text } from '../model/engagement-facts.ts';
import { systemAnchors } from '../model/systems.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';

/** The commit at which the code a document refers to was read. */
export interface VerifiedView {
  commit: string;
  href: string | null;
}

export interface CodeReferenceView {
  /** `src/billing/retry.ts#retryInvoice`. */
  reference: string;
  /** Permalink on the forge; null if the repository has no URL. */
  href: string | null;
  /** What has happened to it on the default branch: `changed on main since`; null if nothing. */
  drift: string | null;
}

/** Code shown in a document. */
export interface SnippetView {
  reference: string;
  href: string | null;
  path: string;
  text: string;
  /** Language as in a code fence's info string; null if the file name does not tell. */
  language: string | null;
  /** First and last line shown. */
  from: number;
  to: number;
  /** The last line of the symbol if the excerpt is truncated; null if all of it is shown. */
  last: number | null;
  /** Abbreviated; null if no commit is pinned. */
  commit: string | null;
}

export interface SystemView {
  id: string;
  /** Anchor of its row in the table. */
  anchor: string;
  name: string;
  kind: string;
  touch: boolean;
  description: string | null;
  uses: SystemUseView[];
}

export interface SystemUseView {
  system: string;
  name: string;
  /** Null for a system that is not listed. */
  href: string | null;
  via: string | null;
  why: string | null;
}

/** Every code reference in a document, deduplicated, in text order. */
export function codeReferences(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): CodeReferenceView[] {
  const code = workspace.code[engagement.slug];
  const { branch = '', documents = {} } = code?.references.drift ?? {};
  const states = documents[document.file] ?? {};
  const named = codeMentions(document).filter(({ kind }) => kind !== 'covers');
  return [...new Set(named.map(({ reference }) => reference))].map((reference) => {
    const state = Object.hasOwn(states, reference) ? states[reference] : undefined;
    const drift = { changed: `changed on ${branch} since`, gone: `gone on ${branch} since` };
    return {
      reference,
      href: permalink(reference, engagement.facts.repository, code),
      drift: state === undefined ? null : drift[state],
    };
  });
}

/** The commit against which the document's statements about code were verified. */
export function verifiedAt(
  document: Document,
  { slug, facts }: Engagement,
  { code }: Workspace,
): VerifiedView | null {
  const commit = code[slug]?.commit ?? null;
  if (commit === null || codeMentions(document).length === 0) return null;
  return { commit: commit.slice(0, SHORT), href: commitLink(commit, facts.repository) };
}

/** Length of an abbreviated commit id. */
const SHORT = 7;

/** The code that a document shows, by the `from` of its `<Snippet>`s. */
export function snippetsOf(
  document: Document,
  { slug, facts }: Engagement,
  workspace: Workspace,
): Record<string, SnippetView> {
  const code = workspace.code[slug];
  const found: Record<string, SnippetView> = {};
  for (const { kind, reference } of codeMentions(document)) {
    const place = kind === 'snippet' ? placeOf(code, reference) : null;
    if (place?.problem !== null || !place.snippet) continue;
    const { text: shown, lines, last } = place.snippet;
    found[reference] = {
      reference,
      href: permalink(reference, facts.repository, code),
      path: place.path,
      text: shown,
      language: languageOf(place.path),
      from: lines.from,
      to: lines.to,
      last: last > lines.to ? last : null,
      commit: code?.commit?.slice(0, SHORT) ?? null,
    };
  }
  return found;
}

/** Extensions that differ from the name of their language. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ cjs: 'js', mts: 'ts', cts: 'ts', kts: 'kt', h: 'c', hpp: 'cpp', cc: 'cpp', hs: 'haskell' },
  ...{ rake: 'rb', gemspec: 'rb', pyi: 'py', phtml: 'php', htm: 'html', bash: 'sh', ex: 'elixir' },
  ...{ dockerfile: 'docker', makefile: 'make', gemfile: 'rb', rakefile: 'rb', svg: 'xml' },
};

/** @returns a file's language as in a code fence's info string; null if its name does not tell */
export function languageOf(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return Object.hasOwn(LANGUAGES, extension)
    ? (LANGUAGES[extension] ?? null)
    : name.includes('.')
      ? extension
      : null;
}

export function systemsOf(document: Document): SystemView[] {
  const systems = mappings(document.source.frontmatter.data.systems);
  const anchors = systemAnchors(document);
  const first = new Map(
    anchors
      .map(({ id, anchor }, at) => [id, { name: text(systems[at]?.name), anchor }] as const)
      .reverse(),
  );
  return systems.map((system, at) => ({
    id: anchors[at]?.id ?? '',
    anchor: anchors[at]?.anchor ?? '',
    name: text(system.name) ?? '',
    kind: text(system.kind) ?? '',
    touch: system.touch === true,
    description: text(system.description),
    uses: mappings(system.uses).map((use) => {
      const id = text(use.system)?.trim() ?? '';
      const used = first.get(id);
      return {
        system: id,
        name: used?.name ?? id,
        href: used ? `#${encodeURIComponent(used.anchor)}` : null,
        via: text(use.via),
        why: text(use.why),
      };
    }),
  }));
}
