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
 * Runs secretlint's recommended rules over a text. It is loaded when it is first needed: its rules
 * take longer to load than most workspaces to check.
 */
export async function findBySecretlint(text: string): Promise<Span[]> {
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
  return messages.map((message) => {
    const name = message.ruleId.replace('@secretlint/secretlint-rule-', '');
    return { kind: KINDS[name] ?? `${name} token`, ...placeOf(message, text) };
  });
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
