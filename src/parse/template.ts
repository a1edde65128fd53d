import { z } from 'zod';
import { readAddedSchema } from '../kinds/added-schema.ts';
import { kindOf } from '../kinds/kinds.ts';
import { closest } from '../model/closest.ts';
import type { Contract, ContractSection, Template } from '../model/contract.ts';
import { slugOf } from '../model/slug.ts';
import { NEEDS, type Problem, type Section, type Source } from '../model/source.ts';

const sectionTerms = z.strictObject({
  optional: z.boolean().optional(),
  aliases: z.array(z.string()).optional(),
  words: z.tuple([z.int().nonnegative(), z.int().nonnegative()]).optional(),
  paragraphs: z.int().positive().optional(),
  needs: z.array(z.enum(NEEDS)).optional(),
});

const terms = {
  sections: z.record(z.string(), sectionTerms).optional(),
  frontmatter: z.record(z.string(), z.unknown()).optional(),
};

type SectionTerms = z.infer<typeof sectionTerms>;
type TemplateProblem = Template['problems'][number];

/**
 * Reads a template as a contract: its headings are the required sections, and `contract` adds to
 * them.
 *
 * @param source the parsed template
 * @param text its text, with LF line endings
 * @param file path relative to the workspace; null for a built-in template
 */
export function parseTemplate(
  kind: string,
  source: Source,
  text: string,
  file: string | null,
): Template {
  const problems: TemplateProblem[] = source.unreadable
    ? [{ rule: 'content/unreadable', ...source.unreadable }]
    : source.frontmatter.problems.map((problem) => ({ rule: 'frontmatter/syntax', ...problem }));
  if (source.syntax) problems.push({ rule: 'frontmatter/syntax', ...source.syntax });
  const report = (path: string, message: string, hint: string) => {
    const range = rangeOf(source, path);
    problems.push({ rule: 'frontmatter/schema', range, message, hint });
  };

  const agreed = readTerms(kind, source, report);
  const repeated = repeatedSections(source.body?.sections ?? []);
  for (const { title, range } of repeated) {
    problems.push({
      rule: 'frontmatter/schema',
      range,
      message: `The template has the section "${title}" twice.`,
      hint: 'Remove one of the two, or rename it.',
    });
  }
  const sections = sectionsOf(kind, source, text, agreed.sections, repeated);
  const titles = sections.flatMap((section) => [section, ...section.sections]);
  for (const title of namedSections(source)) {
    if (titles.some((section) => section.slug === slugOf(title))) continue;
    report(
      `contract.sections.${title}`,
      `The contract mentions a section "${title}" that the template does not have.`,
      `Add a heading "## ${title}", or remove it from the contract.`,
    );
  }
  const contract: Contract = { kind, file, sections, ...pick(agreed) };
  return { kind, file, scaffold: withoutContract(source, text), contract, problems };
}

/** Each value on its own, so that one wrong word hides no other mistake. */
function namedSections(source: Source): string[] {
  return Object.keys(source.frontmatter.ranges).flatMap(
    (path) => /^contract\.sections\.([^.]+)$/.exec(path)?.[1] ?? [],
  );
}

interface Terms {
  sections: Record<string, SectionTerms>;
  documents: string[];
  frontmatter: Record<string, unknown> | null;
}

function pick({ documents, frontmatter }: Terms): Pick<Contract, 'documents' | 'frontmatter'> {
  return { documents, frontmatter };
}

function readTerms(
  kind: string,
  source: Source,
  report: (path: string, message: string, hint: string) => void,
): Terms {
  const empty: Terms = { sections: {}, documents: [], frontmatter: null };
  const written = source.frontmatter.data.contract;
  if (written === undefined || written === null) return empty;
  const schema = z.strictObject(
    kind === 'index' ? { ...terms, documents: z.array(z.string()).optional() } : terms,
  );
  const result = schema.safeParse(written);
  if (result.success) {
    const { sections = {}, frontmatter } = result.data;
    const documents = (result.data as { documents?: string[] }).documents ?? [];
    const problem = frontmatter ? schemaProblem(frontmatter) : null;
    if (problem) report('contract.frontmatter', problem, 'Write it as JSON Schema of an object.');
    return { sections, documents, frontmatter: problem ? null : (frontmatter ?? null) };
  }
  for (const issue of result.error.issues) {
    const path = ['contract', ...issue.path.map(String)];
    if (issue.code === 'unrecognized_keys') {
      const inSection = path.length > 1;
      const known = Object.keys(inSection ? sectionTerms.shape : schema.shape);
      for (const key of issue.keys) {
        const match = closest(key, known);
        const hint = match ? `Did you mean "${match}"?` : `Use one of ${known.join(', ')}.`;
        report([...path, key].join('.'), `A contract has no key "${key}".`, hint);
      }
    } else {
      const hint = 'See the guide for what a contract may contain.';
      report(path.join('.'), `The contract's "${path.slice(1).join('.')}" is not valid.`, hint);
    }
  }
  return empty;
}

/** @returns what is wrong with a JSON Schema; null if it can be used */
function schemaProblem(schema: Record<string, unknown>): string | null {
  try {
    const type = readAddedSchema(schema);
    return type instanceof z.ZodObject
      ? null
      : 'The contract’s "frontmatter" does not describe an object.';
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `The contract's "frontmatter" is not a valid JSON Schema: ${reason}`;
  }
}

function rangeOf(source: Source, path: string): Problem['range'] {
  const { ranges, opening } = source.frontmatter;
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = ranges[at];
    if (found) return found.key;
  }
  return opening;
}

/** @returns the sections that repeat an earlier sibling; no document can contain both */
function repeatedSections(sections: readonly Section[]): Section[] {
  const seen = new Set<string>();
  return sections.filter(({ parent, depth, slug }) => {
    const key = JSON.stringify([parent, depth, slug]);
    const isKnown = seen.has(key);
    seen.add(key);
    return isKnown;
  });
}

function sectionsOf(
  kind: string,
  source: Source,
  text: string,
  agreed: Record<string, SectionTerms>,
  repeated: readonly Section[],
): ContractSection[] {
  const lines = text.split('\n');
  const requiredOnceSet = new Map(Object.entries(kindOf(kind).requiredOnceSet));
  const bySlug = new Map(Object.entries(agreed).map(([title, said]) => [slugOf(title), said]));
  const sections = source.body?.sections ?? [];
  const make = (index: number): ContractSection | null => {
    const section = sections[index];
    if (!section || repeated.includes(section)) return null;
    const said = bySlug.get(section.slug) ?? {};
    const end = sections[index + 1]?.range.start.line ?? lines.length + 1;
    return {
      title: section.title,
      slug: section.slug,
      depth: section.depth,
      guidance: lines
        .slice(section.range.end.line, end - 1)
        .join('\n')
        .trim(),
      optional: said.optional ?? false,
      aliases: (said.aliases ?? []).map((alias) => slugOf(alias)),
      words: said.words ?? null,
      paragraphs: said.paragraphs ?? null,
      needs: said.needs ?? [],
      dueOnceSet: requiredOnceSet.get(section.slug) ?? null,
      sections: sections.flatMap((other, at) => {
        const child = other.parent === index ? make(at) : null;
        return child ? [child] : [];
      }),
    };
  };
  return sections.flatMap((section, index) => {
    // An H3 above any H2 has no parent, so no document can fulfil it.
    const made = section.depth === 2 ? make(index) : null;
    return made ? [made] : [];
  });
}

/** Cuts the lines of `contract` out of the frontmatter; the rest stays as its authors wrote it. */
function withoutContract(source: Source, text: string): string {
  const at = source.frontmatter.ranges.contract;
  if (!at) return text;
  const lines = text.split('\n');
  const first = at.key.start.line - 1;
  const { line, column } = at.value.end;
  // A block ends at the start of the line after it.
  lines.splice(first, (column === 1 ? line - 1 : line) - first);
  return lines.join('\n');
}
