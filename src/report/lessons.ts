import type { Lesson, LessonGroup } from '../metrics/lessons.ts';
import { count } from '../model/count.ts';
import { printable, printableJson } from '../model/printable.ts';
import { hanging } from './hanging.ts';
import type { StyleText } from './pretty.ts';

/** Whether the section of a lesson has changed since its review; null if git can't tell. */
export type Changed = (lesson: Lesson) => boolean | null;

/**
 * Renders, for people, which sections of which templates were misread and whether they have
 * changed.
 */
export function lessonsTable(
  groups: readonly LessonGroup[],
  changed: Changed,
  width: number,
  style: StyleText,
): string {
  if (groups.length === 0) {
    return 'No review has a lesson yet. Write them as "lessons" in its frontmatter.\n';
  }
  const line = (label: string, text: string) =>
    hanging(`    ${label.padEnd(9)} `, printable(text), width);
  const blocks = groups.map(({ template, section, lessons }) => {
    const head = `${printable(template)}: ${printable(section)}`;
    const items = lessons.map((lesson) =>
      [
        `  ${printable(`${lesson.engagement}: ${lesson.path}, ${fileName(lesson)}`)}`,
        line('misread', lesson.ambiguity ?? 'not recorded'),
        line('change', lesson.change ?? 'not recorded'),
        line('changed', CHANGED[String(changed(lesson))] ?? ''),
      ].join('\n'),
    );
    return [`${style('bold', head)}, ${count(lessons.length, 'lesson')}`, ...items].join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}

const CHANGED: Readonly<Record<string, string>> = {
  true: 'yes, the section has changed since the review',
  false: 'no, the section has not changed since the review',
  null: 'unknown, git cannot tell',
};

/** Renders the same for programs. */
export function lessonsJson(groups: readonly LessonGroup[], changed: Changed): string {
  const output = {
    version: 1,
    sections: groups.map(({ template, section, lessons }) => ({
      template,
      section,
      count: lessons.length,
      lessons: lessons.map((lesson) => ({
        engagement: lesson.engagement,
        review: lesson.review.file,
        document: lesson.path,
        section: lesson.heading,
        ambiguity: lesson.ambiguity,
        change: lesson.change,
        changed: changed(lesson),
      })),
    })),
  };
  return `${printableJson(JSON.stringify(output, null, 2))}\n`;
}

function fileName({ review }: Lesson): string {
  return review.file.split('/').slice(-2).join('/');
}
