const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
const EVERYWHERE = ['0.0.0.0', '::'];
const HTTP = 80;

/** @returns whether a server that listens on this host listens on all addresses of the machine */
export function isEverywhere(host: string): boolean {
  return EVERYWHERE.includes(host);
}

/**
 * The hosts that a server answers to: those that lead to it by what it was told to listen on. A page
 * elsewhere may have a name that leads here, too, and would then be the server's own.
 *
 * @param host what it listens on
 * @param machine names and addresses of the machine, for a server that listens on all of them
 * @returns values of the `Host` header, in small letters
 */
export function hostsOf(host: string, port: number, machine: readonly string[]): Set<string> {
  const names = [host.toLowerCase()];
  if (isEverywhere(host)) names.push(...LOOPBACK, ...machine.map((name) => name.toLowerCase()));
  if (LOOPBACK.includes(host)) names.push(...LOOPBACK);
  const hosts = names.map((name) => (name.includes(':') ? `[${name}]` : name));
  return new Set([...hosts.map((one) => `${one}:${port}`), ...(port === HTTP ? hosts : [])]);
}

/**
 * Whether a request is for one of these hosts.
 *
 * @param rawHeaders names and values in turn, none left out
 * @returns the status to refuse it with: 400 without one `Host`, 403 for another host; else null
 */
export function hostProblem(
  rawHeaders: readonly string[],
  hosts: ReadonlySet<string>,
): 400 | 403 | null {
  const given = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host',
  );
  const [host] = given;
  if (host === undefined || given.length > 1) return 400;
  return hosts.has(host.toLowerCase()) ? null : 403;
}
