import { byKeywords } from './keywords.ts';
import { endOfNested } from './mask.ts';

const BEFORE =
  '^[ \\t]*(?:pub(?:\\s*\\([^)]{0,200}\\))?\\s+)?(?:(?:default|async|const|unsafe|extern(?:\\s*"+)?)\\s+){0,8}';
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
          /(?:^|[{,])\s*(?:#\[[^\]]{0,500}\]\s*)*(?:pub(?:\([^)]{0,200}\))?\s+)?(?<name>(?:r#)?\w+)\s*:(?!:)/gm,
        value: true,
      },
    },
    {
      pattern: declared('enum'),
      scope: true,
      members: {
        pattern: /(?:^|[{,])\s*(?:#\[[^\]]{0,500}\]\s*)*(?<name>[A-Z]\w*)(?=\s*(?:[,({=]|$))/gm,
        value: true,
      },
    },
    { pattern: declared('trait|mod'), scope: true },
    { pattern: declared('type'), value: true },
    { pattern: declared('const|static(?:\\s+mut)?'), value: true },
    { pattern: /^[ \t]*macro_rules!\s*(?<name>\w+)/gm },
    {
      pattern:
        /^[ \t]*(?:unsafe\s+)?impl\b(?:\s*<[^{;]{0,1000}?>)?\s+(?:[^{;]{0,1000}?\sfor\s+)?(?:&\s*(?:mut\s+)?)?(?:dyn\s+)?(?:\w+::)*(?<name>\w+)/gm,
      scope: true,
      silent: true,
    },
  ],
});
