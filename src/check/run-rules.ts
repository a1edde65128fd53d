import { withinBudget } from '../model/budgets.ts';
import { compareText } from '../model/compare-text.ts';
import type { Diagnostic, Finding } from '../model/diagnostic.ts';
import { documentsOf } from '../model/documents.ts';
import { comparePositions } from '../model/position.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';
import { type CheckMemory, createCheckMemory } from './check-memory.ts';
import type { Context, Rule } from './define-rule.ts';
import { linkResolver } from './links-in.ts';
import { CONFIG_DISABLE, silence } from './silence.ts';

const CONTENT_UNREADABLE = 'content/unreadable';

export interface CheckOptions {
  rules: readonly Rule[];
  /** ISO date. */
  today: string;
  trusted: boolean;
  /** ISO dates of days when nobody is expected to answer; none if absent. */
  holidays?: readonly string[];
  /** Allowed file extensions of downloads; none if absent. */
  downloads?: readonly string[];
  /** Engagements to check; all if absent. */
  slugs?: readonly string[];
  /** Severities from the settings, by rule. */
  severities?: Readonly<Record<string, 'error' | 'warning' | 'off'>>;
  /** For callers that check repeatedly; starts empty if absent. */
  memory?: CheckMemory;
}

/**
 * Runs all rules on a workspace.
 *
 * @returns all findings, ordered by file, line, column and rule
 */
export function runRules(workspace: Workspace, options: CheckOptions): Diagnostic[] {
  const { severities = {}, slugs } = options;
  const rules = options.rules.filter((rule) => severities[rule.id] !== 'off');
  const diagnostics: Diagnostic[] = [];
  const stamp = (rule: Rule, engagement: string | null, finding: Finding) => {
    const override = severities[rule.id];
    const isSet = override === 'error' || override === 'warning';
    const severity = isSet ? override : (finding.severity ?? rule.severity);
    const { file, range, message, hint, fix } = finding;
    const found = { rule: rule.id, severity, engagement, file, range, message, hint };
    diagnostics.push(fix ? { ...found, fixable: true, fix } : { ...found, fixable: false });
  };

  for (const rule of rules) {
    rule.workspace?.(workspace, (finding) => {
      const engagement = engagementOf(finding.file, workspace);
      if (engagement === null || !slugs || slugs.includes(engagement)) {
        stamp(rule, engagement, finding);
      }
    });
  }
  const { today, trusted, holidays = [], downloads = [] } = options;
  const { memory = createCheckMemory() } = options;
  const queries: Pick<Context, 'schemaProblemsOf' | 'sectionsOf' | 'resolve'> = {
    schemaProblemsOf: (document) =>
      memory.frontmatterProblems(memory.schemaOf(document, workspace), document.source.frontmatter),
    sectionsOf: (document) => memory.sectionsOf(document, workspace),
    resolve: linkResolver(workspace),
  };
  const unreadable = rules.find(({ id }) => id === CONTENT_UNREADABLE);
  const exceeding = new Set<string>();
  const seen = new Set<Document>();
  const checked: { document: Document; engagement: Engagement }[] = [];
  for (const engagement of workspace.engagements) {
    const settings = { today, holidays, downloads, trusted };
    const context: Context = { workspace, engagement, ...settings, ...queries };
    if (slugs && !slugs.includes(engagement.slug)) continue;
    // A shared document is reported once, under the first engagement of this run that includes it.
    const documents = [...new Set(documentsOf(engagement))].filter((one) => !seen.has(one));
    for (const document of documents) seen.add(document);
    checked.push(...documents.map((document) => ({ document, engagement })));
    for (const rule of rules) {
      rule.engagement?.(context, (finding) =>
        stamp(rule, engagement.slug, { file: indexFile(context), ...finding }),
      );
      for (const document of documents) {
        if (document.source.unreadable && rule.id !== CONTENT_UNREADABLE) continue;
        if (document.draft && !rule.drafts) continue;
        const { file } = document;
        const ran = withinBudget(() =>
          rule.document?.(document, context, (finding) =>
            stamp(rule, engagement.slug, { file, ...finding }),
          ),
        );
        // Several rules may need the same result.
        if (ran && unreadable && !exceeding.has(file)) {
          stamp(unreadable, engagement.slug, { file, ...ran.exceeded });
          exceeding.add(file);
        }
      }
    }
  }
  diagnostics.sort(compareDiagnostics);
  const disable = rules.find(({ id }) => id === CONFIG_DISABLE);
  const silenced = new Set<Diagnostic>();
  for (const { document, engagement } of checked) {
    if (document.draft) continue;
    const comments = silence(document, diagnostics, { known: options.rules, ran: rules });
    for (const one of comments.silenced) silenced.add(one);
    if (!disable) continue;
    for (const problem of comments.problems) {
      stamp(disable, engagement.slug, { file: document.file, ...problem });
    }
  }
  return diagnostics.filter((one) => !silenced.has(one)).sort(compareDiagnostics);
}

/** Where the index is, or should be. */
export function indexFile({
  workspace,
  engagement,
}: Pick<Context, 'workspace' | 'engagement'>): string {
  return `${workspace.contentFolder}/${engagement.slug}/index.mdx`;
}

function engagementOf(file: string, { contentFolder, engagements }: Workspace): string | null {
  const owner = engagements.find(({ slug }) => `${file}/`.startsWith(`${contentFolder}/${slug}/`));
  return owner?.slug ?? null;
}

/**
 * Findings of one rule at one position keep their order. For sections missing below the same
 * heading, that is the order of the contract: a comment then silences the first one, and stays
 * valid when the others are inserted after it.
 */
function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    comparePositions(a.range.start, b.range.start) ||
    compareText(a.rule, b.rule)
  );
}
