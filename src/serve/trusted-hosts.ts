const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
const EVERYWHERE = ['0.0.0.0', '::'];
const HTTP = 80;

/** @returns whether listening on this host means all of the machine's addresses */
export function isEverywhere(host: string): boolean {
  return EVERYWHERE.includes(host);
}

/**
 * The hosts that a server responds to: names and addresses of the interface it listens on. Prevents
 * DNS rebinding, by which a foreign page's host name resolves to this server.
 *
 * @param host the host it listens on
 * @param machine the machine's names and addresses, for a server that listens on all of them
 * @returns allowed values of the `Host` header, in lower case
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
 * @param rawHeaders alternating names and values, including duplicates
 * @returns the error status: 400 without exactly one `Host`, 403 for an unknown host; null if valid
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
