/**
 * Comments, strings and regular expressions. A template with substitutions stays, because it
 * contains code. So does what is not closed: it is matched so that it is searched only once.
 */
const NOISE =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*("?)|'(?:[^'\\\n]|\\[\s\S])*('?)|`(?:[^`\\]|\\[\s\S])*(`?)|(?<=(?:[=(,:;!&|?{}[\n]|=>)\s{0,9}|\breturn )\/(?![*/])(?:[^\\/[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\]?)+(\/?)/g;

/** The start of a JSX element, unless it is the type parameters of a function. */
const ELEMENT = '(?<![\\w$)\\]])<(?=[\\w>])(?![^()<]{0,200}>\\s*\\()';
const END_OF_ELEMENT = '</';
/**
 * A line break between what may end a statement and what may start one. A statement may also follow
 * the parentheses of an `if`, or a label.
 */
const NEW_LINE =
  '(?<=[\\w$)\\]}>"\'`])(?<!=>|\\b(?:await|delete|do|else|keyof|new|typeof|void|yield))[ \\t]*\\n\\s*(?=[\\w$@{["\'`#])(?!(?:as|else|extends|in|instanceof|is|of)\\b|[\\w$]+\\s*:(?!:)|(?<=\\)\\s*)(?:do|for|if|while|with)\\b)';
/** Tokens after which the same expression or statement continues. */
const PREFIX =
  '=>|\\*\\*|[=?:!~@]|\\b(?:await|declare|delete|do|else|export|extends|for|if|infer|keyof|new|readonly|typeof|unique|void|while|with|yield)\\b';

const MARK = new RegExp(
  `(${ELEMENT})|${PREFIX}|[()[\\]{};,>]|<\\/?|\\/>|${NEW_LINE}|[-+*/%&|^.]`,
  'g',
);
const INFIX = new Set('-+*/%&|^.');

/** Half of what overflows a stack of 1 MB, the default on Windows. */
const MOST = 300;
/** Elements use less stack; chains of calls and operators recurse only in part. */
const ELEMENT_COST = 1 / 4;
const INFIX_COST = 1 / 16;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const CLOSINGS = new Set([')', ']', '}', END_OF_ELEMENT, '/>']);

/** Nesting counted so far within one bracket. */
interface Level {
  closing: string;
  /** At the bracket, at the last comma, and now. */
  base: number;
  begin: number;
  total: number;
  angles: number;
}

/** @returns the code of a text, in which comments, strings and regular expressions are short */
export function withoutNoise(text: string): string {
  return text.replace(NOISE, (found, ...ends: unknown[]) => {
    const isOpen = ends.slice(0, 4).includes('');
    if (isOpen) return found;
    if (!found.startsWith('`')) return found.startsWith('/') ? ' ' : '""';
    // A template may be a call of the tag before it.
    return found.includes('${') ? found : '()';
  });
}

/**
 * Whether JavaScript or TypeScript is nested too deeply for its parser, which recurses for each level:
 * a stack overflow there ends the process.
 *
 * Counts what is open at the same time: brackets, elements, and tokens after which a statement continues.
 */
export function isTooDeep(text: string): boolean {
  const outer: Level[] = [];
  let level: Level = { closing: '', base: 0, begin: 0, total: 0, angles: 0 };
  for (const [mark, element] of withoutNoise(text).matchAll(MARK)) {
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
      // Something mistaken for an element ends with the bracket around it.
      while (level.closing === END_OF_ELEMENT && !isElement) level = outer.pop() as Level;
      if (level.closing !== (isElement ? END_OF_ELEMENT : mark)) continue;
      level = outer.pop() as Level;
      level.total += INFIX_COST;
    } else if (mark === ',') level.total = level.begin;
    else if (mark === '<' || mark === '>') {
      // Type arguments, which may contain commas.
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
