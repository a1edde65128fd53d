import { ADDRESSES, FUNCTIONS, PROPERTIES } from './allowed.ts';
import { is, type Span, split, trimmed, unread } from './css-tokens.ts';
import { idIn, type Names } from './names.ts';
import { limit, Refused, SVG_LIMITS } from './refused.ts';

/** A rebuilt property value. */
export interface Value {
  text: string;
  /** The ids that it refers to, as written. */
  ids: string[];
  /** How many effects over a whole area it applies. */
  effects: number;
}

export interface Declaration extends Value {
  property: string;
}

/**
 * @returns the declarations with allowed properties; others don't affect the picture and are
 *   dropped
 * @throws Refused if any of them, kept or not, refers to another file or runs code
 */
export function readDeclarations(span: Span, names: Names): Declaration[] {
  return split(span, is.Semicolon).flatMap((part) => {
    const { tokens, from, to } = part;
    const written = tokens.slice(from, to);
    if (written.some(({ type }) => type === is.LeftCurlyBracket)) throw unread();
    const colon = tokens[from + 1]?.type === is.WhiteSpace ? from + 2 : from + 1;
    const [name] = written;
    if (name?.type !== is.Ident || colon >= to || tokens[colon]?.type !== is.Colon) return [];
    const property = name.text.startsWith('--') ? name.text : name.text.toLowerCase();
    if (property === 'behavior' || property === '-moz-binding') {
      throw new Refused(`The style of the SVG has the property "${property}", which runs code.`);
    }
    const value = readValue(trimmed({ tokens, from: colon + 1, to }), isKept(property), names);
    if (value === null) return [];
    if (property.startsWith('--') && value.ids.length > 0) {
      throw new Refused(
        `The style of the SVG refers to one of its elements in the variable "${property}".`,
        'Refer to it where the variable is used.',
      );
    }
    return [{ property, ...value }];
  });
}

function isKept(property: string): boolean {
  return property.startsWith('--') || PROPERTIES.has(property);
}

const EFFECTS: ReadonlySet<string> = new Set(['blur', 'drop-shadow']);
/** Token types allowed in values besides functions and URLs. */
const PLAIN: ReadonlySet<number> = new Set([
  ...[is.Ident, is.Hash, is.String, is.Delim, is.Number, is.Percentage, is.Dimension],
  ...[is.WhiteSpace, is.Comma, is.LeftParenthesis, is.RightParenthesis],
]);

/**
 * @param kept whether the value is written; otherwise it is only searched for URLs
 * @returns null if it is not a valid value, which browsers ignore, too
 * @throws Refused if it refers to another file, or uses an unknown function
 */
export function readValue({ tokens, from, to }: Span, kept: boolean, names: Names): Value | null {
  const value: Value = { text: '', ids: [], effects: 0 };
  let isValue = kept && from < to;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (!token) break;
    const { type, text } = token;
    const name = type === is.Function ? text.slice(0, -1).toLowerCase() : null;
    if (type === is.Url || name === 'url') {
      const id = idIn(type === is.Url ? text.slice(4, -1) : stringIn(tokens, at));
      if (id === null) throw external();
      value.ids.push(id);
      limit(value.ids.length, SVG_LIMITS.addresses, 'has too many references in one value');
      value.text += `url(#${names.refer(id)})`;
      at = token.close;
    } else if (name !== null) {
      if (ADDRESSES.has(name)) throw external(name);
      if (kept && !FUNCTIONS.has(name)) {
        throw new Refused(`The style of the SVG uses the function "${name}()".`);
      }
      if (EFFECTS.has(name)) value.effects += 1;
      value.text += text;
    } else {
      isValue &&= PLAIN.has(type);
      value.text += text;
    }
  }
  return isValue ? value : null;
}

/** @returns the string that is a function's only argument */
function stringIn(tokens: Span['tokens'], at: number): string {
  const inside = trimmed({ tokens, from: at + 1, to: tokens[at]?.close ?? at });
  const [token] = tokens.slice(inside.from, inside.to);
  if (inside.to - inside.from !== 1 || token?.type !== is.String) throw external();
  return token.text.slice(1, -1);
}

function external(name = 'url'): Refused {
  return new Refused(
    `The style of the SVG refers to something outside it with "${name}()".`,
    'Embed the referenced content in the SVG, or save it as PNG.',
  );
}

export function writeDeclarations(declarations: Declaration[]): string {
  return declarations.map(({ property, text }) => `${property}:${text}`).join(';');
}
