import { unwatched, type Watch } from '../io/watchdog.ts';
import type { DiagramProblem } from '../model/diagram.ts';
import { documentsOf } from '../model/documents.ts';
import type { Range } from '../model/position.ts';
import type { CodeBlock } from '../model/source.ts';
import type { Workspace } from '../model/workspace.ts';
import { loadMermaid, type ParseDiagram, type SyntaxProblem } from './mermaid.ts';

/** Finds problems in the diagrams of all documents, ordered by file and position. */
export type FindDiagramProblems = (
  workspace: Workspace,
  watch?: Watch,
) => Promise<DiagramProblem[]>;

/**
 * @returns a parser that parses a diagram again only if it has changed, and loads Mermaid for the
 * first one
 */
export function createFindDiagramProblems(): FindDiagramProblems {
  let parse: Promise<ParseDiagram> | null = null;
  let known = new Map<string, SyntaxProblem | null>();
  return async (workspace, watch = unwatched) => {
    const parsed = new Map<string, SyntaxProblem | null>();
    const problems: DiagramProblem[] = [];
    for (const { file, block, text } of diagramsIn(workspace)) {
      let problem = parsed.get(text) ?? known.get(text);
      if (problem === undefined) {
        parse ??= loadMermaid();
        const loaded = await parse;
        problem = await watch({ file, step: 'parse a diagram in it' }, () => loaded(text));
      }
      parsed.set(text, problem);
      if (!problem) continue;
      const { line, reason } = problem;
      problems.push({ file, range: rangeOf(block, line), reason });
    }
    known = parsed;
    return problems;
  };
}

function diagramsIn({ engagements, shared }: Workspace) {
  const documents = new Set([...engagements.flatMap(documentsOf), ...shared]);
  return [...documents]
    .filter(({ draft }) => !draft)
    .flatMap(({ source }) =>
      (source.body?.codeBlocks ?? []).flatMap((block) =>
        block.value === null ? [] : { file: source.file, block, text: block.value },
      ),
    );
}

/** The incorrect line of the diagram, without its indentation, or the line of the opening fence. */
function rangeOf({ value, lines, range }: CodeBlock, line: number | null): Range {
  const at = range.start.line + (line ?? 0);
  const whole = lines?.[line ?? 0] ?? '';
  const content = line === null ? '' : (value?.split('\n')[line - 1]?.trim() ?? '');
  const from =
    content === ''
      ? Math.min(range.start.column - 1, whole.length)
      : Math.max(0, whole.lastIndexOf(content));
  return {
    start: { line: at, column: (line === null ? range.start.column - 1 : from) + 1 },
    end: { line: at, column: whole.trimEnd().length + 1 },
  };
}
