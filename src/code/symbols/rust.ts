import { byKeywords } from './keywords.ts';
import { endOfNested } from './mask.ts';

const BEFORE =
  '^[ \\t]*(?:pub(?:\\s*\\([^)]*\\))?\\s+)?(?:(?:default|async|const|unsafe|extern(?:\\s*"+)?)\\s+)*';
const NAME = '(?<name>(?:r#)?\\w+)';
const declared = (words: string) => new RegExp(`${BEFORE}(?:${words})\\s+${NAME}`, 'gm');

/** @see https://doc.rust-lang.org/reference/items.html */
export const rustDeclarations = byKeywords({
  mask: /\/\/[^\n]*|\/\*|\bb?r(#*)"[\s\S]*?(?:"\1|$)|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\\n]|\\(?:u\{[^}\n]*\}|x..|[^\n]))'/g,
  endOf: endOfNested,
  rules: [
    { pattern: declared('fn') },
    {
      pattern: declared('struct|union'),
      scope: true,
      members: {
        pattern:
          /(?:^|[{,])\s*(?:#\[[^\]]*\]\s*)*(?:pub(?:\([^)]*\))?\s+)?(?<name>(?:r#)?\w+)\s*:(?!:)/gm,
        value: true,
      },
    },
    {
      pattern: declared('enum'),
      scope: true,
      members: {
        pattern: /(?:^|[{,])\s*(?:#\[[^\]]*\]\s*)*(?<name>[A-Z]\w*)(?=\s*(?:[,({=]|$))/gm,
        value: true,
      },
    },
    { pattern: declared('trait|mod'), scope: true },
    { pattern: declared('type'), value: true },
    { pattern: declared('const|static(?:\\s+mut)?'), value: true },
    { pattern: /^[ \t]*macro_rules!\s*(?<name>\w+)/gm },
    {
      pattern:
        /^[ \t]*(?:unsafe\s+)?impl\b(?:\s*<[^{;]*?>)?\s+(?:[^{;]*?\sfor\s+)?(?:&\s*(?:mut\s+)?)?(?:dyn\s+)?(?:\w+::)*(?<name>\w+)/gm,
      scope: true,
      silent: true,
    },
  ],
});
