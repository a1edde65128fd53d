/**
 * Generated at run time, so that secret scanners find nothing in this repository.
 *
 * @returns random-looking letters and digits, deterministically
 */
export function random(
  length: number,
  alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789',
) {
  let state = 20_261_201 + length;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return alphabet[state % alphabet.length];
  }).join('');
}

const hex = (length: number) => random(length, '0123456789abcdef');
const upper = (length: number) => random(length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567');
const digits = (length: number) => random(length, '123456789');

/** Name, text before, secret, text after. */
export const CREDENTIALS: [string, string, string, string?][] = [
  // By secretlint's recommended rules.
  ['AWS secret access key', 'AWS_SECRET_ACCESS_KEY=', random(40)],
  ['GitHub token', '', `ghp_${random(36)}`],
  ['GitHub fine-grained token', '', `github_pat_${random(82)}`],
  ['GitLab token', '', `glpat-${random(20)}`],
  ['Slack token', '', `xoxb-${digits(12)}-${digits(12)}-${random(24)}`],
  ['Slack webhook', '', `https://hooks.slack.com/services/T${upper(8)}/B${upper(8)}/${random(24)}`],
  ['Stripe key', '', `sk_live_${random(24)}`],
  ['npm token', '', `npm_${random(36)}`],
  ['Anthropic key', '', `sk-ant-api03-${random(93)}AA`],
  ['database address', '', `postgres://app:${random(12)}@db.internal:5432/app`],
  ['basic auth', '', `https://dana:${random(12)}@git.northwind.dk`, '/billing.git'],
  // By format.
  ['AWS access key id', 'id ', `AKIA${upper(16)}`],
  ['JSON web token', 'Authorization: Bearer ', `eyJ${random(20)}.eyJ${random(40)}.${random(43)}`],
  ['Google API key', '?key=', `AIza${random(35)}`],
  ['Google OAuth secret', '', `GOCSPX-${random(28)}`],
  ['Google access token', '', `ya29.${random(60)}`],
  ['OpenAI key', '', `sk-proj-${random(60)}`],
  ['GitLab deploy token', '', `gldt-${random(20)}`],
  ['Slack session', '', `xoxe-1-${random(40)}`],
  ['Stripe webhook secret', '', `whsec_${random(32)}`],
  ['Square token', '', `sq0atp-${random(22)}`],
  ['Twilio key', '', `SK${hex(32)}`],
  ['Mailgun key', '', `key-${hex(32)}`],
  ['DigitalOcean token', '', `dop_v1_${hex(64)}`],
  ['Heroku token', '', `HRKU-${random(40)}`],
  ['Atlassian token', '', `ATATT3${random(80)}`],
  ['PyPI token', '', `pypi-AgE${random(80)}`],
  ['RubyGems token', '', `rubygems_${hex(48)}`],
  ['Postman key', '', `PMAK-${hex(24)}-${hex(34)}`],
  ['Sentry token', '', `sntrys_${random(60)}`],
  ['New Relic key', '', `NRAK-${upper(27)}`],
  ['age key', '', `AGE-SECRET-KEY-1${upper(58)}`],
  ['Azure storage key', 'AccountName=northwind;AccountKey=', `${random(86)}==`, ';Endpoint=x'],
  ['Azure service bus key', 'SharedAccessKey=', `${random(43)}=`],
  ['Azure account key', 'az storage --key ', `${random(86)}==`],
  ['Azure client secret', '', `${random(3)}8Q~${random(34)}`],
  ['Azure shared access signature', 'https://x.net/c?sv=2026&sig=', `${random(43)}%3D`],
  ['Terraform token', '', `${random(14)}.atlasv1.${random(64)}`],
  ['Telegram bot token', '', `${digits(10)}:AA${random(33)}`],
  ['Discord webhook', '', `https://discord.com/api/webhooks/${digits(18)}/${random(68)}`],
  // By name.
  ['password', 'password: ', 'hunter2'],
  ['password in bold', '**Password:** ', 'hunter2'],
  ['password in a table', '| Staging password | ', 'Kx8!mQ2z', ' |'],
  ['password in a sentence', 'The password is `', 'hunter2', '`.'],
  ['password in the environment', 'export DB_PASSWORD=', 'S3cr3t!pass'],
  ['password in JSON', '{ "password": "', 'Tr0ub4dor&3;x', '" }'],
  ['password in SQL', "alter role app password '", 'Kx8mQ2zp', "';"],
  ['password in an option', 'psql --db-password ', 'Kx8mQ2zp', ' billing'],
  ['password in a connection', 'Server=db;User Id=sa;Password=', 'Kx8mQ2zp', ';'],
  ['password of a cache', 'redis://:', 'v3rys3cr3t', '@cache:6379'],
  ['passphrase', 'passphrase = ', 'correct7horse!'],
  ['key', 'api_key: ', '4f9c2b7e8d1a0c3f'],
  ['key in a header', 'curl -H "X-Api-Key: ', '8f3k2l9dk3l2k4j5', '"'],
  ['client secret', 'CLIENT_SECRET=', 'Q9x7-Lmn4_Zt2pKv'],
  ['token in an address', 'https://example.com/?token=', '0a1b2c3d4e5f6a7b', '&page=1'],
  ['authorization', 'Authorization: Basic ', 'ZGFuYTpLeDhtUTJ6cDE3'],
];

/** Lookalikes that are not secrets. */
export const NONE = [
  'password: <your password>',
  'password: $DB_PASSWORD',
  'password: ${' + 'DB_PASSWORD_1}',
  'password: {{password}}',
  'password: example',
  'password: changeme123!',
  'PASSWORD=test1234',
  'password: string',
  'password: argon2id',
  'Password: forgotten? Write 2 lines.',
  'password: min. 12 characters',
  'password: 1Password, vault Northwind',
  'password: z.string().min(8)',
  'password = process.env.DB_PASSWORD2',
  'password: ********',
  'POSTGRES_PASSWORD_FILE=/run/secrets/db1',
  'password: op://vault/item/field1',
  'postgres://app:app@localhost:5432/app',
  'postgres://user:password@localhost/app',
  'redis://localhost:6379',
  'token: ${{' + ' secrets.GITHUB_TOKEN }}',
  'token: billing-db-2',
  'token: 2026-12-01',
  'token: req.headers.auth1',
  '| token | string | opaque, 32 bytes |',
  'secretName: db-creds-1',
  'API_KEY=your-api-key-here-123',
  'API_KEY=xxxxxxxxxxxxxxxx1234',
  'access token: expires 2027-01-15',
  'primary key: id1',
  'aws account: 1234-5678-9012',
  `commit: ${hex(40)}`,
  `integrity: sha512-${random(86)}==`,
  '-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----',
  `-----BEGIN PUBLIC KEY-----\n${random(64)}\n-----END PUBLIC KEY-----`,
  `-----BEGIN PRIVATE KEY-----\n${'x'.repeat(64)}\n-----END PRIVATE KEY-----`,
  `ssh-ed25519 AAAA${random(64)} dana@example.com`,
];
