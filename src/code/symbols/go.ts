import { byKeywords, type Rule } from './keywords.ts';

const FIELDS: Rule = {
  pattern: /^[ \t]*(?<name>\w+(?:\s*,\s*\w+)*)(?=[ \t]*\(|[ \t]+[\w*[(<])/gm,
};

/** @see https://go.dev/ref/spec#Declarations_and_scope */
export const goDeclarations = byKeywords({
  mask: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|`[^`]*`|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\[^\n]+?)'/g,
  newlines: true,
  rules: [
    {
      pattern:
        /^func\s+(?:\(\s*(?:\w+\s+)?\*?\s*(?<container>\w+)\s*(?:\[[^\]]{0,500}\])?\s*\)\s*)?(?<name>\w+)/gm,
      typeBefore: /\b(?:interface|struct)\s*$/,
    },
    { pattern: /^type\s+(?<name>\w+)/gm, scope: true, members: FIELDS },
    { pattern: /^(?:var|const)\s+(?<name>\w+(?:\s*,\s*\w+)*)/gm, value: true },
    {
      pattern: /^(?:var|const)\s*\(/gm,
      silent: true,
      members: { pattern: /^[ \t]*(?<name>\w+(?:\s*,\s*\w+)*)/gm, value: true },
    },
    {
      pattern: /^type\s*\(/gm,
      silent: true,
      members: { pattern: /^[ \t]*(?<name>\w+)/gm, scope: true, members: FIELDS },
    },
  ],
});
