import { comparePositions } from './position.ts';
import type { Secret } from './secret.ts';
import type { Document } from './workspace.ts';

const MASK = '***';

/**
 * A document's frontmatter for output: a value that contains a credential is masked as a whole.
 *
 * @param secrets secrets of the workspace
 */
export function maskedData(
  { file, source }: Document,
  secrets: readonly Secret[],
): Record<string, unknown> {
  const { data, ranges } = source.frontmatter;
  const found = secrets.filter((secret) => secret.file === file);
  if (found.length === 0) return data;
  const holdsOne = (path: string) => {
    const range = ranges[path]?.value;
    return (
      range !== undefined &&
      found.some(
        (secret) =>
          comparePositions(secret.range.start, range.end) < 0 &&
          comparePositions(range.start, secret.range.end) < 0,
      )
    );
  };
  return mask(data, '') as Record<string, unknown>;

  function mask(value: unknown, path: string): unknown {
    const at = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
    if (Array.isArray(value)) return value.map((one, index) => mask(one, at(index)));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, mask(one, at(key))]),
      );
    }
    return holdsOne(path) ? MASK : value;
  }
}
