import type { Document, Engagement, Workspace } from '../model/workspace.ts';
import type { DrawGraph } from '../press/graph/draw.ts';
import { systemsOf } from '../view/code.ts';
import { dataModelView } from '../view/data-model.ts';
import { entityDiagram } from '../view/entity-diagram.ts';
import { systemMap } from '../view/system-map.ts';

/**
 * Draws the documents' graphs.
 *
 * @returns SVG by file; nothing for a document without a graph, or with an illegibly large one
 */
export async function drawingsOf(
  documents: readonly Document[],
  engagement: Engagement,
  workspace: Workspace,
  draw: DrawGraph,
): Promise<Record<string, string>> {
  const drawings: Record<string, string> = {};
  for (const document of documents) {
    const model = dataModelView(document, engagement, workspace);
    const graph = model ? entityDiagram(model) : systemMap(systemsOf(document));
    const svg = graph && (await draw(graph));
    if (svg) drawings[document.file] = svg;
  }
  return drawings;
}
