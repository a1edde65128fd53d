import { kindFromPath } from '../kinds/kinds.ts';
import { compareText } from '../model/compare-text.ts';
import { documentsOf } from '../model/documents.ts';
import { mappings, text } from '../model/engagement-facts.ts';
import { maskedData } from '../model/masked-data.ts';
import { matchSections } from '../model/match-sections.ts';
import { inNumberOrder } from '../model/numbered.ts';
import { slugOf } from '../model/slug.ts';
import type { Section, Source } from '../model/source.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';

/** A misleading passage in a document, as recorded in a review. */
export interface Lesson {
  engagement: string;
  review: Document;
  /** Path of the document, as written. */
  path: string;
  /** The document itself; null if there is none at that path. */
  document: Document | null;
  /** The heading, as written. */
  heading: string;
  ambiguity: string | null;
  change: string | null;
}

/** Lessons about one section of one template. */
export interface LessonGroup {
  /** The kind. */
  template: string;
  /** The section's name in the template, or the heading as written if it has no such section. */
  section: string;
  lessons: Lesson[];
}

/**
 * The lessons of all reviews, grouped by template section, most frequent first. Leaves out drafts,
 * and lessons that name no document or no section.
 */
export function lessonGroups(workspace: Workspace): LessonGroup[] {
  const groups = new Map<string, LessonGroup>();
  for (const engagement of workspace.engagements) {
    for (const lesson of lessonsOf(engagement, workspace)) {
      const { template, section } = subjectOf(lesson, workspace);
      const key = JSON.stringify([template, slugOf(section)]);
      const group = groups.get(key) ?? { template, section, lessons: [] };
      group.lessons.push(lesson);
      groups.set(key, group);
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      b.lessons.length - a.lessons.length ||
      compareText(a.template, b.template) ||
      compareText(a.section, b.section),
  );
}

/**
 * Whether a section has changed.
 *
 * @param before the document before
 * @param now the current document
 * @param heading the section's heading, as written in the lesson
 * @returns null if neither has such a section, or one of the documents cannot be read
 */
export function hasChanged(
  before: { source: Source; text: string },
  now: { source: Source; text: string },
  heading: string,
): boolean | null {
  if (!before.source.body || !now.source.body) return null;
  const [old, current] = [before, now].map((one) => sectionText(one, heading));
  return old === null && current === null ? null : old !== current;
}

/** @returns the section meant by a hand-written heading; also matches H3s */
export function sectionCalled(heading: string, { body }: Source): Section | null {
  const slug = slugOf(heading.trim());
  const sections = body?.sections ?? [];
  return (
    sections.find((one) => one.slug === slug) ?? sections.find(({ id }) => id === slug) ?? null
  );
}

function lessonsOf(engagement: Engagement, { secrets }: Workspace): Lesson[] {
  const documents = documentsOf(engagement);
  const reviews = documents.filter(({ kind, draft }) => kind === 'review' && !draft);
  return inNumberOrder(reviews).flatMap((review) =>
    mappings(maskedData(review, secrets).lessons).flatMap((written) => {
      const path = text(written.document)
        ?.trim()
        .replace(/^\.?\/|\.mdx$|\/$/g, '');
      const heading = text(written.section)?.trim();
      if (path === undefined || heading === undefined) return [];
      return {
        engagement: engagement.slug,
        review,
        path,
        document: documents.find((one) => one.path === path) ?? null,
        heading,
        ambiguity: text(written.ambiguity),
        change: text(written.change),
      };
    }),
  );
}

/** The template section that a lesson is about. */
function subjectOf(
  { path, document, heading }: Lesson,
  workspace: Workspace,
): { template: string; section: string } {
  const kinds = new Set(Object.keys(workspace.templates));
  const template = document?.kind ?? kindFromPath(path, kinds);
  const section = document && sectionCalled(heading, document.source);
  const matched =
    document &&
    matchSections(document, workspace).sections.find((one) => one.section === section)?.contract;
  // The document may have been rewritten since, but the heading may still be the template's.
  const slug = slugOf(heading);
  const asked = workspace.templates[template]?.contract.sections ?? [];
  const named = [...asked, ...asked.flatMap(({ sections }) => sections)].find(
    (one) => one.slug === slug || one.aliases.includes(slug),
  );
  return { template, section: (matched ?? named)?.title ?? section?.title ?? heading };
}

/** The lines of a section including subsections; null if there is none of that name. */
function sectionText(
  { source, text: written }: { source: Source; text: string },
  heading: string,
): string | null {
  const section = sectionCalled(heading, source);
  if (!section) return null;
  const next = (source.body?.sections ?? []).find(
    (one) => one.range.start.line > section.range.start.line && one.depth <= section.depth,
  );
  const lines = written.split(/\r?\n/).slice(section.range.start.line - 1);
  const to = next === undefined ? lines.length : next.range.start.line - section.range.start.line;
  return lines.slice(0, to).join('\n').trim();
}
