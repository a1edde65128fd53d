import { KINDS } from '../../kinds/kinds.ts';
import { placeOf } from '../../model/code.ts';
import { codeMentions } from '../../model/code-mentions.ts';
import { documentsOf } from '../../model/link-target.ts';
import type { Audience, Document, Engagement, Workspace } from '../../model/workspace.ts';
import { isInSite } from '../../view/published.ts';
import type { SiteFiles } from '../files.ts';
import { saidBy, saidByRepository } from './corpus.ts';
import { readable } from './readable.ts';
import { namesOf, SEQUENCE, sequencesOf, wordsOf } from './words.ts';

/** Something in a site that it may not hold. */
export interface Leak {
  /** Path in the site. */
  path: string;
  /** What was found there. */
  found: string;
  /** The file it is from. */
  source: string;
}

export interface AuditOptions {
  workspace: Workspace;
  engagement: Engagement;
  audience: Audience;
  /** Files of the workspace that the site publishes. */
  published: ReadonlySet<string>;
  /** Texts that come with the theme and the search, which are in every site. */
  theme: readonly Uint8Array[];
}

/**
 * Reads every byte of a site for what it may not hold: the slugs, titles, file names, addresses and
 * sequences of eight words of other engagements, of documents that are not published, of comments and
 * of files that nothing refers to. What the site's own sources or the theme say as well is no leak.
 *
 * @returns every leak, one per file and thing found
 */
export function audit(files: SiteFiles, options: AuditOptions): Leak[] {
  const { workspace, engagement, audience, published } = options;
  const own = ownDocuments(engagement, audience);
  const forbidden = forbiddenThings(workspace, engagement, own, published);
  if (forbidden.length === 0) return [];

  const interest = interestIn(forbidden);
  // What is said by others takes long to read, and is asked for only where something was found.
  const ownWords = once(() => sourcesOf(options, own, interest));
  const themeWords = once(() => themeOf(options, interest));
  const isAllowed = (kind: Kind, text: string) =>
    ownWords()[kind].has(text) || themeWords()[kind].has(text);

  const leaks: Leak[] = [];
  for (const [path, content] of files) {
    const { pieces, raw } = readable(path, content);
    const seen = new Known(interest);
    seen.addPieces([path, withoutHash(path)]);
    seen.addPieces(pieces);
    seen.addNames(raw);
    for (const { kind, texts, value, source } of forbidden) {
      const found = texts.find((text) => seen[kind].has(text) && !isAllowed(kind, text));
      if (found !== undefined) leaks.push({ path, found: value ?? found, source });
    }
  }
  return leaks;
}

function sourcesOf(options: AuditOptions, own: ReadonlySet<Document>, interest: Interest): Known {
  const { workspace, engagement, published } = options;
  const known = new Known(interest);
  for (const document of own) {
    known.addPieces(saidBy(document.source, false).pieces);
    known.addPieces(saidByRepository(document, engagement, workspace));
    known.addPieces([document.path, fileName(document.file)]);
  }
  known.addPieces(codeShown(options, own));
  known.addPieces([engagement.slug, ...[...published].map(fileName)]);
  return known;
}

/** The code that the site's own documents show. */
function codeShown({ workspace, engagement }: AuditOptions, own: ReadonlySet<Document>): string[] {
  const code = workspace.code[engagement.slug];
  const mentions = [...own].flatMap(codeMentions);
  return mentions.flatMap(({ kind, reference }) => {
    const place = kind === 'snippet' ? placeOf(code, reference) : null;
    if (place?.problem !== null || !place.snippet) return [];
    return [place.snippet.text, place.path];
  });
}

function themeOf({ theme }: AuditOptions, interest: Interest): Known {
  const known = new Known(interest);
  known.addPieces(themeWords());
  for (const content of theme) known.addPieces(readable('', content).pieces);
  return known;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** How something is recognised: as a name, as words in a row, or by a part of what it says. */
type Kind = 'names' | 'phrases' | 'sequences';

/** What is looked for; and the words that its sequences consist of, as most text holds others. */
type Interest = Readonly<Record<Kind | 'vocabulary', ReadonlySet<string>>>;

/** Something that a site may not hold. */
interface Thing {
  source: string;
  kind: Kind;
  /** Any of these gives it away. */
  texts: readonly string[];
  /** What is reported; the text that was found where absent. */
  value?: string;
}

function interestIn(things: readonly Thing[]): Interest {
  const of = (kind: Kind) =>
    new Set(things.filter((thing) => thing.kind === kind).flatMap(({ texts }) => texts));
  const sequences = of('sequences');
  const vocabulary = new Set([...sequences].flatMap((sequence) => sequence.split(' ')));
  return { names: of('names'), phrases: of('phrases'), sequences, vocabulary };
}

/** Which of the things that somebody is interested in texts hold. */
class Known {
  readonly names = new Set<string>();
  readonly phrases = new Set<string>();
  readonly sequences = new Set<string>();
  private readonly interest: Interest;

  constructor(interest: Interest) {
    this.interest = interest;
  }

  addPieces(pieces: readonly string[]): void {
    const { phrases, sequences } = this.interest;
    for (const piece of pieces) {
      this.addNames(piece);
      if (phrases.size + sequences.size === 0) continue;
      const words = wordsOf(piece);
      const text = ` ${words.join(' ')} `;
      for (const phrase of phrases) {
        if (text.includes(` ${phrase} `)) this.phrases.add(phrase);
      }
      if (sequences.size > 0) this.addSequences(words);
    }
  }

  private addSequences(words: readonly string[]): void {
    const { sequences, vocabulary } = this.interest;
    let run = 0;
    for (const [index, word] of words.entries()) {
      run = vocabulary.has(word) ? run + 1 : 0;
      if (run < SEQUENCE) continue;
      const sequence = words.slice(index + 1 - SEQUENCE, index + 1).join(' ');
      if (sequences.has(sequence)) this.sequences.add(sequence);
    }
  }

  addNames(text: string): void {
    const { names } = this.interest;
    if (names.size === 0) return;
    for (const name of namesOf(text)) if (names.has(name)) this.names.add(name);
  }
}

function name(value: string, source: string): Thing {
  return { source, kind: 'names', texts: [value.toLowerCase()], value };
}

function phrase(value: string, source: string): Thing[] {
  const text = wordsOf(value).join(' ');
  return text === '' ? [] : [{ source, kind: 'phrases', texts: [text], value }];
}

function sentences(pieces: readonly string[], source: string): Thing[] {
  const texts = [...new Set(pieces.flatMap((piece) => [...sequencesOf(wordsOf(piece))]))];
  return texts.length === 0 ? [] : [{ source, kind: 'sequences', texts }];
}

function forbiddenThings(
  workspace: Workspace,
  engagement: Engagement,
  own: ReadonlySet<Document>,
  published: ReadonlySet<string>,
): Thing[] {
  const others = workspace.engagements.filter((other) => other !== engagement);
  const documents = [...workspace.engagements.flatMap(documentsOf), ...workspace.shared];
  const hidden = [...new Set(documents)].filter((document) => !own.has(document));
  return [
    ...others.map(({ slug }) => name(slug, `${workspace.contentFolder}/${slug}`)),
    ...hidden.flatMap((document) => {
      const { pieces } = saidBy(document.source, true);
      const addresses = pieces.flatMap((piece) => piece.match(/[\w.+-]+@[\w-]+\.[\w.-]+\w/g) ?? []);
      return [
        ...[...new Set(addresses)].map((address) => name(address, document.file)),
        ...(document.path === '' ? [] : [name(stemOf(document.path), document.file)]),
        ...phrase(document.title, document.file),
        ...sentences(pieces, document.file),
      ];
    }),
    ...[...own].flatMap((document) =>
      sentences(document.source.body?.comments ?? [], document.file),
    ),
    ...Object.keys(workspace.assets)
      .filter((file) => !published.has(file))
      .flatMap((file) => (/\s/.test(fileName(file)) ? phrase : name)(fileName(file), file)),
  ];
}

function ownDocuments(engagement: Engagement, audience: Audience): Set<Document> {
  return new Set(documentsOf(engagement).filter((document) => isInSite(document, audience)));
}

function fileName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** `plan.1a2b3c4d.png`, as published files are called, is `plan.png`. */
function withoutHash(path: string): string {
  return path.replace(/\.[0-9a-f]{8}(?=\.\w+$)/, '');
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What the views say in words of their own. */
function themeWords(): string[] {
  return [
    ...KINDS.map(({ label }) => label),
    'index readme contractor before the first call commit reference questions business day days',
    ...Array.from({ length: 12 }, (_, month) => dateWords(2026, month, 1)),
    ...Array.from({ length: 7 }, (_, day) => dateWords(2026, 0, day + 1)),
  ];
}

function dateWords(year: number, month: number, day: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(Date.UTC(year, month, day)));
}
