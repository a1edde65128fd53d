import type { Span } from './span.ts';
import { isSecretPassword } from './values.ts';

/**
 * URLs with a password, such as `redis://:…@host`, and the connection strings of Go's database
 * drivers (`user:…@tcp(host)`) and Oracle (`thin:user/…@host`).
 */
const ADDRESSES = [
  /:\/\/(?<user>[^\s:@/"'`<>|]{0,256}):(?<value>[^\s/"'`<>|]{1,256})@(?=[\w[{$<%-])/g,
  // Between a user and an @, a slash is part of the password.
  /:\/\/(?<user>[\w.+-]{1,64}):(?<value>[^\s@"'`<>|]{1,256})@(?=[\w-]{1,64}[.:/])/g,
  /@(?:tcp|unix|udp)\d?\((?<=(?:^|["'`=\s])(?<user>[\w.-]{1,64}):(?<value>[^\s@"'`<>]{1,256})@\w{3,5}\()/g,
  /thin:(?<user>[\w.-]{1,64})\/(?<value>[^\s@"'`<>]{1,256})@/g,
  /(?:sqlplus|impdp|expdp|sqlldr) (?:-\w{1,4} ){0,3}(?<user>[\w.-]{1,64})\/(?<value>[^\s@"'`<>]{1,256})(?=[@\s])/g,
];

export function findAddresses(text: string): Span[] {
  return ADDRESSES.flatMap((pattern) =>
    Array.from(text.matchAll(pattern)).flatMap(({ 0: found, index, groups = {} }) => {
      const value = groups.value ?? '';
      // A password equal to the user name is an example.
      if (value === groups.user || !isPasswordInAddress(value)) return [];
      const at = text.slice(0, index + found.length).lastIndexOf(value);
      const start = at;
      return [{ kind: 'password in a URL', start, end: start + value.length }];
    }),
  );
}

/** In a URL the value can only be a password, so a number counts, too. */
export function isPasswordInAddress(value: string): boolean {
  const plain = /%[0-9A-Fa-f]{2}/.test(value) ? value.replace(/%[0-9A-Fa-f]{2}/g, '!') : value;
  return isSecretPassword(plain) || (/^\d{6,}$/.test(plain) && !/^(\d)\1*$|^123456/.test(plain));
}
