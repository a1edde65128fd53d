import type { Rule } from './define-rule.ts';
import accessMfa from './rules/access/mfa.ts';
import accessNoOwner from './rules/access/no-owner.ts';
import accessNotRevoked from './rules/access/not-revoked.ts';
import accessOutlives from './rules/access/outlives.ts';
import accessOverbroad from './rules/access/overbroad.ts';
import accessProduction from './rules/access/production.ts';
import apiSource from './rules/api/source.ts';
import architectureUnknownSystem from './rules/architecture/unknown-system.ts';
import configDisable from './rules/config/disable.ts';
import contentSlug from './rules/content/slug.ts';
import contentUnknownKind from './rules/content/unknown-kind.ts';
import contentUnreadable from './rules/content/unreadable.ts';
import criteriaDuplicate from './rules/criteria/duplicate.ts';
import criteriaUnknown from './rules/criteria/unknown.ts';
import criteriaVague from './rules/criteria/vague.ts';
import dataModelSource from './rules/data-model/source.ts';
import dataModelUnknownTable from './rules/data-model/unknown-table.ts';
import diagramsSyntax from './rules/diagrams/syntax.ts';
import documentsDuplicate from './rules/documents/duplicate.ts';
import documentsMissing from './rules/documents/missing.ts';
import engagementDates from './rules/engagement/dates.ts';
import engagementOwner from './rules/engagement/owner.ts';
import freshnessOverdue from './rules/freshness/overdue.ts';
import frontmatterPerson from './rules/frontmatter/person.ts';
import frontmatterSchema from './rules/frontmatter/schema.ts';
import frontmatterSyntax from './rules/frontmatter/syntax.ts';
import glossaryUndefined from './rules/glossary/undefined.ts';
import imagesAlt from './rules/images/alt.ts';
import imagesMissing from './rules/images/missing.ts';
import linksAnchor from './rules/links/anchor.ts';
import linksBroken from './rules/links/broken.ts';
import linksOtherEngagement from './rules/links/other-engagement.ts';
import linksTeamOnly from './rules/links/team-only.ts';
import mdxForbidden from './rules/mdx/forbidden.ts';
import mdxSyntax from './rules/mdx/syntax.ts';
import questionsUnanswered from './rules/questions/unanswered.ts';
import readingTooLong from './rules/reading/too-long.ts';
import repoMissingFile from './rules/repo/missing-file.ts';
import repoMissingLines from './rules/repo/missing-lines.ts';
import repoMissingSymbol from './rules/repo/missing-symbol.ts';
import repoStale from './rules/repo/stale.ts';
import reviewNoCriterion from './rules/review/no-criterion.ts';
import reviewNotActionable from './rules/review/not-actionable.ts';
import secretsFound from './rules/secrets/found.ts';
import sectionsContent from './rules/sections/content.ts';
import sectionsDuplicate from './rules/sections/duplicate.ts';
import sectionsEmpty from './rules/sections/empty.ts';
import sectionsLength from './rules/sections/length.ts';
import sectionsMissing from './rules/sections/missing.ts';
import sectionsOrder from './rules/sections/order.ts';
import sectionsPlaceholder from './rules/sections/placeholder.ts';

/** All rules, in the order of the reference. */
export const RULES: readonly Rule[] = [
  contentUnreadable,
  contentSlug,
  contentUnknownKind,
  frontmatterSyntax,
  frontmatterSchema,
  frontmatterPerson,
  engagementDates,
  engagementOwner,
  documentsMissing,
  documentsDuplicate,
  sectionsMissing,
  sectionsEmpty,
  sectionsOrder,
  sectionsDuplicate,
  sectionsContent,
  sectionsLength,
  sectionsPlaceholder,
  mdxSyntax,
  mdxForbidden,
  linksBroken,
  linksAnchor,
  linksTeamOnly,
  linksOtherEngagement,
  imagesMissing,
  imagesAlt,
  repoMissingFile,
  repoMissingLines,
  repoMissingSymbol,
  repoStale,
  criteriaDuplicate,
  criteriaUnknown,
  criteriaVague,
  accessOverbroad,
  accessProduction,
  accessOutlives,
  accessNotRevoked,
  accessNoOwner,
  accessMfa,
  questionsUnanswered,
  reviewNoCriterion,
  reviewNotActionable,
  freshnessOverdue,
  readingTooLong,
  glossaryUndefined,
  architectureUnknownSystem,
  diagramsSyntax,
  dataModelSource,
  dataModelUnknownTable,
  apiSource,
  secretsFound,
  configDisable,
];

/** Ids of the rules that keep code and unreadable files out of a build. */
export const SAFEGUARDS: ReadonlySet<string> = new Set(
  RULES.filter(({ safeguard }) => safeguard).map(({ id }) => id),
);
