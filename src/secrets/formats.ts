import type { Span } from './span.ts';

/** How a secret looks that can be told by its form alone; the whole match is the secret. */
export interface Format {
  kind: string;
  pattern: RegExp;
}

/*
 * Credentials that secretlint's recommended rules pass over. The forms are those that their issuers
 * document, or that GitHub and GitLab scan for.
 */

/** Forms that begin with letters of their own, so that all of them together are looked for at once. */
export const PREFIXED: readonly Format[] = [
  // RFC 7519: three parts in base64url, of which the first two are JSON objects.
  { kind: 'JSON web token', pattern: /eyJ(?<![\w-]eyJ)[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/ },
  // As git-secrets and secretlint, which only look for it together with account numbers.
  {
    kind: 'AWS key',
    pattern: /A(?<!\wA)(?:3T[A-Z0-9]|KIA|GPA|IDA|ROA|IPA|NPA|NVA|SIA)[A-Z0-9]{16}(?!\w)/,
  },
  { kind: 'Google API key', pattern: /AIza[\w-]{35,}/ },
  { kind: 'Google OAuth secret', pattern: /GOCSPX-[\w-]{28}/ },
  { kind: 'Google access token', pattern: /ya29\.[\w-]{30,}/ },
  { kind: 'OpenAI key', pattern: /sk-(?:proj|svcacct|admin)-[\w-]{40,}/ },
  { kind: 'GitLab token', pattern: /gl(?:dt|ft|rt|ptt|cbt|soat|ffct|agent|imt|oas)-[\w.-]{20,}/ },
  { kind: 'Slack token', pattern: /xox(?:s|e|e\.xox[bp])-[\w-]{20,}/ },
  { kind: 'Stripe webhook secret', pattern: /whsec_[A-Za-z0-9+/]{24,}/ },
  { kind: 'Square token', pattern: /sq0(?:atp|csp)-[\w-]{22,43}(?![\w-])/ },
  { kind: 'Twilio key', pattern: /SK[0-9a-f]{32}(?!\w)/ },
  { kind: 'Mailgun key', pattern: /key-[0-9a-f]{32}(?!\w)/ },
  { kind: 'DigitalOcean token', pattern: /do[opr]_v1_[0-9a-f]{64}/ },
  { kind: 'Heroku token', pattern: /HRKU-[\w-]{36,}/ },
  { kind: 'Atlassian token', pattern: /ATATT3[\w=-]{60,}/ },
  { kind: 'PyPI token', pattern: /pypi-AgE[\w-]{50,}/ },
  { kind: 'RubyGems token', pattern: /rubygems_[0-9a-f]{48}/ },
  { kind: 'Postman key', pattern: /PMAK-[0-9a-f]{24}-[0-9a-f]{34}/ },
  { kind: 'Sentry token', pattern: /sntry[su]_[\w+/=-]{40,}/ },
  { kind: 'New Relic key', pattern: /NRAK-[A-Z0-9]{27}/ },
  { kind: 'age key', pattern: /AGE-SECRET-KEY-1[0-9A-Z]{58}/ },
];

/** Forms that are told by something in them, around which they are looked for. */
export const MARKED: readonly (Format & { mark: string })[] = [
  { kind: 'Azure key', mark: 'Key=', pattern: /(?<=Key=)[A-Za-z0-9+/]{40,88}={0,2}(?![\w+/=])/ },
  // 64 bytes in base64; subresource integrity has as many, behind its algorithm.
  { kind: 'Azure account key', mark: '==', pattern: /(?<![\w+/=-])[A-Za-z0-9+/]{86}==(?!=)/ },
  {
    kind: 'Azure client secret',
    mark: 'Q~',
    pattern: /(?<![\w~.-])[\w~.]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/,
  },
  {
    kind: 'Azure shared access signature',
    mark: 'sig=',
    pattern: /(?<=[?&]sig=)[\w%+/-]{40,}(?:%3D|=)/,
  },
  { kind: 'Terraform token', mark: '.atlasv1.', pattern: /\b\w{14}\.atlasv1\.[\w=-]{60,}/ },
  {
    kind: 'Discord webhook',
    mark: '/api/webhooks/',
    pattern: /https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{40,}/,
  },
  { kind: 'Telegram bot token', mark: ':AA', pattern: /\b\d{8,10}:AA[\w-]{33}\b/ },
];

/** More characters than any of these has on either side of its mark. */
const REACH = 200;

/** @returns where secrets of these forms stand */
export function findFormats(text: string): Span[] {
  const any = new RegExp(PREFIXED.map(({ pattern }) => pattern.source).join('|'), 'g');
  const prefixed = Array.from(text.matchAll(any), ({ 0: found, index }) => {
    const kind = PREFIXED.find(({ pattern }) => pattern.test(found))?.kind ?? '';
    return { kind, start: index, end: index + found.length };
  });
  const marked = MARKED.flatMap(({ kind, mark, pattern }) =>
    around(text, mark, new RegExp(pattern, 'g')).map((span) => ({ ...span, kind })),
  );
  return [...prefixed, ...marked];
}

/** Looks for a pattern beside every place of a mark: much faster than looking everywhere. */
function around(text: string, mark: string, pattern: RegExp): Omit<Span, 'kind'>[] {
  const found = new Map<number, Omit<Span, 'kind'>>();
  // What stands close by is looked at in one go.
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + REACH)) {
    const from = Math.max(0, at - REACH);
    for (const match of text.slice(from, at + 2 * REACH).matchAll(pattern)) {
      const start = from + match.index;
      found.set(start, { start, end: start + match[0].length });
    }
  }
  return [...found.values()];
}
