import assert from 'node:assert/strict';
import * as runtime from 'astro/jsx-runtime';
import { fixesOf } from '../../src/check/fixes-of.ts';
import { RULES } from '../../src/check/rules.ts';
import { runRules } from '../../src/check/run-rules.ts';
import { COMPONENTS } from '../../src/model/components.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { documentsOf } from '../../src/model/documents.ts';
import { compatibleFixes } from '../../src/model/fix.ts';
import { comparePositions } from '../../src/model/position.ts';
import { editText } from '../../src/model/text-edit.ts';
import type { Document, Engagement, Workspace } from '../../src/model/workspace.ts';
import { readText } from '../../src/parse/read-text.ts';
import { parseSource } from '../../src/parse/source.ts';
import { parseTemplates, parseWorkspace, type WorkspaceFiles } from '../../src/parse/workspace.ts';
import { compileDocument } from '../../src/press/compile-document.ts';
import { createSiteHighlighter, type Highlight } from '../../src/press/highlight.ts';
import { githubReport, githubSummary } from '../../src/report/github.ts';
import { jsonReport } from '../../src/report/json.ts';
import { prettyReport } from '../../src/report/pretty.ts';
import type { Report } from '../../src/report/report.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { createFindSecrets } from '../../src/secrets/find-secrets.ts';
import { renderingOf } from '../../src/view/rendering.ts';
import { sarifProblems } from '../report/sarif-schema.ts';
import { filesOf, validFiles } from '../valid-workspace.ts';
import type { GeneratedFile } from './documents.ts';

/** Counts of a run's outcomes, to detect runs that tested nothing. */
export interface Tally {
  documents: number;
  /** Parsed without anything forbidden, and therefore compiled and rendered. */
  compiled: number;
  headings: number;
  findings: number;
  fixed: number;
}

const TODAY = '2026-12-01';
/** Generous limit of processor time, in microseconds, to catch only unbounded growth. */
const PATIENCE = 60_000_000;

const around = filesOf(validFiles());
/** The files common to all workspaces are parsed once. */
const known = new Map(
  around.documents.map(({ file, content }) => [content, parseSource(file, content)]),
);
const templates = parseTemplates(around);

/**
 * Checks a workspace against all guarantees.
 *
 * @param reverse whether the second run reads the files in reverse order
 * @throws Error that names the broken guarantee and the file
 */
export async function judge(
  generated: readonly GeneratedFile[],
  reverse: boolean,
  highlight: Highlight,
  tally: Tally,
): Promise<void> {
  const start = process.cpuUsage();
  const files = withFiles(generated);
  const { workspace, diagnostics } = await check(files);
  rangesAreInside(diagnostics, files);
  rangesAreInside(runRules(workspace, { rules: RULES, today: TODAY, trusted: true }), files);
  const reports = await reportAll(diagnostics, files);

  const again = await check(reverse ? reversed(files) : files);
  assert.equal(
    jsonReport(reportOf(again.diagnostics, files)),
    reports.json,
    'a second run differs',
  );

  const isGenerated = ({ file }: Document) => generated.some((one) => one.file === file);
  for (const engagement of workspace.engagements) {
    for (const document of documentsOf(engagement).filter(isGenerated)) {
      compiles(document, engagement, workspace, diagnostics, highlight, tally);
      await isFixed(document, workspace, diagnostics, files, tally);
    }
  }
  tally.documents += generated.length;
  tally.findings += diagnostics.length;
  const { user, system } = process.cpuUsage(start);
  assert.ok(user + system < PATIENCE, `it took ${Math.round((user + system) / 1000)} ms`);
}

function withFiles(generated: readonly GeneratedFile[]): WorkspaceFiles {
  const given = new Set(generated.map(({ file }) => file));
  const isOf = (folder: string) => generated.filter(({ file }) => file.startsWith(folder));
  return {
    ...around,
    documents: [...around.documents.filter(({ file }) => !given.has(file)), ...isOf('content/')],
    templates: isOf('templates/'),
  };
}

function reversed(files: WorkspaceFiles): WorkspaceFiles {
  const { documents, templates } = files;
  return { ...files, documents: documents.toReversed(), templates: templates.toReversed() };
}

async function check(files: WorkspaceFiles) {
  const parsed = parseWorkspace(
    files,
    files.documents.map(({ file, content }) => known.get(content) ?? parseSource(file, content)),
    files.templates.length === 0 ? templates : parseTemplates(files),
  );
  const workspace = { ...parsed, secrets: await createFindSecrets()(files) };
  const diagnostics = runRules(workspace, { rules: RULES, today: TODAY, trusted: false });
  return { workspace, diagnostics };
}

function bytesOf(file: string, { documents, templates }: WorkspaceFiles): Uint8Array | null {
  const found = [...documents, ...templates].find((one) => one.file === file)?.content;
  return found instanceof Uint8Array ? found : null;
}

/** Counted from the bytes, independently of the check. */
function rangesAreInside(diagnostics: readonly Diagnostic[], files: WorkspaceFiles): void {
  const seen = new Map<string, string[]>();
  for (const { rule, file, range, message, hint } of diagnostics) {
    const where = `${rule} in ${file} at ${JSON.stringify(range)}`;
    assert.ok(message !== '' && hint !== '', `${where} says nothing`);
    const lines = seen.get(file) ?? linesOf(bytesOf(file, files));
    seen.set(file, lines);
    for (const { line, column } of [range.start, range.end]) {
      const length = lines[line - 1]?.length ?? -1;
      const isInside = Number.isInteger(column) && column >= 1 && column <= length + 1;
      assert.ok(isInside, `${where} is outside of the file`);
    }
    assert.ok(comparePositions(range.start, range.end) <= 0, `${where} ends before it begins`);
  }
}

function linesOf(bytes: Uint8Array | null): string[] {
  return new TextDecoder().decode(bytes ?? new Uint8Array()).split(/\r\n|\r|\n/);
}

function reportOf(diagnostics: readonly Diagnostic[], files: WorkspaceFiles): Report {
  const count = (severity: string) => diagnostics.filter((one) => one.severity === severity).length;
  return {
    diagnostics,
    summary: {
      engagements: 1,
      documents: files.documents.length,
      errors: count('error'),
      warnings: count('warning'),
    },
    quiet: false,
    color: false,
    links: false,
    folder: '',
    source(file) {
      const text = readText(bytesOf(file, files) ?? new Uint8Array());
      return typeof text === 'string' ? text : null;
    },
  };
}

/** Terminal control, invisible and bidirectional characters, per the public interface. */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is searched for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u{200b}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2066}-\u{2069}\u{feff}]/u;
const DIAGNOSTIC = 'engagement,file,fixable,hint,message,range,rule,severity';

async function reportAll(
  diagnostics: readonly Diagnostic[],
  files: WorkspaceFiles,
): Promise<{ json: string }> {
  const report = reportOf(diagnostics, files);
  const json = jsonReport(report);
  const sarif = sarifReport(report, { rules: RULES, version: '1.0.0' });
  const texts = {
    json,
    sarif,
    pretty: await prettyReport(
      report,
      (_, text) => text,
      (text) => text,
    ),
    github: githubReport(report, Number.POSITIVE_INFINITY),
    summary: githubSummary(report),
  };
  for (const [name, text] of Object.entries(texts)) {
    const unsafe = UNSAFE.exec(text)?.[0].codePointAt(0)?.toString(16) ?? '';
    assert.equal(unsafe, '', `${name} prints U+${unsafe}`);
    assert.ok(text.isWellFormed(), `${name} prints half a character`);
  }
  const parsed = JSON.parse(json) as { diagnostics: object[] };
  assert.equal(Object.keys(parsed).join(), 'version,summary,diagnostics');
  for (const one of parsed.diagnostics) assert.equal(Object.keys(one).sort().join(), DIAGNOSTIC);
  assert.equal(parsed.diagnostics.length, diagnostics.length);
  assert.deepEqual(sarifProblems(JSON.parse(sarif)), []);
  const fingerprints = (JSON.parse(sarif).runs[0].results as { partialFingerprints: object }[]).map(
    (one) => JSON.stringify(one.partialFingerprints),
  );
  assert.equal(new Set(fingerprints).size, diagnostics.length, 'two findings have one fingerprint');
  const commands = texts.github.split('\n').filter((line) => line !== '');
  assert.equal(commands.length, diagnostics.length, 'a finding is not one command');
  for (const line of commands) assert.match(line, /^::(error|warning) file=[^:]*::./);
  return { json };
}

/** Rules that prevent a document from being compiled. */
const KEEPS_OUT = /^(mdx\/|content\/unreadable)/;

function compiles(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
  diagnostics: readonly Diagnostic[],
  highlight: Highlight,
  tally: Tally,
): void {
  const { file, source } = document;
  const isOut = diagnostics.some((one) => one.file === file && KEEPS_OUT.test(one.rule));
  if (!source.body || isOut) return;
  const rendering = renderingOf(document, engagement, { workspace, audience: 'team', files: {} });
  let found: string[];
  try {
    const Content = compileDocument(rendering, createSiteHighlighter(highlight), '/')(runtime);
    const render = Content as unknown as (props: object) => unknown;
    found = headingIds(render({ components: STUBS }));
  } catch (error) {
    throw new Error(`${file} passes the check and does not compile`, { cause: error });
  }
  const expected = source.body.headings.map(({ id }) => id);
  assert.deepEqual(found, expected, `${file}: the site has other heading ids than the check`);
  assert.equal(new Set(expected).size, expected.length, `${file}: an id is there twice`);
  tally.compiled += 1;
  tally.headings += expected.length;
}

interface VNode {
  type: unknown;
  props: { id?: string; children?: unknown };
}

/** Components inserted by the compiler for Markdown or data. */
const MADE = ['ApiOperations', 'CriteriaRow', 'CriteriaTable', 'MermaidDiagram'];

const STUBS = Object.fromEntries(
  [...COMPONENTS.map(({ name }) => name), ...MADE].map((name) => [
    name,
    ({ children }: { children?: unknown }) => children,
  ]),
);

/** The ids of the headings rendered from the document, except the compiler's own. */
function headingIds(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(headingIds);
  if (typeof node !== 'object' || node === null || !('type' in node)) return [];
  const { type, props } = node as VNode;
  if (typeof type === 'function') return headingIds((type as (props: unknown) => unknown)(props));
  const inner = headingIds(props.children);
  const isHeading = typeof type === 'string' && /^h[1-6]$/.test(type);
  const isOwn = props.id === 'footnote-label' && props.children === 'Footnotes';
  return isHeading && props.id !== undefined && !isOwn ? [props.id, ...inner] : inner;
}

/** Findings that inserted sections may add. */
const TO_BE_WRITTEN = 'sections/empty';

async function isFixed(
  document: Document,
  workspace: Workspace,
  diagnostics: readonly Diagnostic[],
  files: WorkspaceFiles,
  tally: Tally,
): Promise<void> {
  const { file } = document;
  const bytes = bytesOf(file, files);
  const own = diagnostics.filter((one) => one.file === file);
  const missing = own.filter(({ rule }) => rule === 'sections/missing');
  if (!bytes || missing.length === 0) return;
  const before = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const fixable = missing.filter((one) => one.fixable);
  const fixes = fixesOf(fixable, { text: before, document, workspace }, RULES);
  assert.deepEqual(JSON.parse(JSON.stringify(fixes)), fixes, `${file}: a fix is no plain data`);
  if (fixes.length === 0) {
    assert.equal(fixable.length, 0, `${file}: what is fixable is not fixed`);
    return;
  }
  assert.deepEqual(compatibleFixes(fixes), fixes, `${file}: fixes of one rule overlap`);
  const fixed = editText(
    before,
    fixes.flatMap(({ edits }) => edits),
  );
  tally.fixed += 1;
  assert.ok(isWithin(before, fixed), `${file}: --fix does more than to insert`);

  const documents = files.documents.map((one) =>
    one.file === file ? { file, content: new TextEncoder().encode(fixed) } : one,
  );
  const after = await check({ ...files, documents });
  const left = after.diagnostics.filter((one) => one.file === file);
  const again = after.workspace.engagements.flatMap(documentsOf).find((one) => one.file === file);
  const stillMissing = left.filter(({ rule, fixable }) => rule === 'sections/missing' && fixable);
  assert.deepEqual(stillMissing, [], `${file}: --fix leaves what is fixable`);
  const unfixed = left.filter(({ rule }) => rule === 'sections/missing');
  const second =
    again && fixesOf(unfixed, { text: fixed, document: again, workspace: after.workspace }, RULES);
  assert.deepEqual(second, [], `${file}: --fix does more the second time`);
  const others = (all: readonly Diagnostic[]) =>
    all
      .filter(({ rule }) => rule !== 'sections/missing' && rule !== TO_BE_WRITTEN)
      .map(({ rule, severity, message }) => `${severity} ${rule} ${message}`);
  const [was, is] = [others(own), others(left)];
  // A workspace template's sections may have findings of their own.
  if (!files.templates.some((one) => one.file === `templates/${document.kind}.mdx`)) {
    assert.deepEqual(without(is, was), [], `${file}: --fix brings findings of its own`);
  }
  // A link may point to a previously missing section.
  const gone = without(was, is).filter((one) => !one.includes(' links/anchor '));
  assert.deepEqual(gone, [], `${file}: --fix takes findings away`);
}

/** `all` minus one occurrence of each of `others`. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return all.filter((one) => {
    const index = left.indexOf(one);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}

/** Whether `longer` is `text` with only insertions. */
function isWithin(text: string, longer: string): boolean {
  let at = 0;
  for (let index = 0; index < longer.length && at < text.length; index++) {
    if (longer[index] === text[at]) at += 1;
  }
  return at === text.length;
}
