import { isPasswordInAddress } from './addresses.ts';
import { isMadeUp } from './made-up.ts';
import type { Span } from './span.ts';

/** Maximum distance between a name and its secret. */
const REACH = 200;

/** Names for what secretlint's rules find. */
const KINDS: Readonly<Record<string, string>> = {
  aws: 'AWS key',
  gcp: 'Google service account',
  privatekey: 'private key',
  npm: 'npm token',
  basicauth: 'password in a URL',
  slack: 'Slack token or webhook',
  sendgrid: 'SendGrid key',
  shopify: 'Shopify token',
  stripe: 'Stripe key',
  github: 'GitHub token',
  gitlab: 'GitLab token',
  openai: 'OpenAI key',
  anthropic: 'Anthropic key',
  'database-connection-string': 'database URL with a password',
};

/** Left out of the preset: content must not disable rules with comments. */
const FILTER = '@secretlint/secretlint-rule-filter-comments';

/**
 * Matches any text in which one of the rules could find something. Other texts are not scanned, and
 * without any match the rules are not even loaded.
 */
const NEEDED =
  /access_?key["']?\s*[:=]|BEGIN|_authToken|npm_|x-oauth|xox|xapp-|hooks\.slack|SG\.|shp[a-z]{2}_|[sr]k_|gh[pousr]_|github_pat|glpat|glc_|glsa_|sk-|gsk_|hf_|lin_api|ntn_|ops_|mongodb|mysql|postgres|hv[sbr]\.|vc[piark]_|dapi|dckr_|figd_|cf(?:k|ut|at)_|tskey|:\/\/[^\s/]{1,256}@/i;

/** Separates texts joined into one run, which takes a fifth of the time. Never part of a secret. */
const BORDER = '\n\0\n';
/** Maximum size of a run: secretlint's time grows quadratically with the number of findings. */
const RUN = 120_000;
/** Longer than any secret found by the rules, so that each is contained whole in one piece. */
const OVERLAP = 12_000;

interface Piece {
  /** Index of the text that it is from. */
  index: number;
  /** Its offset in that text. */
  from: number;
  text: string;
}

/**
 * Runs secretlint's recommended rules over the texts that may contain secrets. Loaded on demand, as
 * loading its rules takes longer than checking most workspaces.
 */
export async function findBySecretlint(texts: readonly string[]): Promise<Span[][]> {
  const found = texts.map((): Span[] => []);
  let run: Piece[] = [];
  let size = 0;
  for (const [index, text] of texts.entries()) {
    if (!NEEDED.test(text)) continue;
    for (const piece of piecesOf(index, text)) {
      if (size + piece.text.length > RUN && run.length > 0) {
        await searchIn(run, found);
        [run, size] = [[], 0];
      }
      run.push(piece);
      size += piece.text.length;
    }
  }
  if (run.length > 0) await searchIn(run, found);
  return found;
}

function piecesOf(index: number, text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from === 0 || from + OVERLAP < text.length; from += RUN - OVERLAP) {
    pieces.push({ index, from, text: text.slice(from, from + RUN) });
  }
  return pieces;
}

/** Scans the pieces and adds the findings to those of their texts. */
async function searchIn(pieces: readonly Piece[], found: Span[][]): Promise<void> {
  const spans = await lint(pieces.map(({ text }) => BORDER + text).join(''));
  spans.sort((a, b) => a.start - b.start);
  let next = 0;
  let start = 0;
  for (const { index, from, text } of pieces) {
    start += BORDER.length;
    const end = start + text.length;
    for (let span = spans[next]; span && span.start < end; span = spans[++next]) {
      const at = from + span.start - start;
      found[index]?.push({ kind: span.kind, start: at, end: at + span.end - span.start });
    }
    start = end;
  }
}

async function lint(text: string): Promise<Span[]> {
  const [{ lintSource }, { rules }, { secretLintProfiler }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
    import('@secretlint/profiler'),
  ]);
  // Otherwise it keeps an entry per rule and run for the life of the process.
  secretLintProfiler.setEnabled(false);
  // Not as a preset, because "disabled" has no effect on a preset's rules.
  const config = {
    rules: rules
      .filter(({ meta }) => meta.id !== FILTER)
      .map((rule) => ({ id: rule.meta.id, rule })),
  };
  const { messages } = await lintSource({
    source: { content: text, filePath: 'content.mdx', ext: '.mdx', contentType: 'text' },
    options: { config, noPhysicFilePath: true },
  });
  return messages.flatMap((message) => {
    const name = message.ruleId.replace('@secretlint/secretlint-rule-', '');
    const { start, end } = placeOf(message, text);
    // Its rules skip only a few known examples; manuals have more.
    if (isExample(text.slice(start, end))) return [];
    return [{ kind: KINDS[name] ?? `${name} token`, start, end }];
  });
}

function isExample(secret: string): boolean {
  const password = /:\/\/[^\s:@/]*:(?<value>[^\s/]+)@/.exec(secret)?.groups?.value;
  return password === undefined ? isMadeUp(secret) : !isPasswordInAddress(password);
}

/**
 * Some rules report the secret's length, but the position of its name, which would mask `KEY=…` and
 * show the end of the secret. So locate the text that they quote, which is the secret itself.
 */
function placeOf(
  { range: [start, end], data = {} }: { range: readonly [number, number]; data?: object },
  text: string,
): Omit<Span, 'kind'> {
  const near = text.slice(start, end + (end - start) + REACH);
  const quoted = Object.values(data).filter(
    (value): value is string => typeof value === 'string' && value !== '' && near.includes(value),
  );
  const [secret] = quoted.sort((a, b) => b.length - a.length);
  if (secret === undefined) return { start, end };
  const at = start + near.indexOf(secret);
  return { start: at, end: at + secret.length };
}
