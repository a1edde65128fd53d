import { createServer, type RequestListener, type Server } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';
import { UserError } from '../errors.ts';
import { send } from './send.ts';
import { hostProblem, hostsOf, isEverywhere } from './trusted-hosts.ts';

export interface Address {
  host: string;
  port: number;
  /** Whether to try other ports if this one is taken. */
  isFlexible: boolean;
}

const ATTEMPTS = 50;

const REFUSALS = {
  400: 'A request must name exactly one host.\n',
  403: 'Unknown host. Set the host of the server with "--host".\n',
};

/**
 * Serves on a port, or the next free one, and only to requests with a trusted host.
 *
 * @returns the server and its URL
 * @throws UserError if the port is taken or must not be used
 */
export async function listen(
  handle: RequestListener,
  { host, port, isFlexible }: Address,
): Promise<{ server: Server; url: string; port: number }> {
  for (let attempt = 0; ; attempt++) {
    const server = createServer(toItsHosts(handle, host));
    const candidate = port === 0 ? 0 : port + attempt;
    const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once('error', resolve);
      server.listen(candidate, host, () => resolve(null));
    });
    if (error === null) {
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : candidate;
      const name = host.includes(':') ? `[${host}]` : host;
      return {
        server,
        port: actual,
        url: `http://${name === '127.0.0.1' ? 'localhost' : name}:${actual}`,
      };
    }
    if (error.code === 'EADDRINUSE' && isFlexible && attempt < ATTEMPTS) continue;
    throw new UserError(
      error.code === 'EADDRINUSE'
        ? `Port ${candidate} is taken. Choose another with --port.`
        : `Cannot serve on ${host}:${candidate} (${error.code ?? error.message}).`,
    );
  }
}

function toItsHosts(handle: RequestListener, host: string): RequestListener {
  return (request, response) => {
    const { localPort = 0 } = request.socket;
    // The machine's addresses may change at run time.
    const machine = isEverywhere(host) ? namesOfMachine() : [];
    const problem = hostProblem(request.rawHeaders, hostsOf(host, localPort, machine));
    if (problem === null) handle(request, response);
    else send(response, problem, '.txt', REFUSALS[problem]);
  };
}

function namesOfMachine(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  return [hostname(), ...addresses.map(({ address }) => address)];
}
