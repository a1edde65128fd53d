/*
 * What people call credentials, in the languages of the theme, as regular expressions without regard
 * to case. Accents may stand as characters of their own, as macOS writes them. Each begins with three
 * characters that are always there, and nothing looks back: so all of them are looked for at once,
 * many times faster than text is parsed.
 */

type Names = Readonly<Record<string, readonly string[]>>;

/** Of what a person types in. */
export const PASSWORDS: Names = {
  English: [
    'pass(?:wd|word|[ -]?phrase|code)s?',
    'pass',
    'pwd',
    'psw',
    'pw(?=[\\s:=_"\'*(|])',
    'identified by',
  ],
  German: ['passwor(?:t|ter)', 'passw(?:ö|o\u0308|oe)rter', 'kennw(?:o|ö|o\u0308|oe)rte?r?'],
  Spanish: ['contrase(?:ñ|n\u0303|n)as?', 'clave'],
  French: ['mots?[ _-]?de[ _-]?passe', 'mdp'],
  Portuguese: ['senhas?', 'palavra[ -]passe'],
  Japanese: ['パスワー(?:ド|ト\u3099)', 'ﾊﾟｽﾜｰﾄﾞ', 'パスフレーズ', '暗証番号'],
};

/** Of what a machine has made. */
export const KEYS: Names = {
  English: [
    'secret',
    'token',
    'key',
    'pre-?shared-?key',
    'psk',
    'credentials?',
    'auth(?=["\']?\\s{0,4}[:=])',
    'pat(?=["\'`*]{0,3}\\s{0,4}[:=])',
  ],
  German: ['schl(?:ü|u\u0308|ue)ssel', 'geheimnis'],
  Spanish: [
    'clave (?:de |del )?(?:la )?(?:api|acceso|secreta|privada|cifrado|servicio)',
    'secreto',
  ],
  French: [
    "cl(?:é|e\u0301|e)s? (?:d['’]|de |du )?(?:l['’])?(?:api|acc(?:è|e\u0300)s|secr(?:è|e\u0300)te|priv(?:é|e\u0301)e|chiffrement)",
    'jeton',
  ],
  Portuguese: ['chave (?:de |da |do )?(?:api|acesso|secreta|privada)', 'segredo'],
  Japanese: ['秘密鍵', 'トークン', 'シークレット(?:キー)?', 'キー', '鍵'],
};

/** Of both, as in `Zugangsdaten: dana / …`. */
export const LOGINS: Names = {
  English: ['log-?ins?', 'credentials?', 'creds', 'user(?:name)? ?/ ?pass(?:word)?', 'account'],
  German: ['zugangsdaten', 'anmeldedaten', 'zugang', 'benutzer(?:name)? ?/ ?passwort'],
  Spanish: ['credenciales', 'usuario ?/ ?(?:contrase(?:ñ|n\u0303)a|clave)', 'acceso'],
  French: ['identifiants?', 'utilisateur ?/ ?mot de passe', 'acc(?:è|e\u0300)s'],
  Portuguese: ['credenciais', 'usu(?:á|a\u0301)rio ?/ ?senha', 'acesso'],
  Japanese: ['ログイン(?:情報)?', '認証情報', 'アカウント'],
};

/** @returns one expression for all of them, those first that say more */
export function anyOf(names: Names): string {
  return Object.values(names)
    .flat()
    .sort((a, b) => b.length - a.length)
    .join('|');
}

/** Any name of a credential. */
export const NAME = new RegExp(`(?<key>${anyOf(KEYS)})|(?<password>${anyOf(PASSWORDS)})`, 'gi');

export interface Name {
  start: number;
  end: number;
  isPassword: boolean;
  /** Whether it is a verb, too: one may pass `--flag`. */
  isVerb: boolean;
}

/** @returns where names of credentials stand in a text, in order */
export function namesIn(text: string): Name[] {
  return Array.from(text.matchAll(NAME)).flatMap(({ 0: word, index: start, groups }) => {
    const before = text.slice(Math.max(0, start - CONTEXT), start);
    const behind = text.slice(start + word.length, start + word.length + 4);
    if (goesOn(word, behind) || !isName(word.toLowerCase(), word, before)) return [];
    const isPassword = groups?.password !== undefined;
    return [{ start, end: start + word.length, isPassword, isVerb: /^pass$/i.test(word) }];
  });
}

/** As many characters before a name as it takes to know what it is part of. */
const CONTEXT = 20;

/** A key is secret where that is said, or whose it is. */
const OF_KEY: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^key$/,
    /(?:secret|access|api|auth|private|encryption|signing|signature|master|account|storage|admin|service|role|client|server|app|application|webhook|session|shared|deploy|hmac|jwt|write|ingest(?:ion)?|integration|functions?|subscription|symmetric|crypt|crypto|cipher|aes|fernet|licen[cs]e|rest|partner|merchant|consumer|sas|ssl|tls|ssh|recovery|live|security|vault|wpa2?|token|global|maps|stripe|sendgrid|mailgun|algolia|datadog|openai|anthropic|google|twilio|aws|azure|pagerduty|new ?relic|cloudflare|deepl|mailchimp)[_ .-]?$/i,
  ],
  [/^schl/, /(?:api|zugriffs|zugangs|geheim|geheimer|privater|lizenz|signatur)[ -]?$/i],
  [/^(?:キー|鍵)$/, /(?:api|アクセス|秘密|認証|暗号化|ライセンス)[ の]?$/i],
  [/^auth$/, /[_"']$/],
];

/** Words that are also parts of others: `compass`, `enclave`. They stand alone, or as `db_pass`, `dbPass`. */
const SHORT = /^(?:pass|pwd|psw|pw|mdp|clave|senhas?|psk|jeton|credentials?|secreto|pat)$/;
/** What they are written together with all the same. */
const COMPOUND =
  /(?:db|pg|ftp|sql|user|admin|root|mail|smtp|redis|mq|my|ldap|auth|store|key|require|api|app|bot|jwt|client|access|refresh|id|bearer|hf|gh|npm)$/i;

function isName(word: string, written: string, before: string): boolean {
  const qualified = OF_KEY.find(([key]) => key.test(word));
  if (qualified) return qualified[1].test(before);
  return !SHORT.test(word) || isStart(before, written) || COMPOUND.test(before);
}

/** Whether a word goes on, as `passing`, `PASSED` or `tokenizer`; `tokens` and `passwordHash` do not. */
function goesOn(word: string, behind: string): boolean {
  if (!/\p{L}$/u.test(word) || !/^\p{L}/u.test(behind)) return false;
  const last = word.at(-1) ?? '';
  const isCamel = /\p{Ll}/u.test(last) && /^\p{Lu}/u.test(behind);
  return !isCamel && /[a-z]/i.test(last) && /^[a-z]/i.test(behind) && !/^s(?![a-z])/i.test(behind);
}

/** What makes a name that of something else, before it: a page token is in every address. */
const OTHER_BEFORE =
  /(?:page|skip|continuation|next|prev(?:ious)?|sync|csrf|xsrf|cancel(?:l?ation)?|resume|design|colou?r|theme|delimiter|stop|start|end|bos|eos|pad|mask|min|max|num(?:ber of)?|total|prompt|completion|input|output|unk|sep|idempotency|partition|primary|foreign|sort|cache|public|publishable|site|row|hash|hashed|translation|lookup|object|routing|shard|group|websocket|palabra|forgot|reset|anti-?forgery|syntax|lexer|css|change)[\s_.-]?$/i;

/** And behind it: the hash of a password, the name of a secret. */
const OTHER_BEHIND =
  /^[_.-]?s?(?:less|protect|iz|is(?:ed|ation)|hash|salt|digest|sha\d|md5|checksum|fingerprint|file|path|dir|url|uri|endpoint|link|name(?!space)|ids?(?![a-z])|type|kind|polic|rule|expir|ttl|age\b|max|min|len|size|count|limit|field|col|reset|hint|label|placeholder|algo|version|format|regex|pattern|manager|store|vault|ref|prefix|suffix|issuer|audience|scope|enabled|required|status|usage|budget|generator|strength|stdin|rotation|valid|arn|provider|source|input|param|header|engine|holder)/i;

/** Whether a name says that what follows is a credential, and nothing about one. */
export function isOther(before: string, behind: string): boolean {
  if (OTHER_BEHIND.test(behind)) return true;
  const match = OTHER_BEFORE.exec(before);
  return match !== null && isStart(before.slice(0, match.index), match[0]);
}

/** Whether a word begins there, as in `next_page`, `nextPage`: an admin key is no "min key". */
function isStart(before: string, word: string): boolean {
  return !/\p{L}$/u.test(before) || (/\p{Ll}$/u.test(before) && /^\p{Lu}/u.test(word));
}
