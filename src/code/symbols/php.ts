import { byKeywords } from './keywords.ts';

const BEFORE =
  '^[ \\t]*(?:(?:final|abstract|public|protected|private|static|readonly)(?:\\(set\\))?\\s+){0,8}';

/** @see https://www.php.net/manual/en/langref.php */
export const phpDeclarations = byKeywords({
  // Text outside the tags isn't code; `#[…]` isn't a comment.
  mask: /^(?:[^<]|<(?!\?))*<\?(?:php|=)?|\?>[\s\S]*?(?:<\?(?:php|=)?|$(?![\s\S]))|\/\/(?:[^\n?]|\?(?!>))*|#(?!\[)(?:[^\n?]|\?(?!>))*|\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|<<<[ \t]*(['"]?)(\w+)\1(?:[\s\S]*?\n[ \t]*\2\b|[\s\S]*)|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\]|\\[\s\S])*'?/g,
  rules: [
    { pattern: new RegExp(`${BEFORE}function\\s+&?\\s*(?<name>\\w+)`, 'gm') },
    {
      pattern: new RegExp(`${BEFORE}(?:class|interface|trait|enum)\\s+(?<name>\\w+)`, 'gm'),
      scope: true,
    },
    {
      pattern: new RegExp(`${BEFORE}const\\s+(?:[\\w|?&\\\\]+\\s+)?(?<name>\\w+)(?=\\s*=)`, 'gm'),
      value: true,
    },
    { pattern: /^[ \t]*case\s+(?<name>\w+)(?=\s*[;=])/gm, value: true },
    {
      pattern:
        /(?<=^|[(,;{}\s])(?:(?:public|protected|private|static|readonly|var)(?:\(set\))?\s+){1,8}(?:[\w|?&\\()]+\s+)?\$(?<name>\w+)/gm,
      value: true,
    },
    { pattern: /^\$(?<name>\w+)(?=\s*=)/gm, value: true },
  ],
});
