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

/**
 * Runs secretlint's recommended rules over those texts that may hold something for them. It is loaded
 * when it is first needed: its rules take longer to load than most workspaces to check.
 */
export async function findBySecretlint(texts: readonly string[]): Promise<Span[][]> {
  const found = texts.map((): Span[] => []);
  const starts: { index: number; start: number }[] = [];
  let all = '';
  for (const [index, text] of texts.entries()) {
    if (!NEEDED.test(text)) continue;
    starts.push({ index, start: all.length + BORDER.length });
    all += BORDER + text;
  }
  if (all === '') return found;
  const spans = await lint(all);
  spans.sort((a, b) => a.start - b.start);
  let next = 0;
  for (const [number, { index, start }] of starts.entries()) {
    const end = starts[number + 1]?.start ?? all.length;
    for (let span = spans[next]; span && span.start < end; span = spans[++next]) {
      found[index]?.push({ kind: span.kind, start: span.start - start, end: span.end - start });
    }
  }
  return found;
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
