import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { BUDGETS } from '../model/budgets.ts';
import { lineInText } from './removed-text.ts';

/** What Mermaid has against a diagram. */
export interface SyntaxProblem {
  /** Line of the text, counted from 1; null where Mermaid does not say. */
  line: number | null;
  /** Completes the sentence «The diagram …». */
  reason: string;
}

/** @returns null for a diagram that is fine */
export type ParseDiagram = (text: string) => Promise<SyntaxProblem | null>;

/** Some parsers take the square of this, or worse. */
const LONG_SPACE = /[^\S\n]{500}/;

/** Types whose comments Mermaid leaves in. */
const COMMENTED = /^\s*(?:agentflow-beta|ishikawa)/i;

interface Purify {
  addHook?: unknown;
  sanitize?: unknown;
}

/** What Mermaid's packages put into the process, where nobody asks for it. */
const LEFT_BEHIND = ['injected', 'fastdom'];

/** Loads Mermaid, which takes longer than most checks. */
export async function loadMermaid(): Promise<ParseDiagram> {
  const before = new Set(Object.keys(globalThis));
  const path = fileURLToPath(import.meta.resolve('mermaid'));
  const [{ default: mermaid }, { default: purify }] = await Promise.all([
    import('mermaid'),
    import(pathToFileURL(purifierOf(path)).href) as Promise<{ default: Purify }>,
  ]);
  for (const name of LEFT_BEHIND) if (!before.has(name)) Reflect.deleteProperty(globalThis, name);
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true });
  return async (text) => {
    if (text.trim() === '') return { line: null, reason: 'is empty' };
    const reason = tooMuchIn(text);
    if (reason !== null) return { line: null, reason };
    const restore = stub(purify);
    try {
      await mermaid.parse(text);
      return null;
    } catch (error) {
      return problemOf(error, text);
    } finally {
      restore();
    }
  };
}

/** @returns what a diagram has so much of that to parse it would take too long */
function tooMuchIn(text: string): string | null {
  if (text.length > BUDGETS.diagramCharacters.most) {
    return `has more than ${BUDGETS.diagramCharacters.most} characters`;
  }
  if ((text.match(/[\n;&]/g)?.length ?? 0) > BUDGETS.diagramStatements.most) {
    return `has more than ${BUDGETS.diagramStatements.most} lines and statements`;
  }
  return LONG_SPACE.test(text) ? 'has a line of only spaces' : null;
}

/** The copy of DOMPurify that Mermaid itself imports. */
function purifierOf(mermaid: string): string {
  return join(dirname(createRequire(mermaid).resolve('dompurify')), 'purify.es.mjs');
}

/**
 * Where there is no document, DOMPurify has no methods, and many types of diagram fail without them
 * while they are parsed. Nothing that is parsed here is ever shown.
 */
function stub(purify: Purify): () => void {
  const { addHook, sanitize } = purify;
  purify.addHook = () => {};
  purify.sanitize = String;
  return () => {
    purify.addHook = addHook;
    purify.sanitize = sanitize;
  };
}

function problemOf(error: unknown, text: string): SyntaxProblem {
  const { message, hash, mark } = error as Failure;
  // Of the settings above the diagram, which are YAML.
  if (mark)
    return {
      line: Math.min(mark.line + 2, text.split('\n').length),
      reason: 'has settings that are not YAML',
    };
  const said = /\b(?:on|at) line (\d+)/.exec(message)?.[1] ?? null;
  const type = text.replace(/^(?:\s*%%.*\n)+/, '');
  const line = said === null ? null : lineInText(text, Number(said), COMMENTED.test(type));
  return { line, reason: reasonOf(error as Failure, hash?.text) };
}

interface Failure extends Error {
  /** What the parsers say that are made with Jison. */
  hash?: { text?: string; token?: unknown };
  /** What the YAML parser says, counted from 0. */
  mark?: { line: number };
}

function reasonOf({ name, message, hash }: Failure, found = ''): string {
  if (name === 'UnknownDiagramError') {
    return 'does not start with a type that Mermaid knows, such as "flowchart TD" or "sequenceDiagram"';
  }
  if (/^Lexical error/.test(message)) return 'contains something that Mermaid does not understand';
  if (/^Parse error on line/.test(message)) {
    const [shown = ''] = found.trim().split('\n');
    if (shown === '') return `ends too early${hash?.token === 'NEWLINE' ? ' on this line' : ''}`;
    return `goes on with "${shown.slice(0, 40)}" where Mermaid expects something else`;
  }
  if (/^Parsing failed/.test(message)) {
    const [, expected = ''] = /column \d+: ([^\n]+)/.exec(message) ?? [];
    return `does not parse: ${sentence(expected)}`;
  }
  // What a parser did not see coming says something about itself.
  if (name === 'TypeError' || name === 'RangeError') return 'does not parse';
  return `does not parse: ${sentence(message.split('\n')[0] ?? '')}`;
}

function sentence(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[.:\s]+$/, '')
    .slice(0, 160);
}
