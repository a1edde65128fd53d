import { endOfValue, readValue } from './read-value.ts';
import type { Span } from './span.ts';
import { isSecretKey, isSecretPassword } from './values.ts';

const QUOTE = '\\\\?["\'`]?';
const OF_USER = `\\s(?:-u|-U|-a|--user|--proxy-user|--auth)[ =]?${QUOTE}(?<user>[^\\s:"'\`]{0,64}):`;
const P = `\\s-p[ =]?${QUOTE}`;
/** With a space, as in `-p secret`, the word would be a database name. */
const P_TOGETHER = `\\s-p${QUOTE}(?=\\S)`;
const SAMBA = `\\s-U ${QUOTE}[\\w.\\\\/-]{1,64}%`;
/** Piped to a program that reads a password, or written to a file whose name gives it away. */
const PIPED = `^(?: -\\w{1,4}){0,2} ${QUOTE}(?:[\\w.-]{1,64}:)?(?=[^\\n|>]{6,200}(?:\\|[^\\n|]{0,80}(?:--password-stdin|--with-token|--stdin|chpasswd|sudo -S)|>{1,2} ?\\S{0,80}(?:\\.key|secrets?|token|passw(?:or)?d|\\.netrc|\\.pgpass|credentials)\\b))`;
/** A user and password tuple, as in library calls. */
const TUPLE = '^[ =]{0,3}\\([^\\n"\'()]{0,20}(?:["\'][^"\'\\n]{1,80}["\'], ?){1,2}["\']';

/** Programs and functions, with the pattern that precedes the password in their arguments. */
export const CALLS: Readonly<Record<string, string>> = {
  curl: OF_USER,
  wget: OF_USER,
  http: OF_USER,
  https: OF_USER,
  mysql: P_TOGETHER,
  mysqldump: P_TOGETHER,
  mysqladmin: P_TOGETHER,
  mysqlimport: P_TOGETHER,
  mariadb: P_TOGETHER,
  sshpass: P,
  docker: P,
  podman: P,
  nerdctl: P,
  skopeo: P,
  helm: P,
  mongo: P,
  mongosh: P,
  mongodump: P,
  mongorestore: P,
  psexec: P,
  influx: P,
  'az login': P,
  'redis-cli': `\\s-a ${QUOTE}`,
  ldapsearch: `\\s-w ?${QUOTE}`,
  ldapadd: `\\s-w ?${QUOTE}`,
  ldapmodify: `\\s-w ?${QUOTE}`,
  sqlcmd: `\\s-P ?${QUOTE}`,
  osql: `\\s-P ?${QUOTE}`,
  smbclient: SAMBA,
  rpcclient: SAMBA,
  lftp: `\\s-u ${QUOTE}\\S{1,64},`,
  xfreerdp: `\\s/p:${QUOTE}`,
  openssl: `\\s-k ${QUOTE}`,
  'net user': `^ \\S{1,64} ${QUOTE}(?!/)`,
  'convertto-securestring': `^ (?:-String )?${QUOTE}`,
  htpasswd: `^(?: -\\w{1,6}){1,4} \\S{1,80} \\S{1,64} ${QUOTE}`,
  'net use': `\\s\\\\\\\\\\S{1,80} ${QUOTE}(?!/)`,
  unzip: `\\s-[pP] ?${QUOTE}`,
  zip: `\\s-[pP] ?${QUOTE}`,
  rabbitmqctl: `\\s(?:add_user|change_password) \\S{1,64} ${QUOTE}`,
  echo: PIPED,
  printf: PIPED,
  auth: TUPLE,
  login: TUPLE,
  basicauth: TUPLE,
  basic_auth: TUPLE,
  mysqli: TUPLE,
  mysqli_connect: TUPLE,
  pdo: TUPLE,
};
const ARGUMENTS = new Map(
  Object.entries(CALLS).map(([name, before]) => [name, new RegExp(before)] as const),
);
const LONGEST_FIRST = Object.keys(CALLS).sort((a, b) => b.length - a.length);
const CALL = new RegExp(`(?:${LONGEST_FIRST.join('|')})(?=[\\s(]|=\\()`, 'gi');

/** The part of a command that is examined, across lines continued with a backslash. */
const COMMAND = /^(?:\\\n|[^\n;`]){0,400}/;

/** Finds passwords in arguments that don't name them: `mysql -p…`. */
export function findInCommands(text: string): Span[] {
  return Array.from(text.matchAll(CALL)).flatMap(({ 0: name, index }) => {
    if (/\w/.test(text[index - 1] ?? '')) return [];
    const from = index + name.length;
    const [command = ''] = COMMAND.exec(text.slice(from, from + 400)) ?? [];
    const match = ARGUMENTS.get(name.toLowerCase())?.exec(command);
    if (!match) return [];
    const start = from + match.index + match[0].length;
    const value = readValue(text, start);
    if (value === match.groups?.user) return [];
    if (!isSecretPassword(value) && !isSecretKey(value)) return [];
    return [{ kind: 'password', start, end: endOfValue(text, start, value) }];
  });
}
