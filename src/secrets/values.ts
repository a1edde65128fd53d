/** Refers to a value instead of being one: a variable, a tag, a call, a property, an address, a path. */
const REFERENCE = [
  /^[$%{[(<\\*]|\$\{|\{\{|^!\w+$/,
  /^[\w.$]+\(/,
  /^(?:process\.env|os\.environ|import\.meta|env|secrets|vars|config)[.[]/i,
  /^[A-Za-z_$][A-Za-z_$]*\d{0,2}(?:\??\.[A-Za-z_$]+\d{0,2})+$/,
  /^(?:[a-z][a-z0-9+.-]*:\/\/|\.{0,2}\/|~\/|[A-Za-z]:\\|arn:)/,
  /\.(?:txt|md|mdx|json|ya?ml|env|pem|key|toml|[jt]sx?|py|rb|go|sql)$/i,
  /^[\w.+-]+@[\w-]+\.[\w.-]+$/,
];

/** Words, numbers and names of algorithms: `billing-db-2`, `2026-12-01`, `v1.2.3`, `argon2id`. */
const PLAIN = [
  /^(?:[a-z]+\d{0,3}|\d+)(?:[-_./:,+][a-z]*\d{0,4})+$/i,
  /^v?\d+(?:\.\d+)+/,
  /^\d{4}-\d\d-\d\d/,
  /^(?:sha|md|hs|rs|es|ps|aes|rsa|base|argon|bcrypt|scrypt|pbkdf|oauth|utf|uuid|u?int|n?varchar|ed|x)-?\d{1,5}[a-z]{0,6}$/i,
];

/** What examples are made of; a value that is nothing else is one. */
const DUMMY =
  /example|sample|placeholder|change|me|your|my|the|dummy|fake|redacted|hidden|secret|token|passw(?:or)?d|passphrase|pass|key|api|access|auth|client|test(?:ing)?|dev(?:elopment)?|local(?:host)?|demo|foo|bar|baz|todo|insert|replace|here|with|user(?:name)?|admin|root|none|null|undefined|true|false|string|value|name|min|max|length|digits|char(?:acter)?s?|x{2,}|abc|def|ghi|xyz|1234?5?6?7?8?9?0?|456|789|[^\p{L}\p{N}]/giu;

/** Fewer characters than this, once words of examples are out, are no secret. */
const LEAST = 4;

/** Whether a value is written where a password would be, but is none. */
function isNone(value: string): boolean {
  if ([...REFERENCE, ...PLAIN].some((pattern) => pattern.test(value))) return true;
  const counts = Map.groupBy(value, (char) => char);
  const most = Math.max(...[...counts.values()].map(({ length }) => length));
  return most > value.length * 0.4 || value.replace(DUMMY, '').length < LEAST;
}

/** A password may be short and made up by a person; a word without a digit or a sign could be any. */
export function isSecretPassword(value: string): boolean {
  const word = value.replace(/[?!]+$/, '');
  return (
    value.length >= 6 && /\p{L}/u.test(word) && /[\d!@#$%^&*?~+=]/.test(word) && !isNone(value)
  );
}

/** Any other secret is made by a machine: long, with digits among the letters. */
export function isSecretKey(value: string): boolean {
  return (
    /^[\w+/=.~:-]{12,}$/.test(value) &&
    /[A-Za-z]/.test(value) &&
    (value.match(/\d/g)?.length ?? 0) >= 2 &&
    new Set(value).size >= 8 &&
    !isNone(value)
  );
}
