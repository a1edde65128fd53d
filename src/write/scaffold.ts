import { kindFromPath, kindOf } from '../kinds/kinds.ts';
import type { Template } from '../model/contract.ts';
import type { Engagement } from '../model/workspace.ts';
import { setFrontmatter } from './edit-frontmatter.ts';
import { nameSlug } from './name-slug.ts';

/** A file to write, by workspace path. */
export interface NewFile {
  file: string;
  text: string;
}

/** Options of `new engagement`; omitted values stay empty and are reported by the check. */
export interface EngagementAnswers {
  slug: string;
  title?: string;
  company?: string;
  starts?: string;
  ends?: string;
  /** Name of the initial owner of spec, review, access and questions. */
  owner?: string;
}

type Templates = Readonly<Record<string, Template>>;

/** The files of a new engagement: its index and every required document. */
export function newEngagement(
  { slug, owner, ...facts }: EngagementAnswers,
  templates: Templates,
  contentFolder: string,
): NewFile[] {
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries(facts)) if (value) values[key] = value;
  if (owner) {
    values['people.0.id'] = nameSlug(owner.split(/\s+/)[0] ?? owner) || 'owner';
    values['people.0.name'] = owner;
  }
  const index = templates.index;
  const documents = index?.contract.documents ?? [];
  const folder = `${contentFolder}/${slug}`;
  return [
    { file: `${folder}/index.mdx`, text: setFrontmatter(index?.scaffold ?? '', values) },
    ...documents.map((kind) => ({
      file: `${folder}/${kind}.mdx`,
      text: templates[kind]?.scaffold ?? '',
    })),
  ];
}

/** Kinds whose documents are numbered. */
const NUMBERED = new Set(['question', 'ticket', 'review']);

/**
 * Creates a document from its template.
 *
 * @param name its title; null keeps the template's
 * @param today ISO date, used as the day a question is asked
 */
export function newDocument(
  kind: string,
  name: string | null,
  engagement: Engagement,
  templates: Templates,
  contentFolder: string,
  today: string,
): NewFile {
  const path = pathOf(kind, name, engagement);
  const values: Record<string, string> = {};
  if (name !== null) values.title = name;
  if (kind === 'question') values.asked = today;
  if (kindFromPath(path, new Set(Object.keys(templates))) !== kind) values.kind = kind;
  return {
    file: `${contentFolder}/${engagement.slug}/${path}.mdx`,
    text: setFrontmatter(templates[kind]?.scaffold ?? '', values),
  };
}

/** `questions/0001-currency-rounding`, `brief`, `runbooks/restore-a-backup`. */
function pathOf(kind: string, name: string | null, engagement: Engagement): string {
  if (kindOf(kind).once) return kind;
  const slug = nameSlug(name ?? kind) || kind;
  if (kind === 'page') return slug;
  const folder = kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`;
  if (!NUMBERED.has(kind)) return `${folder}/${slug}`;
  const numbers = engagement.documents.map(({ path }) =>
    Number(new RegExp(`^${folder}/(\\d+)-`).exec(path)?.[1] ?? 0),
  );
  return `${folder}/${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}-${slug}`;
}
