import { isAbsolute, relative, sep } from 'node:path';
import { openFolders, readFrom } from '../io/real-files.ts';
import type { Terminal } from '../io/terminal.ts';
import type { Loaded } from '../load/load-workspace.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { documentsOf } from '../model/documents.ts';
import { secretsInNames } from '../model/secret.ts';
import type { Engagement, Workspace } from '../model/workspace.ts';
import { readText } from '../parse/read-text.ts';
import { prettyReport } from '../report/pretty.ts';
import type { Report } from '../report/report.ts';

const CONTENT_UNREADABLE = 'content/unreadable';

/** Findings as text, for commands that check before they do something else. */
export function prettyFindings(
  diagnostics: readonly Diagnostic[],
  loaded: Loaded,
  terminal: Terminal,
): Promise<string> {
  return prettyReport(reportOf(diagnostics, loaded, terminal), terminal.style, terminal.link);
}

/** @param slugs engagements that were checked; all if empty */
export function reportOf(
  diagnostics: readonly Diagnostic[],
  { root, workspace }: Loaded,
  { color, isScreen, env }: Terminal,
  slugs: readonly string[] = [],
): Report {
  const count = (severity: string) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  // A file that the check could not read is not shown: it may be outside the workspace.
  const unreadable = new Set(
    diagnostics.filter(({ rule }) => rule === CONTENT_UNREADABLE).map(({ file }) => file),
  );
  const { contentFolder } = workspace;
  return {
    diagnostics,
    quiet: false,
    color,
    links: isScreen,
    names: secretsInNames(workspace.secrets),
    folder: folderIn(env.GITHUB_WORKSPACE, root),
    summary: {
      ...sizeOf(workspace, slugs),
      errors: count('error'),
      warnings: count('warning'),
    },
    source(file) {
      if (unreadable.has(file)) return null;
      // The file of a finding may be missing, or may have changed meanwhile.
      const content = readFrom(openFolders({ root, contentFolder }), file);
      const text = content instanceof Uint8Array ? readText(content) : null;
      return typeof text === 'string' ? text : null;
    },
  };
}

/** GitHub expects paths from the repository's root, which may be above the workspace. */
export function folderIn(repository: string | undefined, root: string): string {
  if (!repository) return '';
  const folder = relative(repository, root);
  const isInside = folder !== '' && folder.split(sep)[0] !== '..' && !isAbsolute(folder);
  return isInside ? `${folder.split(sep).join('/')}/` : '';
}

/** Number of engagements and documents checked; a shared document counts once. */
function sizeOf({ engagements }: Workspace, slugs: readonly string[]) {
  const checked = engagements.filter(({ slug }) => slugs.length === 0 || slugs.includes(slug));
  const documents = new Set(checked.flatMap(documentsOf));
  return { engagements: checked.length, documents: documents.size };
}

/** Errors in an engagement's own and included documents, and those that affect every engagement. */
export function errorsOf(engagement: Engagement, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = new Set(documentsOf(engagement).map(({ file }) => file));
  return diagnostics.filter(
    ({ severity, engagement: slug, file }) =>
      severity === 'error' && (slug === null || slug === engagement.slug || files.has(file)),
  );
}
