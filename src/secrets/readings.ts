/** One way to read a value that follows a name. */
export interface Reading {
  /** From the end of the name to the start of the value; `behind` is the rest of the name. */
  match: RegExpExecArray | null;
  /** Whether the context is weak, so that the value itself must look random. */
  isLoose?: boolean;
  /** Whether a tag must follow the value. */
  isElement?: boolean;
}

const SPACE = '[^\\S\\n]{0,16}';
/** What may follow the word: `_PROD`, `s`, `(staging)`, `for the database`. */
const BEHIND = '(?<behind>[\\w-]{0,40}(?:\\.\\w[\\w-]{0,40}){0,3})';
const ABOUT =
  "(?:[^\\S\\n]?[(（][^()（）\\n]{0,40}[)）]|[^\\S\\n](?:for|of|to|on|in|at|für|des|der|vom|von|pour|de|du|des|del|para|da|do|la|le)\\b[^\\n:=|\"'`]{0,40}?|(?<about>(?:[^\\S\\n](?:d['’])?[A-Za-zÀ-ÿ-]{2,20}){1,2})(?=[*_]{0,2}[^\\S\\n]?[:：=]))?";
/** Emphasis, quotes, brackets and tags around a name, or before a value. */
const CLOSE = '(?:["\'`*_)\\]}»”’」\\\\]|</?[a-z]{1,10}>){0,6}';
const QUOTE = '(?:\\\\?["\'`]|[“„‘「『]|«\\s?|&quot;)';
const OPEN = `(?:\\*{1,2}(?=[^\\s*])|<(?:code|b|strong|em|kbd|span|samp)>|<!\\[CDATA\\[|@(?=")|[brfu]{1,2}(?=["'])|\\[\\s{0,20}(?=["'])){0,3}${QUOTE}?(?:\`|\\*{1,2}(?=[^\\s*]))?`;

/** Markup opened before the name may close after the colon. */
const ENDED = '(?:[*_]{1,3}|</[a-z]{1,10}>){0,3}';

/** Any of these between a name and a value connects them. */
const BETWEEN = [
  // `<th>Password</th> <td>…`, `key="password" value="…"`, `name: DB_PASSWORD`, `value: …`
  '\\s{0,20}<(?:td|dd|string)\\b[^<>\\n]{0,60}>\\s{0,20}',
  '\\s{0,3},?\\s{1,40}["\']?(?:\\w{0,12}value|val|content)["\']?\\s{0,3}[:=]\\s{0,3}',
  // A variable of Terraform, a column of SQL.
  '["\']\\s?\\{\\s{1,20}(?:(?:type|description|sensitive)\\b[^\\n]{0,80}\\n\\s{0,8}){0,3}default\\s{0,8}=\\s{0,3}',
  '\\s{1,8}(?:text|varchar|char|character varying)(?:\\(\\d{1,5}\\))?(?:\\snot null)?\\s{1,4}default\\s{1,4}',
  // With a type.
  `${SPACE}[:?]{1,2}${SPACE}[\\w&'<>.?[\\]]{1,30}${SPACE}=${SPACE}`,
  // Only with quotes: a call, a list, a fallback value, SQL.
  `(?:${SPACE}(?:[(,]|\\|\\||\\?\\?|\\bor\\b)${SPACE}|[^\\S\\n]{1,16})(?=\\\\?["'\`“„‘«「])|(?=[“„「『])`,
  `${SPACE}(?:[:=?+]?={1,2}>?|:-|:|->|→|⇒|：|＝|\\|(?!\\|))${SPACE}`,
  '[^\\S\\n]{1,4}(?:[-–—~]|\\.{2,20}|…)[^\\S\\n]{1,4}',
  '[^\\S\\n](?:is|ist|lautet|es|est|é)(?:[^\\S\\n](?:now|jetzt|still))?:?[^\\S\\n]{1,8}',
  `(?:は|が)、?${SPACE}`,
  "['’]s[^\\S\\n]",
];
const IN_LINE = new RegExp(
  `^${BEHIND}${ABOUT}${CLOSE}(?:${BETWEEN.join('|')})${ENDED}${SPACE}${OPEN}`,
  'i',
);
/** After `<password`, `<entry key="password`. */
const IN_TAG = new RegExp(`^${BEHIND}["']?[^<>\\n]{0,60}>\\s{0,20}${OPEN}`, 'i');
/** After `--db-password`, `ENV DB_PASSWORD`, `requirepass`. */
const AFTER_SPACE = new RegExp(`^${BEHIND}[^\\S\\n]{1,16}${OPEN}`, 'i');
/** On its own line: YAML block scalars, a heading or label followed by a code block. */
const BELOW = new RegExp(
  `^${BEHIND}${ABOUT}${CLOSE}${SPACE}(?<colon>[:=：])?${CLOSE}${SPACE}(?:[|>][+-]?\\d?${SPACE})?\\n(?:[ \\t>]{0,16}\\n){0,2}[ \\t>]{0,40}(?:\`\`\`[\\w-]{0,20}\\n[ \\t>]{0,40}|[-*] )?(?:["'\`]|\\*\\*){0,2}(?=\\S{6,512}[^\\S\\n]{0,8}(?:\\n|$))`,
  'i',
);

const IS_TAG = /<[^<>\n]{0,80}$/;
const IS_OPTION =
  /(?:(?:^|[\s"'`(,[])-{1,2}[\w-]{0,40}|\b(?:ENV|ARG|setenv|set -\w{1,4}|configure set|config set \S{1,80})\s{1,8}[\w.:/-]{0,60}|\b(?:require|master)|\b(?:login|user)\s+\S{1,64}\s+|machine \S{1,80}\s+)$/i;
const IS_HEADING = /(?:^|\n)[ \t>]{0,16}(?:#{1,6} |\*\*)[^\n]{0,60}$/;
const IS_ALONE = /(?:^|\n)[ \t>*-]{0,8}$/;
/** What precedes a password in a sentence. */
const IS_GIVEN = /\b(?:with|using|use|and|mit|avec|con|com)\s(?:\w{1,20}\s){0,2}$/i;
/** `the password Policy2` */
const IS_NUMBERED = /^\s[A-Z][a-z]+\d\b/;

/**
 * The ways to read a value that follows a name, the most certain first.
 *
 * @param rest the text after the name
 * @param before the text before it
 */
export function* readings(rest: string, before: string): Generator<Reading> {
  if (IS_TAG.test(before)) yield { match: IN_TAG.exec(rest), isElement: true };
  yield { match: IN_LINE.exec(rest) };
  const below = BELOW.exec(rest);
  const isLabel = below?.groups?.colon !== undefined || IS_HEADING.test(before);
  if (isLabel || IS_ALONE.test(before)) yield { match: below, isLoose: !isLabel };
  const isGiven = IS_GIVEN.test(before) && !IS_NUMBERED.test(rest);
  yield { match: AFTER_SPACE.exec(rest), isLoose: !isGiven && !IS_OPTION.test(before) };
}
