import type { Diagnostic } from '../model/diagnostic.ts';
import { printable } from '../model/printable.ts';
import type { CodeLine } from './code-frame.ts';
import { type Report, shownByFile, summaryOf } from './report.ts';
import { ruleAddress } from './rule-address.ts';

type Format = 'bold' | 'dim' | 'red' | 'yellow' | 'green';
/** `styleText` of `node:util`. */
export type StyleText = (format: Format, text: string) => string;

const COLOR = { error: 'red', warning: 'yellow' } as const;

/** @returns the text as a terminal hyperlink */
export type LinkText = (text: string, url: string) => string;

/**
 * Renders findings for people: grouped by file, with the code, the hint and the rule.
 *
 * @param styleText styles text, if colour is supported
 * @param linkText adds a link, if the output is a terminal
 */
export async function prettyReport(
  report: Report,
  styleText: StyleText,
  linkText: LinkText,
): Promise<string> {
  const style: StyleText = report.color ? styleText : (_, text) => text;
  const link = report.links && report.color ? linkText : (text: string) => text;
  const files = shownByFile(report);
  const summary = summaryOf(report);
  if (files.length === 0) return `${style('green', summary)}\n`;
  // Measuring text needs a tenth of the modules a check loads, so they load only if there are
  // findings.
  const { codeFrame } = await import('./code-frame.ts');
  const blocks = files.map(({ file, found, lines, masked }) => {
    const findings = found.map((diagnostic) => {
      const frame = codeFrame(lines, diagnostic.range, masked);
      const rule = link(style('dim', diagnostic.rule), ruleAddress(diagnostic.rule));
      return finding(diagnostic, frame, rule, style);
    });
    return `${style('bold', printable(file))}\n${findings.join('\n')}`;
  });
  const all = files.flatMap(({ found }) => found);
  const worst = all.some(({ severity }) => severity === 'error') ? 'red' : 'yellow';
  return [...blocks, `${style(worst, summary)}\n`].join('\n');
}

function finding(
  { range, severity, message, hint }: Diagnostic,
  frame: CodeLine[],
  rule: string,
  style: StyleText,
): string {
  const { line, column } = range.start;
  const head = `${line}:${column}  ${style(COLOR[severity], severity)}  ${printable(message)}`;
  const gutter = String(frame.at(-1)?.number ?? '').length;
  const code = frame.flatMap(({ number, text, carets }) => [
    `${style('dim', `${String(number).padStart(gutter)} |`)} ${text}`.trimEnd(),
    `${style('dim', `${' '.repeat(gutter)} |`)} ${style(COLOR[severity], carets)}`,
  ]);
  const lines = [...code, printable(hint)].map((text) => `    ${text}\n`);
  return `  ${head}  ${rule}\n${lines.join('')}`;
}
