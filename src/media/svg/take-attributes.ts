import { ANIMATIONS, GEOMETRY, PRESENTATION, TEXT_ATTRIBUTES, TIMING } from './allowed.ts';
import { is, type Span, split, tokensOf } from './css-tokens.ts';
import { readDeclarations, readValue, type Value, writeDeclarations } from './declarations.ts';
import type { Names } from './names.ts';
import type { SvgNode } from './node.ts';
import type { XmlElement } from './read-xml.ts';
import { limit, Refused, SVG_LIMITS } from './refused.ts';

const XML = 'http://www.w3.org/XML/1998/namespace';

type Taken = Pick<SvgNode, 'id' | 'classes' | 'attributes' | 'data' | 'refers' | 'effects'>;

/**
 * @returns the allowed attributes, except `href`
 * @throws Refused if one of them runs code or refers to another file
 */
export function takeAttributes(element: XmlElement, names: Names): Taken {
  const taken: Taken = {
    id: null,
    classes: [],
    attributes: new Map(),
    data: new Map(),
    refers: new Map(),
    effects: 0,
  };
  const isAnimation = ANIMATIONS.has(element.name);
  let style: string | null = null;
  for (const { namespace, name, value } of element.attributes) {
    if (namespace === XML && name === 'base') {
      throw new Refused('The SVG sets another base URL (xml:base).');
    }
    if (namespace === XML && (name === 'lang' || name === 'space')) {
      taken.attributes.set(`xml:${name}`, value);
    }
    if (namespace !== '') continue;
    if (/^on[a-z]/i.test(name)) {
      throw new Refused(`The SVG contains code: the event handler "${name}".`);
    }
    if (name === 'id') taken.id = value.trim() || null;
    else if (name === 'class') taken.classes = classesIn(value);
    else if (name === 'style') style = value;
    else if (name.startsWith('data-')) taken.data.set(name, value);
    else if (isAnimation && TIMING.has(name)) takeTiming(element.name, name, value, taken, names);
    else if (PRESENTATION.has(name)) takePresentation(name, value, taken, names);
    else if (isText(name)) taken.attributes.set(name, textOf(name, value, names));
    else if (GEOMETRY.has(name)) takeNumbers(name, value, taken);
  }
  if (style !== null) takeStyle(style, taken, names);
  return taken;
}

function classesIn(value: string): string[] {
  const classes = value.split(/\s+/).filter(Boolean);
  limit(classes.length, SVG_LIMITS.classes, 'has an element with too many classes');
  return classes;
}

function isText(name: string): boolean {
  return TEXT_ATTRIBUTES.has(name) || /^aria-[a-z]+$/.test(name);
}

const LISTS_OF_IDS =
  /^aria-(?:labelledby|describedby|details|owns|controls|flowto|activedescendant|errormessage)$/;

function textOf(name: string, value: string, names: Names): string {
  if (!LISTS_OF_IDS.test(name)) return value;
  const ids = value.split(/\s+/).filter(Boolean);
  return ids.map((id) => names.refer(id)).join(' ');
}

/** Lists of numbers, keywords and names, without brackets, quotes or URLs. */
function takeNumbers(name: string, value: string, taken: Taken): void {
  if (/^[\w\s.,;%+\p{L}-]*$/u.test(value)) taken.attributes.set(name, value);
}

/** Without these characters, a value needs no CSS parsing. */
const NOT_PLAIN = /[^\w\s#.,%+-]/;

function takePresentation(name: string, value: string, taken: Taken, names: Names): void {
  if (!NOT_PLAIN.test(value)) {
    taken.attributes.set(name, value);
    taken.refers.set(name, []);
    return;
  }
  const read = readValue(spanOf(value), true, names);
  if (read === null) return;
  taken.attributes.set(name, read.text.trim());
  refer(name, read, taken);
}

function takeStyle(style: string, taken: Taken, names: Names): void {
  const declarations = readDeclarations(spanOf(style), names);
  if (declarations.length === 0) return;
  taken.attributes.set('style', writeDeclarations(declarations));
  for (const one of declarations) refer(one.property, one, taken);
}

function refer(property: string, { text, ids, effects }: Value, taken: Taken): void {
  if (!/^\s*inherit\b/.test(text)) taken.refers.set(property, ids);
  taken.effects += effects;
}

const SAMPLED: ReadonlySet<string> = new Set(['from', 'to', 'by', 'values']);

function takeTiming(
  element: string,
  name: string,
  value: string,
  taken: Taken,
  names: Names,
): void {
  if (name === 'attributeName') {
    const target = value.trim();
    if (!PRESENTATION.has(target) && !GEOMETRY.has(target)) {
      throw new Refused(
        `The SVG animates "${target}" with <${element}>, which does not affect its appearance.`,
      );
    }
    taken.attributes.set(name, target);
    return;
  }
  if (SAMPLED.has(name)) {
    const values = split(spanOf(value), is.Semicolon).map((part) => readValue(part, true, names));
    if (values.some((one) => one && one.ids.length > 0)) {
      throw new Refused(`The SVG changes a reference with <${element}>.`);
    }
    const texts = values.flatMap((one) => one?.text ?? []);
    if (texts.length === values.length) taken.attributes.set(name, texts.join(';'));
    return;
  }
  if (name === 'begin' || name === 'end') taken.attributes.set(name, events(value, names));
  else takeNumbers(name, value, taken);
}

/** `other.end+1s` refers to the id of another animation. */
function events(value: string, names: Names): string {
  const parts = value.split(';').map((part) => {
    const [, id, rest] = /^([^.;\d][^.;]*)\.([a-zA-Z][\w\s.+:()-]*)$/.exec(part.trim()) ?? [];
    if (id !== undefined) return `${names.refer(id.replaceAll('\\', ''))}.${rest}`;
    return /^[\w\s.+:-]*$/.test(part) ? part.trim() : 'indefinite';
  });
  return parts.join(';');
}

function spanOf(css: string): Span {
  limit(css.length, SVG_LIMITS.value, 'has a style attribute with too many characters');
  const tokens = tokensOf(css);
  return { tokens, from: 0, to: tokens.length };
}
