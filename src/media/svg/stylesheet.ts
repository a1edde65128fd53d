import { after, is, type Span, split, tokensOf, trimmed, unread } from './css-tokens.ts';
import { type Declaration, readDeclarations, writeDeclarations } from './declarations.ts';
import type { Names } from './names.ts';
import { Refused } from './refused.ts';

/** A rebuilt `<style>`. */
export interface Stylesheet {
  text: string;
  rules: StyleRule[];
  /** Attribute names used in its selectors. */
  attributes: Set<string>;
}

export interface StyleRule {
  /** The last part of each selector, which may match more elements than the whole. */
  subjects: Subject[];
  declarations: Declaration[];
}

export interface Subject {
  type: string | null;
  id: string | null;
  classes: string[];
}

/**
 * @returns its rules and those in `@media`, and its `@keyframes`
 * @throws Refused if it loads something, or contains unknown at-rules
 */
export function readStylesheet(css: string, names: Names): Stylesheet {
  const sheet: Stylesheet = { text: '', rules: [], attributes: new Set() };
  const tokens = tokensOf(css);
  sheet.text = readRules({ tokens, from: 0, to: tokens.length }, sheet, names);
  return sheet;
}

function readRules(span: Span, sheet: Stylesheet, names: Names): string {
  return rulesIn(span)
    .map(({ name, prelude, block }) => {
      if (name === null) {
        const { text, subjects } = readSelectors(prelude, sheet, names);
        const declarations = readDeclarations(block ?? prelude, names);
        sheet.rules.push({ subjects, declarations });
        return `${text}{${writeDeclarations(declarations)}}`;
      }
      if (name === '@media' && block) {
        return `@media ${writtenAs(prelude, MEDIA)}{${readRules(block, sheet, names)}}`;
      }
      if (name === '@keyframes' && block) {
        return `@keyframes ${writtenAs(prelude, STEPS)}{${readSteps(block, names)}}`;
      }
      // `@charset` is irrelevant, and vendor-prefixed rules are ignored by other browsers.
      if (name === '@charset' || name.startsWith('@-')) return '';
      throw new Refused(
        `The style of the SVG has a rule "${name}".`,
        name === '@font-face' || name === '@import'
          ? 'Convert text in custom fonts to paths, or save it as PNG.'
          : undefined,
      );
    })
    .join('');
}

function readSteps(span: Span, names: Names): string {
  return rulesIn(span)
    .map(({ name, prelude, block }) => {
      if (name !== null || !block) throw unread();
      const declarations = readDeclarations(block, names);
      if (declarations.some(({ ids }) => ids.length > 0)) {
        throw new Refused('An animation in the style of the SVG changes a reference.');
      }
      return `${writtenAs(prelude, STEPS)}{${writeDeclarations(declarations)}}`;
    })
    .join('');
}

interface Rule {
  /** Name of an at-rule, in lower case. */
  name: string | null;
  prelude: Span;
  block: Span | null;
}

function rulesIn({ tokens, from, to }: Span): Rule[] {
  const rules: Rule[] = [];
  for (let at = from; at < to; ) {
    const type = tokens[at]?.type;
    if (type === is.WhiteSpace || type === is.CDO || type === is.CDC || type === is.Semicolon) {
      at += 1;
      continue;
    }
    const name = type === is.AtKeyword ? (tokens[at]?.text.toLowerCase() ?? null) : null;
    let end = at;
    const isOver = (token: number | undefined) =>
      token === is.LeftCurlyBracket || (name !== null && token === is.Semicolon);
    while (end < to && !isOver(tokens[end]?.type)) end = after(tokens, end);
    const prelude = trimmed({ tokens, from: name === null ? at : at + 1, to: end });
    const isBlock = tokens[end]?.type === is.LeftCurlyBracket && end < to;
    if (!isBlock && name === null) throw unread();
    const close = tokens[end]?.close ?? end;
    rules.push({ name, prelude, block: isBlock ? { tokens, from: end + 1, to: close } : null });
    at = isBlock ? close + 1 : end + 1;
  }
  return rules;
}

const MEDIA: ReadonlySet<number> = new Set([
  ...[is.Ident, is.WhiteSpace, is.Colon, is.Comma, is.Number, is.Dimension, is.Delim],
  ...[is.LeftParenthesis, is.RightParenthesis],
]);
const STEPS: ReadonlySet<number> = new Set([is.Ident, is.Percentage, is.Comma, is.WhiteSpace]);
const SELECTORS: ReadonlySet<number> = new Set([
  ...[is.Ident, is.Hash, is.Delim, is.Colon, is.Comma, is.WhiteSpace, is.Function, is.String],
  ...[is.Number, is.Dimension, is.LeftSquareBracket, is.RightSquareBracket, is.RightParenthesis],
]);

function writtenAs({ tokens, from, to }: Span, types: ReadonlySet<number>): string {
  const written = tokens.slice(from, to);
  if (!written.every(({ type }) => types.has(type))) throw unread();
  return written.map(({ text }) => text).join('');
}

function readSelectors(
  prelude: Span,
  sheet: Stylesheet,
  names: Names,
): { text: string; subjects: Subject[] } {
  const { tokens, from, to } = prelude;
  writtenAs(prelude, SELECTORS);
  let text = '';
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token?.type === is.LeftSquareBracket) {
      const name = tokens.slice(at, token.close).find(({ type }) => type === is.Ident)?.text;
      // Ids are renamed, so substring matches would no longer work.
      if (name === undefined || name === 'id') {
        throw new Refused('The style of the SVG selects elements by part of their id.');
      }
      sheet.attributes.add(name);
    }
    text += token?.type === is.Hash ? `#${names.refer(token.text.slice(1))}` : token?.text;
  }
  return { text, subjects: split(prelude, is.Comma).map(subjectOf) };
}

function subjectOf({ tokens, from, to }: Span): Subject {
  let subject: Subject = { type: null, id: null, classes: [] };
  for (let at = from; at < to; at = after(tokens, at)) {
    const token = tokens[at];
    const previous = at > from ? tokens[at - 1] : undefined;
    if (token?.type === is.WhiteSpace || (token && /^[>+~|]$/.test(token.text))) {
      subject = { type: null, id: null, classes: [] };
    } else if (token?.type === is.Hash) subject.id = token.text.slice(1);
    else if (token?.type === is.Ident && previous?.text === '.') subject.classes.push(token.text);
    else if (token?.type === is.Ident && previous?.type !== is.Colon) subject.type = token.text;
  }
  return subject;
}
