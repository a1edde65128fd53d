import { compareText } from '../model/compare-text.ts';
import { CALLS } from './command-lines.ts';
import type { Format } from './formats/format.ts';
import { FORMATS } from './formats.ts';
import { KEYS } from './names.ts';

/** What is looked for, in words: made from the lists that it is looked for with. */
export const WHAT_IS_FOUND = [
  {
    heading: 'What is found by its form',
    text: 'Wherever it stands, if it looks drawn by lot; and what the recommended rules of secretlint find.',
    list: [
      'PEM and PGP: a private key (`-----BEGIN … PRIVATE KEY-----`), in lines, in one line, indented or cut off; PuTTY: a private key (`Private-Lines:`).',
      ...Array.from(
        Map.groupBy(FORMATS, ({ vendor }) => vendor),
        ([vendor, formats]) => `${vendor}: ${formsOf(formats)}.`,
      ).sort((a, b) => compareText(a.toLowerCase(), b.toLowerCase())),
    ],
  },
  {
    heading: 'What is found by what stands around it',
    text: 'A password has six characters or more, and a digit or a sign among its letters; a key or token has twelve or more, with digits.',
    list: [
      `Beside a name for it (a password, a token, a secret, an API key), in ${languages()}: in \`.env\` files, JSON, YAML, TOML, INI, XML, SQL and code, in a sentence, below a heading, in a row or a column of a table, in CSV.`,
      'In an address: `scheme://user:…@host`, JDBC, ADO.NET, Go and Oracle.',
      'In a header: `Authorization: Basic …`, `Bearer …` and other schemes. What is in base64 is judged by what it says.',
      'In files that are pasted: `.netrc`, `.pgpass`, `.npmrc`, `.pypirc`, kubeconfig, `config.json` of Docker, Secrets of Kubernetes, WireGuard.',
      `In a command, or a call that takes it without a name: ${Object.keys(CALLS)
        .map((name) => `\`${name}\``)
        .join(', ')}.`,
      'As words: the recovery phrase of a wallet, the password that Google makes for an application.',
    ],
  },
  {
    heading: 'What is none',
    text: 'A variable, a tag or a call in its place; a placeholder (`changeme`, `<your-token>`, `xxxx`); what manuals print; a path, an address, a version, a date; hashes, also of passwords; public keys, certificates and publishable keys (`pk_live_…`); tokens that turn a page; links to meetings; a word without a digit, which could be any. Of 100 secrets in the corpus of the tests at least 98 are found, and of 100 findings in it at least 99 are secrets.',
    list: [],
  },
];

function formsOf(formats: readonly Format[]): string {
  const byWhat = Map.groupBy(formats, ({ what }) => what);
  return Array.from(byWhat, ([what, alike]) => {
    const looks = alike.flatMap(({ looks, isPrefixed }) =>
      looks.map((text) => `\`${isPrefixed ? `${text}…` : text}\``),
    );
    return what === '' ? looks.join(', ') : `${what} (${looks.join(', ')})`;
  }).join('; ');
}

function languages(): string {
  const names = Object.keys(KEYS);
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
