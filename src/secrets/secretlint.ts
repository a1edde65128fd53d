import { isPasswordInAddress } from './addresses.ts';
import { isMadeUp } from './made-up.ts';
import type { Span } from './span.ts';

/** Characters that a name may have before its secret. */
const REACH = 200;

/** What secretlint's rules find, where their names do not say it. */
const KINDS: Readonly<Record<string, string>> = {
  aws: 'AWS key',
  gcp: 'Google service account',
  privatekey: 'private key',
  npm: 'npm token',
  basicauth: 'password in an address',
  slack: 'Slack token or webhook',
  sendgrid: 'SendGrid key',
  shopify: 'Shopify token',
  stripe: 'Stripe key',
  github: 'GitHub token',
  gitlab: 'GitLab token',
  openai: 'OpenAI key',
  anthropic: 'Anthropic key',
  'database-connection-string': 'database address with a password',
};

/** Content does not decide what is a secret in it: comments that silence the rules are not listened to. */
const FILTER = '@secretlint/secretlint-rule-filter-comments';

/**
 * What each of its rules needs to find anything, so that a text without it need not be looked through,
 * nor the rules loaded. A rule that is not named here looks at every text that another one does.
 */
const NEEDED =
  /access_?key["']?\s*[:=]|BEGIN|_authToken|npm_|x-oauth|xox|xapp-|hooks\.slack|SG\.|shp[a-z]{2}_|[sr]k_|gh[pousr]_|github_pat|glpat|glc_|glsa_|sk-|gsk_|hf_|lin_api|ntn_|ops_|mongodb|mysql|postgres|hv[sbr]\.|vc[piark]_|dapi|dckr_|figd_|cf(?:k|ut|at)_|tskey|:\/\/[^\s/]{1,256}@/i;

/** Between two texts: none holds it, and no secret extends over it. One run takes a fifth of the time. */
const BORDER = '\n\0\n';
/** What one run is given: with the number of its findings, secretlint's time grows as their square. */
const RUN = 120_000;
/** No secret that its rules find is longer, so that it is in one of two pieces as a whole. */
const OVERLAP = 12_000;

interface Piece {
  /** Of the text that it is from. */
  index: number;
  /** Where it begins there. */
  from: number;
  text: string;
}

/**
 * Runs secretlint's recommended rules over those texts that may hold something for them. It is loaded
 * when it is first needed: its rules take longer to load than most workspaces to check.
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

/** Adds what is found in the pieces to what is found in their texts. */
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
  // It keeps an entry for each rule of each run, for as long as the process lives.
  secretLintProfiler.setEnabled(false);
  // Not as a preset, of which no rule can be left out: "disabled" does nothing there.
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
    // Its rules take what they can be sure of for an example; manuals hold more of them.
    if (isExample(text.slice(start, end))) return [];
    return [{ kind: KINDS[name] ?? `${name} token`, start, end }];
  });
}

function isExample(secret: string): boolean {
  const password = /:\/\/[^\s:@/]*:(?<value>[^\s/]+)@/.exec(secret)?.groups?.value;
  return password === undefined ? isMadeUp(secret) : !isPasswordInAddress(password);
}

/**
 * Some rules give the length of the secret, but the place of its name: `KEY=…` would be hidden, and
 * the end of the secret shown. What they quote is the secret itself.
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
