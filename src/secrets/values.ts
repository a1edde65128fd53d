import { decoded } from './base64.ts';
import { isMadeUp, mostAlike } from './made-up.ts';

/** References to a value: a variable, a tag, a call, a property, a URL, a path. */
const REFERENCE = [
  /^\$\w{1,60}\b(?![!@#%^&*])|^\$[{(]|\$\{|\{\{|^%\w{1,60}%$|^\{[\w.%-]{0,80}\}?$|^<|^\\|^!\w+$|^&\w/,
  /^\[[\w ="'-]{0,80}\]?$|^\([\w .-]{0,80}\)?$|^\*{2,}|^#\{/,
  /^[\w.$]{1,80}\(/,
  /^(?:process\.env|os\.environ|import\.meta|env|secrets|vars|config|var|local|data|module|params|each)[.[]/i,
  /^[A-Za-z_$][A-Za-z_$]{0,60}\d{0,2}(?:[?!]?\.[A-Za-z_$]{1,60}\d{0,2}){1,20}$/,
  /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/|\.{0,2}\/|~\/|[A-Za-z]:\\|arn:|urn:|vault:|projects\/|secret\/|op:|ref\+)/,
  /\.(?:txt|md|mdx|json|ya?ml|env|pem|key|toml|[jt]sx?|py|rb|go|sql|html?|sh|php|java|cs|tf|crt|p12|pfx|jks|ini|conf|xml)(?:[:#]\S*)?$/i,
  /^[\w.+-]+@[\w-]+\.[\w.-]+$/,
];

/** Words, numbers, hashes, algorithms: `billing-db-2`, `2026-12-01`, `v1.2.3`, `argon2id`. */
const PLAIN = [
  /^(?:[a-z]+\d{0,3}|\d+)(?:[-_./:,+][a-z]*\d{0,4})+$/i,
  /^[\w.-]+\/[\w./-]+#[\w.-]+$/,
  /^v?\d+(?:\.\d+)+/,
  /^\d{4}-\d\d-\d\d/,
  /^(?:0x[0-9a-f]{1,8}|#[0-9a-f]{3,8})$/i,
  /^[<>≥≤~]?=?\d+(?:[-–+/]\d*)?(?:char(?:acter)?s?|bytes?|bits?|min(?:utes?)?|m?s(?:ec(?:onds?)?)?|h(?:ours?)?|d(?:ays?)?|weeks?|months?|years?|[xkm]|[kmg]i?b|px|st|nd|rd|th)?$/i,
  /^(?:sha|md|hs|rs|es|ps|aes|rsa|base|argon|bcrypt|scrypt|pbkdf|oauth|utf|uuid|u?int|n?varchar|ed|x|tls|saml|ipv|totp|fido|web|auth|kerberos|ntlm|ldap|rfc|iso|http|mp|oidc|jwt|k|ec)-?v?\d{1,5}[a-z]{0,6}$/i,
  // Hashes prefixed with their algorithm.
  /^(?:sha\d{1,3}|md5|blake\w{1,3})[-:=]/i,
  /^\{(?:SSHA|SHA|MD5|CRYPT|PBKDF2|ARGON2)\d{0,3}\}/i,
  /^\$(?:2[abxy]?|argon2\w{0,2}|[156y]|apr1|scrypt|pbkdf2[\w-]{0,10}|7)\$/i,
  /^pbkdf2_|^bcrypt/i,
];

/** Words used in placeholders; a value consisting only of them is one. */
const DUMMY =
  /example|sample|placeholder|change|me|your|my|the|dummy|fake|redacted|hidden|secret|token|passw(?:or)?d|passwort|contrase[ñn]a|senha|clave|kennwort|geheim|passphrase|pass|keys?|api|access|auth|client|test(?:ing)?|dev(?:elopment)?|prod(?:uction)?|stag(?:e|ing)|local(?:host)?|demo|foo|bar|baz|qux|todo|tbd|insert|replace|here|with|from|user(?:name)?|admin|root|postgres|mysql|redis|guest|none|null|undefined|true|false|string|value|name|min|max|length|digits|char(?:acter)?s?|super|very|really|strong|long|random|secure|some|any|generated?|enter|put|goes|fill|this|that|not|real|only|use|should|must|be|at|least|and|or|for|in|is|an?|to|of|x{2,}|abc|def|ghi|xyz|1234?5?6?7?8?9?0?|456|789|[^\p{L}\p{N}]/giu;

/** Minimum number of characters left in a secret after removing placeholder words. */
const LEAST = 4;
/** In random text, no character has a larger share than this. */
const MOST_ALIKE = 0.4;

/** How many characters of a value are examined; made-up ones show it well before that. */
const REACH = 128;

/** Whether a value in the position of a credential is not one. */
function isNone(value: string): boolean {
  if ([...REFERENCE, ...PLAIN].some((pattern) => pattern.test(value))) return true;
  return mostAlike(value) > MOST_ALIKE || value.replace(DUMMY, '').length < LEAST;
}

/** Not used in passwords; a Japanese sentence continues without a space. */
const NO_LETTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A password may be short and human-made, but needs a digit or symbol to differ from a word. */
export function isSecretPassword(value: string): boolean {
  const text = plainOf(value);
  const word = text.replace(/[?!]+$/, '');
  if (text.length < 6 || !/\p{L}/u.test(word) || NO_LETTERS.test(word)) return false;
  if (!/[\d!@#$%^&*?~+=]/.test(word) && !isJumbled(word)) return false;
  return !isTypeName(word) && !isNone(text);
}

/** Other secrets are machine-generated: long, with letters and digits. */
export function isSecretKey(value: string): boolean {
  const text = plainOf(value);
  return text.length >= 8 && isKey(text) && !isNone(text) && !isMadeUp(text);
}

function isKey(text: string): boolean {
  if (/[!@#$%^&*?~]/.test(text) && classesOf(text) >= 3) return true;
  const digits = text.match(/\d/g)?.length ?? 0;
  if (text.length < 12 || (digits === 0 && !isJumbled(text))) return false;
  if (!/^[\x21-\x7e]+$/.test(text) || new Set(text).size < 8) return false;
  if (digits === 0) return text.length >= 16;
  return /[A-Za-z]/.test(text) && digits >= (text.length < 16 ? 2 : 1) && !isIdentifier(text);
}

/** Whether a word has capitals in places where names don't: `kXhPqZrTwN`. */
function isJumbled(word: string): boolean {
  if (!/^[A-Za-z+/_-]{8,}$/.test(word)) return false;
  const humps = word.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  return humps.length >= 4 && word.length / humps.length < 3;
}

/** Whether a text is an identifier made of words: `userTokenV2Handler`. */
function isIdentifier(text: string): boolean {
  const humps = text.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  const letters = humps.join('').length;
  // TOTP keys consist of capitals and a few digits, too.
  const isBase32 = /^[A-Z2-7]{16,}$/.test(text) && text.length - letters >= 2;
  return letters / humps.length >= 4 && letters >= text.length * 0.75 && !isBase32;
}

/** Whether a value looks random in itself; `OAuth2` and `Summer2026` do not. */
export function isDrawnByLot(value: string): boolean {
  if (!/\d/.test(value) || /^[A-Z]?[a-z]+\d+$/.test(value) || isIdentifier(value)) return false;
  const digits = value.match(/\d+/g)?.length ?? 0;
  return classesOf(value) >= 3 || (digits >= 4 && value.length >= 16);
}

/** `Float16Array`, `SecuritySchemeOauth2Application` */
function isTypeName(text: string): boolean {
  return /^[A-Z]\w*[a-z]$/.test(text) && isIdentifier(text);
}

function classesOf(text: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((one) => one.test(text)).length;
}

/** Decodes base64 before judging: Kubernetes has `password: cGFzc3dvcmQ=`. */
function plainOf(value: string): string {
  const beginning = value.slice(0, REACH);
  if (value.length > REACH) return beginning;
  return (value.length % 4 === 0 && value.length >= 8 && decoded(value)) || value;
}
