/** What is no code. A template with holes is left: there is code in them. */
const NOISE =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`|(?<=[=(,:;!&|?{}[\n]\s{0,9}|\breturn )\/(?![*/])(?:[^\\/[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+\//g;

/** An element of JSX, unless it is what stands before the parameters of a function. */
const ELEMENT = '(?<![\\w$)\\]])<(?=[\\w>])(?![^()<]{0,200}>\\s*\\()';
const END_OF_ELEMENT = '</';
/**
 * A line break after what may end a statement, before what may begin one. A statement may be what
 * comes after the brackets of an `if`, and after a label.
 */
const NEW_LINE =
  '(?<=[\\w$)\\]}>"\'`])(?<!=>|\\b(?:await|delete|do|else|keyof|new|typeof|void|yield))[ \\t]*\\n\\s*(?=[\\w$@{["\'`#])(?!(?:as|else|extends|in|instanceof|is|of)\\b|[\\w$]+\\s*:(?!:)|(?<=\\)\\s*)(?:do|for|if|while|with)\\b)';
/** After these comes what is part of the same. */
const PREFIX =
  '=>|\\*\\*|[=?:!~@]|\\b(?:await|declare|delete|do|else|export|extends|for|if|infer|keyof|new|readonly|typeof|unique|void|while|with|yield)\\b';

const MARK = new RegExp(
  `(${ELEMENT})|${PREFIX}|[()[\\]{};,>]|<\\/?|\\/>|${NEW_LINE}|[-+*/%&|^.]`,
  'g',
);
const INFIX = new Set('-+*/%&|^.');

/** Half of what it takes to end a stack of one megabyte, which is what programs have on Windows. */
const MOST = 300;
/** Elements take less of it; of a chain of calls and operators, only some is done by recursion. */
const ELEMENT_COST = 1 / 4;
const INFIX_COST = 1 / 16;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const CLOSINGS = new Set([')', ']', '}', END_OF_ELEMENT, '/>']);

/** What has been counted up to a place within a bracket. */
interface Level {
  closing: string;
  /** At the bracket, at the last comma, and now. */
  base: number;
  begin: number;
  total: number;
  angles: number;
}

/**
 * Whether a text of JavaScript or TypeScript is nested deeper than its parser can follow: it calls
 * itself for each level, and where the stack ends, so does the process.
 *
 * What counts is what is open at once: brackets, elements, and signs after which a statement goes on.
 */
export function isTooDeep(text: string): boolean {
  const code = text.replace(NOISE, (found) => {
    if (!found.startsWith('`')) return found.startsWith('/') ? ' ' : '""';
    // Templates call what stands before them.
    return found.includes('${') ? found : '()';
  });
  const outer: Level[] = [];
  let level: Level = { closing: '', base: 0, begin: 0, total: 0, angles: 0 };
  for (const [mark, element] of code.matchAll(MARK)) {
    if (mark === '(' || mark === '[' || mark === '{' || element !== undefined) {
      outer.push(level);
      const base = level.total + (element === undefined ? 1 : ELEMENT_COST);
      level = {
        closing: CLOSING[mark] ?? END_OF_ELEMENT,
        base,
        begin: base,
        total: base,
        angles: 0,
      };
    } else if (CLOSINGS.has(mark)) {
      const isElement = mark === '</' || mark === '/>';
      // What was taken for an element and is none ends with the bracket around it.
      while (level.closing === END_OF_ELEMENT && !isElement) level = outer.pop() as Level;
      if (level.closing !== (isElement ? END_OF_ELEMENT : mark)) continue;
      level = outer.pop() as Level;
      level.total += INFIX_COST;
    } else if (mark === ',') level.total = level.begin;
    else if (mark === '<' || mark === '>') {
      // Those of arguments that are types; commas are within them.
      const step = mark === '<' ? 1 : level.angles > 0 ? -1 : 0;
      level.angles += step;
      level.begin += step;
      level.total += step;
    } else if (mark === ';' || mark.trimStart() !== mark) {
      level.begin = level.base;
      level.total = level.base;
      level.angles = 0;
    } else level.total += INFIX.has(mark) ? INFIX_COST : 1;
    if (level.total > MOST) return true;
  }
  return false;
}
