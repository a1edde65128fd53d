import { byKeywords } from './keywords.ts';
import { endOfNested } from './mask.ts';

const NAME = '(?<name>\\w+|`[^`\\n]+`)';
const RECEIVER = '(?:(?<container>\\w+)(?:<[^(\\n]{0,500}>)?\\??\\.)?';

/** Modifiers, which are part of a declaration; bounded, because each of them is tried as the first. */
const BEFORE =
  '(?:(?:public|private|protected|internal|open|abstract|final|sealed|data|inner|inline|value|override|suspend|operator|infix|tailrec|external|const|lateinit|expect|actual)\\s+){0,12}';

/** @see https://kotlinlang.org/docs/reference/grammar.html */
export const kotlinDeclarations = byKeywords({
  mask: /\/\/[^\n]*|\/\*|"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\[^\n]+?)'/g,
  endOf: endOfNested,
  newlines: true,
  rules: [
    {
      pattern: new RegExp(`${BEFORE}\\benum\\s+class\\s+${NAME}`, 'g'),
      scope: true,
      members: { pattern: /(?:^|[{,])\s*(?<name>[A-Z]\w*)(?=\s*(?:[,;({}]|$))/gm },
    },
    {
      pattern: new RegExp(
        `${BEFORE}(?<!\\benum\\s{1,20})(?<!:)\\b(?:annotation\\s+)?(?:class|(?:fun\\s+)?interface|object)\\s+${NAME}`,
        'g',
      ),
      scope: true,
    },
    {
      pattern: new RegExp(
        `${BEFORE}\\bfun\\s+(?:<[^(]{0,500}>\\s*)?${RECEIVER}${NAME}(?=\\s*\\()`,
        'g',
      ),
      value: true,
    },
    {
      pattern: new RegExp(
        `${BEFORE}\\b(?:val|var)\\s+(?:<[^=]{0,500}?>\\s*)?${RECEIVER}${NAME}`,
        'g',
      ),
      value: true,
    },
    { pattern: new RegExp(`${BEFORE}\\btypealias\\s+${NAME}`, 'g'), value: true },
  ],
});
