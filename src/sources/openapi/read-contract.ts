import type { ApiContract } from '../../model/api-contract.ts';
import type { SourceProblem } from '../../model/schema.ts';
import type { TrackedFiles } from '../schema/read-schema.ts';
import { withOperations } from './inline.ts';
import { loadContract } from './load.ts';
import { readOperations } from './operations.ts';
import { validateContract } from './validate.ts';

/** @returns the operations of an OpenAPI file in the repository, or why they cannot be shown */
export async function readContract(
  file: string,
  tracked: TrackedFiles,
): Promise<ApiContract | SourceProblem[]> {
  const loaded = await loadContract(file, tracked);
  if (Array.isArray(loaded)) return loaded;
  const main = withOperations(loaded.main, loaded.references);
  const problems = await validateContract(main);
  return problems.length > 0 ? problems : readOperations(main, loaded.references);
}
