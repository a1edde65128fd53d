import { addressProblem } from '../model/address.ts';
import { closest } from '../model/closest.ts';
import {
  COMPONENTS,
  componentOf,
  HTML_ATTRIBUTES,
  HTML_ELEMENTS,
  isAddress,
} from '../model/components.ts';
import type { Attribute, Element } from '../model/source.ts';

/** What is wrong with an element, and how to fix it. */
export interface MarkupProblem {
  message: string;
  hint: string;
}

export interface Allowance {
  /** Names of the workspace's own components. */
  components: readonly string[];
  trusted: boolean;
}

/** Rejects `set:html`, `client:load` and any other name that a compiler gives a meaning. */
const PLAIN_NAME = /^[a-z][A-Za-z0-9]*$/;
/** Trusted content may use any HTML attribute. */
const HTML_NAME = /^[a-z][A-Za-z0-9]*(-[a-z0-9]+)*$/;
/** Attributes that contain an address, on any element. */
const ADDRESSES = /^(href|src|poster|action|formAction|formaction)$/;
/** These schemes would run code if an attribute were used as an address. */
const RUNS = /^[^A-Za-z]*(?:(?:java|vb)script\s*:|data\s*:)/i;

/** The Markdown or component to use instead of other HTML elements. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['img', 'Write an image as ![what it shows](./img/name.png).'],
  ['video', 'Use <Video src="…" title="…" />.'],
  ['iframe', 'Link to the page, or use <Video src="…" title="…" />.'],
  ['script', 'Documents contain no code; a workspace can have its own components.'],
  ['style', 'Documents contain no styles; the theme provides them.'],
  ['div', 'Remove it, or use a component such as <Note>.'],
  ['span', 'Remove it, or use *emphasis*.'],
  ['pre', 'Write code between ``` fences.'],
  ['table', 'Write a table with | and |-|.'],
  ['ul', 'Write a list with "- ".'],
  ['ol', 'Write a list with "1. ".'],
  ['hr', 'Write a rule as "***".'],
  ['del', 'Write ~~deleted~~ or <s>.'],
]);

/** @returns all problems with an element and its attributes */
export function elementProblems(element: Element, allowance: Allowance): MarkupProblem[] {
  const { name } = element;
  if (name === null) {
    return [{ message: 'Fragments are not allowed.', hint: 'Remove "<>" and "</>".' }];
  }
  if (/[.:]/.test(name)) {
    return [{ message: `The element <${name}> is not allowed.`, hint: 'Use a plain name.' }];
  }
  if (allowance.components.includes(name)) {
    return anyProblems(element, PLAIN_NAME, allowance.trusted);
  }
  const component = componentOf(name);
  if (component) {
    const { attributes, addresses } = component;
    return attributeProblems(element, attributes, addresses, allowance);
  }
  if (/^[a-z]/.test(name)) return htmlProblems(name, element, allowance);
  const known = [...COMPONENTS.map((one) => one.name), ...allowance.components];
  return [
    {
      message: `There is no component <${name}>.`,
      hint: suggestion(name, known) ?? `Use one of ${known.join(', ')}.`,
    },
  ];
}

function htmlProblems(name: string, element: Element, allowance: Allowance): MarkupProblem[] {
  if (allowance.trusted) return anyProblems(element, HTML_NAME, true);
  if (HTML_ELEMENTS.includes(name)) {
    return attributeProblems(element, HTML_ATTRIBUTES, ['href'], allowance);
  }
  const heading = /^h([1-6])$/.exec(name)?.[1];
  const instead = heading
    ? `Write a heading as "${'#'.repeat(Number(heading))} …".`
    : INSTEAD.get(name);
  const match = closest(name, HTML_ELEMENTS);
  return [
    {
      message: `The element <${name}> is not allowed.`,
      hint: instead ?? (match && name.length > 2 ? `Did you mean <${match}>?` : 'Use Markdown.'),
    },
  ];
}

function attributeProblems(
  { name: element, attributes }: Element,
  known: readonly string[],
  addresses: readonly string[],
  { trusted }: Allowance,
): MarkupProblem[] {
  return attributes.flatMap((attribute): MarkupProblem[] => {
    const shape = shapeProblem(attribute, PLAIN_NAME, trusted);
    if (shape) return [shape];
    const { name, value } = attribute;
    if (name === null) return [];
    if (!known.includes(name)) {
      const list =
        known.length > 0 ? `Its attributes are ${known.join(', ')}.` : 'It takes no attributes.';
      return [
        {
          message: `<${element}> has no attribute "${name}".`,
          hint: suggestion(name, known) ?? list,
        },
      ];
    }
    // A transcript can also be given inline.
    const isText = name === 'transcript' && typeof value === 'string' && !isAddress(value);
    return addresses.includes(name) && !isText ? addressProblems(attribute) : [];
  });
}

/** The workspace's own components and trusted HTML can have any attribute with such a name. */
function anyProblems({ attributes }: Element, names: RegExp, trusted: boolean): MarkupProblem[] {
  return attributes.flatMap((attribute): MarkupProblem[] => {
    const shape = shapeProblem(attribute, names, trusted);
    if (shape) return [shape];
    const { name, value } = attribute;
    if (ADDRESSES.test(name ?? '')) return addressProblems(attribute);
    return typeof value === 'string' && RUNS.test(value) ? addressProblems(attribute) : [];
  });
}

/** What no attribute may be, on any element. */
function shapeProblem(
  { name, value, code }: Attribute,
  names: RegExp,
  trusted: boolean,
): MarkupProblem | null {
  if (name === null) {
    if (trusted) return null;
    return { message: 'Spread attributes are not allowed.', hint: 'Write each as name="value".' };
  }
  if (name === 'style') {
    return { message: 'The attribute "style" is not allowed.', hint: 'Leave it to the theme.' };
  }
  if (/^on/i.test(name)) {
    return {
      message: `The handler "${name}" is not allowed.`,
      hint: 'Remove it: documents run no code.',
    };
  }
  if (!names.test(name)) {
    return { message: `The attribute "${name}" is not allowed.`, hint: 'Use a plain name.' };
  }
  if (value !== null || (trusted && code !== null)) return null;
  return {
    message: `The value of "${name}" is code.`,
    hint: `Write it as text: ${name}="…".`,
  };
}

function addressProblems({ name, value, code }: Attribute): MarkupProblem[] {
  if (code !== null) return [];
  const problem = typeof value === 'string' ? addressProblem(value) : 'must be text';
  return problem === null ? [] : [badAddress(problem, `The address in "${name}"`)];
}

/** @param problem what is wrong with an address, as worded by `addressProblem` */
export function badAddress(problem: string, what = 'The address'): MarkupProblem {
  return {
    message: `${what} ${problem}.`,
    hint: 'Link to a document, to "https://…", "mailto:…" or "repo:…"; write a space as %20.',
  };
}

function suggestion(name: string, known: readonly string[]): string | null {
  const match = closest(name, known);
  return match === null ? null : `Did you mean "${match}"?`;
}
