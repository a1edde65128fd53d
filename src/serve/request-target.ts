/** A parsed request target. */
export interface Target {
  /** The decoded path segments; null if they cannot be file names. */
  names: readonly string[] | null;
  /** Whether it ends with a slash. */
  isFolder: boolean;
  search: URLSearchParams;
}

/** In characters; longer than any page's path. */
const LONGEST = 2048;

/**
 * Parses the target in a request line. It must not be parsed as a URL, because `//host/` would then
 * set another host.
 *
 * @returns null if it is not a path: another form, a backslash, control characters, invalid UTF-8
 * @see https://www.rfc-editor.org/rfc/rfc9112#name-origin-form
 */
export function readTarget(target: string): Target | null {
  if (target.length > LONGEST || !/^\/(?!\/)[!-[\]-~]*$/.test(target) || target.includes('#')) {
    return null;
  }
  const [path = '', ...query] = target.slice(1).split('?');
  const names: string[] = [];
  for (const part of path.split('/')) {
    const name = decoded(part);
    if (name === null || /\p{Cc}/u.test(name)) return null;
    names.push(name);
  }
  const isFolder = names.at(-1) === '';
  if (isFolder) names.pop();
  return {
    names: names.every(isName) ? names : null,
    isFolder,
    search: new URLSearchParams(query.join('?')),
  };
}

/** @returns the segments of a site path, such as a base */
export function namesOf(path: string): readonly string[] {
  const names = readTarget(path)?.names;
  if (!names) throw new Error(`"${path}" is not a path.`);
  return names;
}

/** @returns the target relative to a base; null if it is not below it */
export function below(base: readonly string[], target: Target): Target | null {
  const { names } = target;
  if (names === null || !base.every((name, index) => names[index] === name)) return null;
  return { ...target, names: names.slice(base.length) };
}

/** @returns the decoded site path, with a trailing slash if the target has one */
export function pathOf({ names, isFolder }: Target): string | null {
  if (names === null) return null;
  return names.length === 0 ? '/' : `/${names.join('/')}${isFolder ? '/' : ''}`;
}

/** A `%` that does not start an escape is literal. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part.replace(/%(?![0-9A-Fa-f]{2})/g, '%25'));
  } catch {
    return null;
  }
}

function isName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[\\/]/.test(name);
}
