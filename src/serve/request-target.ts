/** What a request asks for. */
export interface Target {
  /** The names that its path consists of, decoded; null if nothing can be called that. */
  names: readonly string[] | null;
  /** Whether it ends with a slash. */
  isFolder: boolean;
  search: URLSearchParams;
}

/** In characters; longer than any page's address. */
const LONGEST = 2048;

/**
 * Reads the target of a request's first line. It is no URL: whoever takes it for one can be told
 * another host, as by `//host/`.
 *
 * @returns null for what is no path: another form, a backslash, controls, bytes that are no text
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

/** @returns the names of a path in a site, such as a base */
export function namesOf(path: string): readonly string[] {
  const names = readTarget(path)?.names;
  if (!names) throw new Error(`"${path}" is not a path.`);
  return names;
}

/** @returns the target as it is below a base; null if it is elsewhere */
export function below(base: readonly string[], target: Target): Target | null {
  const { names } = target;
  if (names === null || !base.every((name, index) => names[index] === name)) return null;
  return { ...target, names: names.slice(base.length) };
}

/** @returns the path in a site, decoded, with a slash at its end where the target has one */
export function pathOf({ names, isFolder }: Target): string | null {
  if (names === null) return null;
  return names.length === 0 ? '/' : `/${names.join('/')}${isFolder ? '/' : ''}`;
}

/** A sign that nothing follows stands for itself. */
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
