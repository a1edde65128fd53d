import { UserError } from '../errors.ts';
import type { Address } from '../serve/listen.ts';
import type { Invocation, Option } from './define-command.ts';

export const ADDRESS: Record<'port' | 'host', Option> = {
  port: { type: 'string', value: '<number>', description: 'Port to serve on; 4321 by default' },
  host: {
    type: 'string',
    value: '<host>',
    description: 'Address to serve on; only this machine by default',
  },
};

/** @throws UserError for an invalid port */
export function addressOf({ options }: Invocation): Address {
  const { port = '', host = '127.0.0.1' } = options;
  if (port === '') return { host: String(host), port: 4321, isFlexible: true };
  const number = Number(port);
  if (!/^\d+$/.test(String(port)) || number > 65535) {
    throw new UserError(`"${port}" is not a port number. Choose one from 1 to 65535.`);
  }
  return { host: String(host), port: number, isFlexible: false };
}

/** The address for one more site: each is served from its own origin, as it will be hosted. */
export function nextAddress(address: Address, taken: number): Address {
  return { ...address, port: taken + 1, isFlexible: true };
}

/** Keeps a command running until it is interrupted. */
export function untilInterrupted(): Promise<number> {
  return new Promise(() => undefined);
}
