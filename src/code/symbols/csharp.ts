import { byMembers } from './members.ts';

/** @see https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/classes */
export const csharpDeclarations = byMembers({
  mask: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|^[ \t]*#[^\n]*|(?<!\$)\$*("{3,})[\s\S]*?(?:\1|$(?![\s\S]))|\$?@\$?"(?:[^"]|"")*"?|\$?"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\[^\n]+?)'/gm,
  annotation: /(?=\[)/y,
  type: /^(?:\w+\s+)*?(?:(?<word>class|interface|enum|struct|record(?:\s+(?:class|struct))?|namespace)\s+(?<name>[\w.]+))/,
});
