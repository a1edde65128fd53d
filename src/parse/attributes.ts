import type { MdxJsxAttributeNode, MdxJsxExpressionAttributeNode } from 'satteri';
import type { Attribute } from '../model/source.ts';

/** A single literal in braces: a string without escapes, a number, a boolean. */
const LITERAL = /^\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)'|(-?\d+(?:\.\d+)?)|(true|false))\s*$/;

/** @returns the literal that an expression consists of; null if it is anything else */
export function literalOf(expression: string): string | number | boolean | null {
  const match = LITERAL.exec(expression);
  if (!match) return null;
  const [, double, single, number, boolean] = match;
  if (number !== undefined) return Number(number);
  if (boolean !== undefined) return boolean === 'true';
  return double ?? single ?? '';
}

/** The literal parts of an attribute: a spread has no name, an expression no value. */
export function attributeOf(node: MdxJsxAttributeNode | MdxJsxExpressionAttributeNode): Attribute {
  if (node.type === 'mdxJsxExpressionAttribute') {
    return { name: null, value: null, code: node.value };
  }
  const { name, value } = node;
  if (value === null || value === undefined) return { name, value: true, code: null };
  if (typeof value === 'string') return { name, value, code: null };
  const literal = literalOf(value.value);
  return { name, value: literal, code: literal === null ? value.value : null };
}

/**
 * @returns the literal text of an attribute, the last one if it is repeated; null if there is none
 */
export function textAttribute(attributes: Attribute[], name: string): string | null {
  const value = attributes.findLast((attribute) => attribute.name === name)?.value;
  return typeof value === 'string' ? value : null;
}
