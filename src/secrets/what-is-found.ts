import { compareText } from '../model/compare-text.ts';
import { CALLS } from './command-lines.ts';
import type { Format } from './formats/format.ts';
import { FORMATS } from './formats.ts';
import { KEYS } from './names.ts';

/** Documentation of what is detected, generated from the lists used for detection. */
export const WHAT_IS_FOUND = [
  {
    heading: 'Found by format',
    text: 'Anywhere in a text, if the value looks random. Includes everything that secretlint’s recommended rules find.',
    list: [
      'PEM and PGP: a private key (`-----BEGIN … PRIVATE KEY-----`), on several lines or one, indented or truncated; PuTTY: a private key (`Private-Lines:`).',
      ...Array.from(
        Map.groupBy(FORMATS, ({ vendor }) => vendor),
        ([vendor, formats]) => `${vendor}: ${formsOf(formats)}.`,
      ).sort((a, b) => compareText(a.toLowerCase(), b.toLowerCase())),
    ],
  },
  {
    heading: 'Found by context',
    text: 'A password has at least six characters, with letters and at least one digit or symbol; a key or token has at least twelve characters, including digits.',
    list: [
      `Next to its name (a password, a token, a secret, an API key), in ${languages()}: in \`.env\` files, JSON, YAML, TOML, INI, XML, SQL and code, in a sentence, below a heading, in a table row or column, in CSV.`,
      'In a URL or connection string: `scheme://user:…@host`, JDBC, ADO.NET, Go and Oracle.',
      'In a header: `Authorization: Basic …`, `Bearer …` and other schemes. Base64 is decoded first.',
      'In pasted configuration files: `.netrc`, `.pgpass`, `.npmrc`, `.pypirc`, kubeconfig, Docker’s `config.json`, Kubernetes Secrets, WireGuard.',
      `In a command or call that takes it as an unnamed argument: ${Object.keys(CALLS)
        .map((name) => `\`${name}\``)
        .join(', ')}.`,
      'As words: a wallet’s recovery phrase, a Google app password.',
    ],
  },
  {
    heading: 'Not reported',
    text: 'A variable, a tag or a call instead of a value; a placeholder (`changeme`, `<your-token>`, `xxxx`); sample credentials from manuals; a path, a URL, a version, a date; hashes, including those of passwords; public keys, certificates and publishable keys (`pk_live_…`); pagination tokens; meeting links; a plain word without a digit. On the test corpus, recall is at least 98 % and precision at least 99 %.',
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
