import type { SourceProblem } from '../../model/schema.ts';
import { lineOf } from './parse-file.ts';
import type { DescriptionFile } from './references.ts';

/** A validation error. */
interface SchemaError {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Maximum number of findings; the first ones mostly explain the others. */
const MOST_PROBLEMS = 5;
/** Errors that only follow from others. */
const CONSEQUENCES = new Set([
  'oneOf',
  'anyOf',
  'not',
  'if',
  'else',
  'then',
  'unevaluatedProperties',
]);

/** @returns violations of OpenAPI 3.0 or 3.1 */
export async function validateDescription(file: DescriptionFile): Promise<SourceProblem[]> {
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  try {
    // References are already resolved, so the validator must not look up any.
    await new SwaggerParser().validate('description', structuredClone(file.data) as never, {
      resolve: { external: false, file: false, http: false },
      dereference: { circular: 'ignore', excludedPathMatcher: () => true },
      validate: { schema: true, spec: false },
    });
    return [];
  } catch (error) {
    const { details, message } = error as { details?: SchemaError[]; message: string };
    if (!details && !(error instanceof SyntaxError)) throw error;
    return details
      ? problemsOf(details, file)
      : [problem(`${file.path} is not a valid API description: ${message}`)];
  }
}

/** @returns why a file's version is not supported; null if it is */
export function versionProblem({ path, data }: DescriptionFile): SourceProblem | null {
  const { openapi, swagger } = (typeof data === 'object' && data !== null ? data : {}) as {
    openapi?: unknown;
    swagger?: unknown;
  };
  if (typeof openapi === 'string' && /^3\.[01]\.\d+$/.test(openapi)) return null;
  const hint = 'Name a file in OpenAPI 3.0 or 3.1.';
  if (swagger !== undefined) {
    return {
      message: `${path} is written in Swagger ${swagger}, which is not supported.`,
      hint: 'Convert it to OpenAPI 3.0 or 3.1.',
    };
  }
  return openapi === undefined
    ? { message: `${path} is not an OpenAPI description: it has no key "openapi".`, hint }
    : { message: `${path} says "openapi: ${openapi}", which is not supported.`, hint };
}

function problemsOf(errors: readonly SchemaError[], file: DescriptionFile): SourceProblem[] {
  const causes = errors.filter(
    ({ keyword, params }) => !CONSEQUENCES.has(keyword) && params.missingProperty !== '$ref',
  );
  const byPlace = Map.groupBy(causes.length > 0 ? causes : errors, (one) => one.instancePath);
  const places = [...byPlace.keys()];
  return (
    places
      // The deepest error is the cause of those around it.
      .filter((place) => !places.some((other) => other.startsWith(`${place}/`)))
      .slice(0, MOST_PROBLEMS)
      .map((place) => describe(place, byPlace.get(place) ?? [], file))
  );
}

function describe(
  place: string,
  errors: readonly SchemaError[],
  file: DescriptionFile,
): SourceProblem {
  const at = place
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const subject = at.join('.') || 'The API description';
  const allowed = [
    ...new Set(
      errors.flatMap(({ params }) =>
        Array.isArray(params.allowedValues) ? params.allowedValues.map(String) : [],
      ),
    ),
  ];
  const extra = errors
    .map(({ params }) => params.additionalProperty ?? params.unevaluatedProperty)
    .find((key) => key !== undefined);
  const line = lineOf(file, extra === undefined ? at : [...at, String(extra)]);
  const what =
    allowed.length > 0
      ? `must be ${allowed.length > 1 ? 'one of ' : ''}${allowed.join(', ')}`
      : extra !== undefined
        ? `must not have a key "${extra}"`
        : (errors[0]?.message ?? 'is wrong');
  return problem(`${file.path}:${line} ${subject} ${what}`);
}

function problem(message: string): SourceProblem {
  return {
    message: `${message.replace(/\.$/, '')}.`,
    hint: 'Fix the API description and commit it.',
  };
}
