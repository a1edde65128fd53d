import { rebuildSvg } from '../media/svg/rebuild-svg.ts';
import type { Template } from '../model/contract.ts';
import type { Problem, Source } from '../model/source.ts';
import type { Workspace } from '../model/workspace.ts';
import { assemble } from './assemble.ts';
import { readText } from './read-text.ts';
import { parseSource } from './source.ts';
import { parseTemplate } from './template.ts';

/** A file that was read, or why it couldn't be; its path is POSIX and relative to the workspace. */
export interface ReadFile {
  file: string;
  content: Uint8Array | Problem;
}

/** Everything that was read in a workspace. */
export interface WorkspaceFiles {
  documents: ReadFile[];
  /** SVG images, which may contain code. */
  svgs: ReadFile[];
  /** Files in other text formats, which aren't parsed. */
  texts: ReadFile[];
  /** All files that aren't documents, with their sizes in bytes. */
  assets: { file: string; bytes: number }[];
  /** Files and folders that are broken or forbidden symbolic links. */
  refused: { file: string; problem: Problem }[];
  /** The workspace's own templates. */
  templates: ReadFile[];
  builtInTemplates: ReadFile[];
  /** Names of the workspace's own components. */
  components: string[];
  contentFolder: string;
}

/**
 * Parses the files of a workspace into its model.
 *
 * @param sources the documents, if they have already been parsed
 * @param templates the result of `parseTemplates`
 */
export function parseWorkspace(
  files: WorkspaceFiles,
  sources: Source[] = files.documents.map(({ file, content }) => parseSource(file, content)),
  templates: Template[] = parseTemplates(files),
): Workspace {
  const unreadable = [
    ...files.refused,
    ...files.svgs.flatMap(({ file, content }) => {
      const picture = content instanceof Uint8Array ? rebuildSvg(content) : content;
      return 'message' in picture ? [{ file, problem: picture }] : [];
    }),
  ];
  return assemble({
    sources,
    templates,
    assets: files.assets,
    components: files.components,
    unreadable,
    contentFolder: files.contentFolder,
  });
}

/**
 * @returns the template of each kind: the workspace's own if there is one, otherwise the built-in
 * one
 */
export function parseTemplates(
  files: Pick<WorkspaceFiles, 'templates' | 'builtInTemplates'>,
): Template[] {
  const own = new Map(
    files.templates.map(({ file, content }) => [kindOf(file), readTemplate(file, content, file)]),
  );
  const templates = new Map<string, Template>();
  for (const { file, content } of files.builtInTemplates) {
    const kind = kindOf(file);
    const template = own.get(kind);
    // A template whose headings can't be read requires nothing, so the built-in contract stays.
    if (template && !isBroken(template)) templates.set(kind, template);
    else
      templates.set(kind, {
        ...readTemplate(file, content, null),
        ...(template && problemsOf(template)),
      });
  }
  for (const [kind, template] of own) if (!templates.has(kind)) templates.set(kind, template);
  return [...templates.values()];
}

function isBroken({ problems }: Template): boolean {
  return problems.some(({ rule }) => rule !== 'frontmatter/schema');
}

function problemsOf({ file, problems }: Template): Pick<Template, 'file' | 'problems'> {
  return { file, problems };
}

function readTemplate(path: string, content: ReadFile['content'], file: string | null): Template {
  const text = content instanceof Uint8Array ? readText(content) : content;
  const source = parseSource(path, content);
  return parseTemplate(kindOf(path), source, typeof text === 'string' ? text : '', file);
}

function kindOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.mdx$/i, '');
}
