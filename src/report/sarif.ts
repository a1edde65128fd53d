import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Rule } from '../check/define-rule.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { printable, printableJson } from '../model/printable.ts';
import { fingerprints } from './fingerprint.ts';
import { type Report, shownByFile } from './report.ts';
import { ruleAddress } from './rule-address.ts';
import { rulePage } from './rule-reference.ts';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

export interface SarifOptions {
  rules: readonly Rule[];
  /** Version of Prebrief. */
  version: string;
}

/**
 * Renders findings as SARIF 2.1.0, for code scanning.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(report: Report, { rules, version }: SarifOptions): string {
  const ids = rules.map(({ id }) => id);
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'prebrief',
            version,
            semanticVersion: version,
            informationUri: ruleAddress(),
            rules: rules.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: shownByFile(report).flatMap((findings) => {
          const hashes = fingerprints(findings);
          return findings.found.map((one, index) =>
            result(one, ids.indexOf(one.rule), hashes[index] ?? '', report.folder),
          );
        }),
      },
    ],
  };
  return `${printableJson(JSON.stringify(log, null, 2))}\n`;
}

function descriptor(rule: Rule): ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    help: { text: `${rule.summary} ${rule.why}`, markdown: rulePage(rule) },
    helpUri: ruleAddress(rule.id),
    defaultConfiguration: { level: rule.severity },
  };
}

function result(
  { rule, severity, file, range: { start, end }, message, hint }: Diagnostic,
  ruleIndex: number,
  fingerprint: string,
  folder: string,
): Result {
  return {
    ruleId: rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: severity,
    message: { text: printable(`${message} ${hint}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(folder + file), uriBaseId: '%SRCROOT%' },
          region: {
            startLine: start.line,
            startColumn: start.column,
            endLine: end.line,
            endColumn: end.column,
          },
        },
      },
    ],
    partialFingerprints: { 'prebriefFinding/v1': fingerprint },
  };
}

/** A relative reference as defined in RFC 3986. Lone surrogates in a name can't be encoded. */
function uriOf(path: string): string {
  return path
    .toWellFormed()
    .split('/')
    .map((name) => encodeURIComponent(name).replace(/[!'()*]/g, percent))
    .join('/');
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}
