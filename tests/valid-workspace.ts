import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from '../src/check/define-rule.ts';
import { packageRoot } from '../src/io/package-root.ts';
import type { ContractSection } from '../src/model/contract.ts';
import type { Source } from '../src/model/source.ts';
import type { Workspace } from '../src/model/workspace.ts';
import { parseSource } from '../src/parse/source.ts';
import {
  parseTemplates,
  parseWorkspace,
  type ReadFile,
  type WorkspaceFiles,
} from '../src/parse/workspace.ts';

const INDEX = `---
title: Demo
description: A complete engagement.
company: Northwind Ledger
contractor: { name: Sam Ortiz, timezone: America/Bogota, hours: "09:00-17:00" }
starts: 2026-12-01
ends: 2027-01-15
response: { within: 1 business day }
people:
  - id: dana
    name: Dana Reyes
    role: Tech lead
    timezone: Europe/Copenhagen
    hours: "09:00-17:00"
    owns: [spec, review, access, questions]
---

Welcome.
`;

/** The code that the complete engagement refers to. */
export const CODE = { 'src/billing/retry.ts': 'export function retryInvoice() {}\n' };

/**
 * A complete engagement `demo`, created from the built-in templates, with the code that it refers
 * to, as paths and texts.
 */
export function validFiles(): Record<string, string> {
  return { ...VALID };
}

function writeValid(): Record<string, string> {
  const { templates } = parse(empty());
  const files: Record<string, string> = { ...CODE, 'content/demo/index.mdx': INDEX };
  for (const kind of templates.index?.contract.documents ?? []) {
    const sections = templates[kind]?.contract.sections ?? [];
    files[`content/demo/${kind}.mdx`] =
      `---\ntitle: ${kind}\ndescription: About ${kind}.\n---\n${sections.map(fill).join('')}`;
  }
  return files;
}

function fill(section: ContractSection): string {
  if (section.optional) return '';
  const heading = `\n${'#'.repeat(section.depth)} ${section.title}\n`;
  if (section.sections.length > 0) return heading + section.sections.map(fill).join('');
  return `${heading}\n${CONTENT[section.needs[0] ?? ''] ?? sentence(section.words?.[0] ?? 6)}\n`;
}

const CONTENT: Record<string, string> = {
  list: '- Exports run.',
  criteria: '- [ ] **AC-1** Exporting 10,000 invoices takes under 60 s.',
  'code-reference': '[retryInvoice](repo:src/billing/retry.ts#retryInvoice) comes first.',
};

function sentence(words: number): string {
  return `${Array.from({ length: words }, (_, index) => `word${index + 1}`).join(' ')}.`;
}

/** An example's workspace: the complete engagement with the example's files and edits. */
export function exampleWorkspace(example: Example): Workspace {
  return parse(exampleFiles(example));
}

/** The files of an example, as they would be read. */
export function exampleFiles({ files = {}, edits = {} }: Example): WorkspaceFiles {
  const texts = validFiles();
  for (const [path, text] of Object.entries(files)) {
    const isWhole = path.endsWith('.svg') || /^\s*(---|\+\+\+)/.test(text);
    texts[fullPath(path)] = isWhole
      ? text
      : `---\ntitle: Example\ndescription: An example.\n---\n\n${text}`;
  }
  for (const [path, replacements] of Object.entries(edits)) {
    for (const [from, to] of Object.entries(replacements)) {
      const text = texts[fullPath(path)] ?? '';
      if (!text.includes(from)) throw new Error(`${path} has no "${from}" to replace`);
      texts[fullPath(path)] = text.replace(from, () => to);
    }
  }
  return filesOf(texts);
}

function fullPath(path: string): string {
  return /^(content|templates)\//.test(path) ? path : `content/demo/${path}`;
}

/** Parses a workspace from texts by path; anything that is not MDX becomes an asset. */
export function workspaceOf(texts: Record<string, string>): Workspace {
  return parse(filesOf(texts));
}

export function filesOf(texts: Record<string, string>): WorkspaceFiles {
  const files = empty();
  for (const [file, text] of Object.entries(texts)) {
    if (Object.hasOwn(CODE, file)) continue;
    const read: ReadFile = { file, content: new TextEncoder().encode(text) };
    if (file.startsWith('templates/')) files.templates.push(read);
    else if (file.endsWith('.mdx')) files.documents.push(read);
    else files.assets.push({ file, bytes: text.length });
    if (file.endsWith('.svg')) files.svgs.push(read);
    if (/\.(txt|json)$/.test(file)) files.texts.push(read);
  }
  return files;
}

/**
 * Parses a workspace. Caches the unchanged documents of the complete engagement and the built-in
 * templates, as most tests change a single document.
 */
function parse(files: WorkspaceFiles): Workspace {
  const sources = files.documents.map(({ file, content }) => parsed(file, content));
  return parseWorkspace(files, sources, files.templates.length === 0 ? TEMPLATES : undefined);
}

function parsed(file: string, content: ReadFile['content']): Source {
  if (!(content instanceof Uint8Array)) return parseSource(file, content);
  const text = new TextDecoder().decode(content);
  if (VALID[file] !== text) return parseSource(file, content);
  const known = SOURCES.get(file) ?? parseSource(file, content);
  SOURCES.set(file, known);
  return known;
}

const folder = join(packageRoot(), 'templates');
const builtInTemplates: ReadFile[] = readdirSync(folder).map((name) => ({
  file: `templates/${name}`,
  content: readFileSync(join(folder, name)),
}));

function empty(): WorkspaceFiles {
  return {
    documents: [],
    svgs: [],
    texts: [],
    assets: [],
    refused: [],
    templates: [],
    builtInTemplates,
    components: [],
    contentFolder: 'content',
  };
}

const TEMPLATES = parseTemplates(empty());
const SOURCES = new Map<string, Source>();
const VALID: Readonly<Record<string, string>> = writeValid();
