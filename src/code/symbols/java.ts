import { byMembers } from './members.ts';

/** @see https://docs.oracle.com/javase/specs/jls/se21/html/jls-8.html */
export const javaDeclarations = byMembers({
  mask: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\[^\n]+?)'/g,
  annotation: /@(?!interface\b)[\w.]+/y,
  type: /^(?:[\w-]+\s+)*?(?<word>class|interface|enum|record|@interface)\s+(?<name>\w+)/,
});
