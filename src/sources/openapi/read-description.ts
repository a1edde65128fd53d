import type { ApiDescription } from '../../model/api-description.ts';
import type { SourceProblem } from '../../model/schema.ts';
import type { TrackedFiles } from '../schema/read-schema.ts';
import { withOperations } from './inline.ts';
import { loadDescription } from './load.ts';
import { readOperations } from './operations.ts';
import { validateDescription } from './validate.ts';

/** @returns the operations of an OpenAPI file in the repository, or why they cannot be shown */
export async function readDescription(
  file: string,
  tracked: TrackedFiles,
): Promise<ApiDescription | SourceProblem[]> {
  const loaded = await loadDescription(file, tracked);
  if (Array.isArray(loaded)) return loaded;
  const main = withOperations(loaded.main, loaded.references);
  const problems = await validateDescription(main);
  return problems.length > 0 ? problems : readOperations(main, loaded.references);
}
