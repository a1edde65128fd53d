import { mappings } from '../model/engagement-facts.ts';
import type { Range } from '../model/position.ts';
import type { Document } from '../model/workspace.ts';
import type { Example } from './define-rule.ts';

/**
 * @returns the blocking comments of a review, each with the position of its first key, where
 * findings are shown
 */
export function blockingComments({ kind, source }: Document): {
  data: Readonly<Record<string, unknown>>;
  start: Range;
}[] {
  if (kind !== 'review') return [];
  const { data, ranges, opening } = source.frontmatter;
  return mappings(data.comments).flatMap((comment, index) => {
    if (comment.severity !== 'blocking') return [];
    const first = Object.keys(comment)[0];
    return { data: comment, start: ranges[`comments.${index}.${first}`]?.key ?? opening };
  });
}

/** For examples: the complete engagement with a review that has one comment, starting on line 5. */
export function exampleReview(comment: string): Example {
  const text = `---
title: A
description: A.
comments:
  - ${comment}
---

## Verdict

Changes requested.

## Blocking

One comment.

## Advisory

None.

## Lessons

None.
`;
  return { files: { 'reviews/0001-a.mdx': text } };
}
