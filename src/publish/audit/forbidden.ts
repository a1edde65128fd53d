import { documentsOf, isInSite } from '../../model/documents.ts';
import type { Document, Engagement, Workspace } from '../../model/workspace.ts';
import { MAX_BYTES } from '../../parse/read-text.ts';
import type { ReadFile } from '../../parse/workspace.ts';
import { emailsOf, hostsOfLinks } from './addresses.ts';
import { frontmatterComments, saidBy } from './corpus.ts';
import { figuresIn } from './figures.ts';
import { linesOf, type Mark, nothingWanted, type Wanted } from './index-texts.ts';
import { folded, lettersOf, sequencesIn } from './letters.ts';
import { type OpenContainer, readable } from './readable.ts';
import { nameOfFile } from './segments.ts';

/** A source that not every site may contain. */
export interface Holding {
  /** Its file. */
  file: string;
  /** What it is: a whole document, only its comments, an engagement, or any other file. */
  of:
    | { type: 'document'; document: Document }
    | { type: 'comments' }
    | { type: 'engagement'; engagement: Engagement }
    | { type: 'file' };
}

/** One piece of evidence for a source. */
export interface Claim {
  holding: Holding;
  /** The value to report; null to report the text found. */
  value: string | null;
}

/** The input from which forbidden texts are derived. */
export interface AuditedSources {
  workspace: Workspace;
  /** Every file in the content folder, whatever its name. */
  content: readonly ReadFile[];
  openContainer: OpenContainer | null;
}

/** @returns everything that any site of the workspace must not contain, so it is read only once */
export function forbiddenThings(sources: AuditedSources): Wanted<Claim> {
  const { workspace, content } = sources;
  const wanted = nothingWanted<Claim>();
  const documents = new Set([...workspace.engagements.flatMap(documentsOf), ...workspace.shared]);
  const files = new Map(content.map((one) => [one.file, one]));
  for (const engagement of workspace.engagements) {
    // With a single engagement, there is no other reader to keep it from.
    if (workspace.engagements.length > 1) addEngagement(engagement, workspace, wanted);
  }
  for (const document of documents) {
    const text = decoded(files.get(document.file));
    const comments = [...(document.source.body?.comments ?? []), ...frontmatterComments(text)];
    addTexts(comments, { file: document.file, of: { type: 'comments' } }, wanted);
    const isEverybodys = workspace.engagements.every((one) =>
      documentsOf(one).some((other) => other === document && isInSite(other, 'contractor')),
    );
    if (!isEverybodys) addDocument(document, text, wanted);
  }
  const known = new Set([...documents].map(({ file }) => file));
  for (const file of new Set([...Object.keys(workspace.assets), ...files.keys()])) {
    if (!known.has(file)) addFile(file, files.get(file), sources, wanted);
  }
  return wanted;
}

function addEngagement(
  engagement: Engagement,
  { contentFolder }: Workspace,
  wanted: Wanted<Claim>,
): void {
  const { slug, index, facts } = engagement;
  const folder = `${contentFolder}/${slug}`;
  const of: Holding['of'] = { type: 'engagement', engagement };
  addMark('names', folded(slug), { holding: { file: folder, of }, value: slug }, wanted);
  const holding = { file: index?.file ?? folder, of };
  const { company, contractor, people } = facts;
  const names = [
    company,
    withoutForm(company),
    contractor?.name ?? '',
    ...people.map((one) => one.name),
  ];
  for (const name of new Set(names)) addName(name, { holding, value: name }, wanted);
  for (const name of [contractor?.name ?? '', ...people.map((one) => one.name)]) {
    const words = name.trim().split(/\s+/);
    // As in lists: Reyes, Dana.
    const turned = [words.at(-1), ...words.slice(0, -1)].join(' ');
    if (words.length > 1) addName(turned, { holding, value: name }, wanted);
  }
}

/** A company without its legal form. */
function withoutForm(company: string): string {
  return company.replace(
    /[\s,]+(?:inc|corp|ltd|limited|llc|llp|plc|gmbh|ag|kg|se|sarl|sas|srl|spa|bv|nv|ab|aps|oy|pty|s\.a\.|b\.v\.)\.?$/i,
    '',
  );
}

/** @param text the file's text, used if it does not parse */
function addDocument(document: Document, text: string, wanted: Wanted<Claim>): void {
  const { file, path, title, source } = document;
  const holding: Holding = { file, of: { type: 'document', document } };
  addName(title, { holding, value: title }, wanted);
  const stem = path.split('/').at(-1) ?? '';
  const name = nameOfFile(stem);
  if (name !== null) addMark('names', name, { holding, value: stem }, wanted);
  addTexts([...saidBy(source), ...(source.body ? [] : [text])], holding, wanted);
}

function addFile(
  file: string,
  read: ReadFile | undefined,
  { openContainer }: AuditedSources,
  wanted: Wanted<Claim>,
): void {
  const holding: Holding = { file, of: { type: 'file' } };
  const value = file.split('/').at(-1) ?? '';
  const claim = { holding, value };
  const name = nameOfFile(value);
  if (name !== null) addMark('names', name, claim, wanted);
  if (/\s/.test(value)) addName(value, claim, wanted);
  const content = read?.content;
  if (!(content instanceof Uint8Array)) return;
  const { pieces } = readable(file, content.subarray(0, MAX_BYTES), openContainer);
  const texts = pieces.filter(({ as }) => as === 'text').map(({ text }) => text);
  addTexts(texts, holding, wanted);
  const [, title] = /\.mdx?$/.test(file)
    ? (/^title:[ \t]*["']?(.{3,200}?)["']?[ \t]*$/m.exec(texts[0] ?? '') ?? [])
    : [];
  if (title !== undefined) addName(title, { holding, value: title }, wanted);
}

/** Skips names of one or two letters, which occur anywhere; CJK words may have two characters. */
function addName(name: string, claim: Claim, wanted: Wanted<Claim>): void {
  const { text, edges } = lettersOf(folded(name));
  const isShort = text.length < 3 && !(text.length === 2 && edges[1] !== 0);
  if (!isShort) wanted.phrases.addName(name, claim);
}

function addTexts(texts: readonly string[], holding: Holding, wanted: Wanted<Claim>): void {
  const claim = { holding, value: null };
  for (const text of new Set(texts)) {
    const plain = folded(text);
    const letters = lettersOf(plain);
    wanted.phrases.addSequences(letters, sequencesIn(letters), claim);
    for (const line of linesOf(plain)) {
      for (const email of emailsOf(line)) addMark('emails', email, claim, wanted);
      for (const host of hostsOfLinks(line)) addMark('hosts', host, claim, wanted);
      for (const figure of figuresIn(line)) addMark('figures', figure, claim, wanted);
    }
  }
}

function addMark(mark: Mark, key: string, claim: Claim, wanted: Wanted<Claim>): void {
  const claims = wanted[mark].get(key);
  if (!claims) wanted[mark].set(key, [claim]);
  else if (claims.at(-1)?.holding !== claim.holding) claims.push(claim);
}

function decoded(read: ReadFile | undefined): string {
  const content = read?.content;
  return content instanceof Uint8Array
    ? new TextDecoder().decode(content.subarray(0, MAX_BYTES))
    : '';
}
