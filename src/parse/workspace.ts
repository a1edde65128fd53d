import { rebuildSvg } from '../media/svg/rebuild-svg.ts';
import type { Template } from '../model/contract.ts';
import type { Problem, Source } from '../model/source.ts';
import type { Workspace } from '../model/workspace.ts';
import { assemble } from './assemble.ts';
import { readText } from './read-text.ts';
import { parseSource } from './source.ts';
import { parseTemplate } from './template.ts';

/** A file that was read, or why it could not be; its path is POSIX, from the workspace. */
export interface ReadFile {
  file: string;
  content: Uint8Array | Problem;
}

/** Everything that was read of a workspace. */
export interface WorkspaceFiles {
  documents: ReadFile[];
  /** SVG images, which may hold code. */
  svgs: ReadFile[];
  /** Files in other formats of text, which nobody parses. */
  texts: ReadFile[];
  /** Every file that is no document, with its size in bytes. */
  assets: { file: string; bytes: number }[];
  /** Files and folders that are links leading nowhere, or where they must not. */
  refused: { file: string; problem: Problem }[];
  /** The workspace's own templates. */
  templates: ReadFile[];
  builtInTemplates: ReadFile[];
  /** Names of the workspace's own components. */
  components: string[];
  contentFolder: string;
}

/**
 * Parses what was read of a workspace into its model.
 *
 * @param sources the documents, where they have been parsed
 * @param templates as `parseTemplates` returns them
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

/** @returns the template of each kind: the workspace's own, else the built-in one */
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
    // A template without headings that can be read asks for nothing; the built-in contract stays.
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
