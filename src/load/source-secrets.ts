import type { ApiDescription } from '../model/api-description.ts';
import type { SourceSecret } from '../model/code-sources.ts';
import { type DataModel, qualifiedName, type SourceProblem } from '../model/schema.ts';
import { findSecretsInTexts } from '../secrets/find-secrets.ts';

/** Something a page shows, and its origin. */
interface Shown {
  place: string;
  text: string;
}

/**
 * @returns the credentials in what a page shows of a schema or an API description, with their
 * positions
 */
export async function secretsInSource(source: DataModel | ApiDescription): Promise<SourceSecret[]> {
  const shown = 'operations' in source ? shownOfDescription(source) : shownOfSchema(source);
  const found = await findSecretsInTexts(shown.map(({ text }) => text));
  return shown.flatMap(({ place }, index) =>
    (found[index] ?? []).map(({ kind, start, end }) => ({ kind, length: end - start, place })),
  );
}

/**
 * Findings quote what couldn't be parsed, and readers of a log may not have access to the
 * repository.
 */
export async function withoutSecrets<T extends SourceProblem | DataModel['problems'][number]>(
  problems: readonly T[],
): Promise<T[]> {
  // Problems of one statement quote the same text.
  const texts = problems.flatMap((problem) => Object.values(problem).filter(isText));
  const fields = [...new Set(texts)];
  const found = await findSecretsInTexts(fields);
  const masked = new Map(
    fields.map((text, index) => [
      text,
      (found[index] ?? []).reduce(
        (result, { start, end }) =>
          result.slice(0, start) + '*'.repeat(end - start) + result.slice(end),
        text,
      ),
    ]),
  );
  return problems.map((problem) => {
    const entries = Object.entries(problem);
    return Object.fromEntries(
      entries.map(([key, value]) => [key, isText(value) ? (masked.get(value) ?? value) : value]),
    ) as T;
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function shownOfSchema({ tables }: DataModel): Shown[] {
  return tables.flatMap((table) => {
    const name = qualifiedName(table);
    const columns = table.columns.map((column): Shown => {
      // A column's name says what its default value is.
      const value = column.default === null ? [] : [`${column.name}: ${column.default}`];
      const text = [...value, column.comment ?? '', column.type, ...column.values].join('\n');
      return { place: `${name}.${column.name}`, text };
    });
    return [{ place: name, text: table.comment ?? '' }, ...columns];
  });
}

function shownOfDescription({ title, version, operations }: ApiDescription): Shown[] {
  return [
    { place: '', text: `${title}\n${version}` },
    ...operations.map((operation) => ({
      place: `${operation.method} ${operation.path}`,
      text: textsIn(operation).join('\n'),
    })),
  ];
}

function textsIn(value: unknown): string[] {
  if (isText(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
