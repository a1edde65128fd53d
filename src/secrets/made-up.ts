import { decoded } from './base64.ts';

/**
 * Widely copied sample credentials from the documentation of AWS, Stripe, GitHub, jwt.io, the RFCs
 * on OAuth and basic authentication, and Azure's emulators, and sample UUIDs.
 */
const DOCUMENTED = [
  'IOSFODNN7EXAMPLE',
  'wJalrXUtnFEMI/K7MDENG',
  'je7MtGbClwBF',
  '4eC39HqLyjWDarjtT1zdp7dc',
  'BQokikJOvBiI2HlWgH4olfQ2',
  'tGN0bIwXnHdwOa85VABjPdSn8nWY7G7I',
  '16C7e42F292c6912E7710c838347Ae178B4a',
  'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
  'TJVA95OrM7E2cBab30RMHrHDcEfxjoYZgeFONFh7HgQ',
  'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  'czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3',
  'czZCaGRSa3F0MzpnWDFmQmF0M2JW',
  '2YotnFZFEjr1zCsicMWpAA',
  'tGzv3JOkF0XG5Qx2TlKWIA',
  'mF_9.B5f-4.1JqM',
  'QWxhZGRpbjpvcGVuIHNlc2FtZQ',
  'QWxhZGRpbjpPcGVuU2VzYW1l',
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50',
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM',
  '123e4567-e89b-12d3-a456-426614174000',
  '550e8400-e29b-41d4-a716-446655440000',
  'JBSWY3DPEHPK3PXP',
  'dGhlIHNhbXBsZSBub25jZQ',
];

/** Words that people write into fake credentials. */
const WORDS =
  /example|sample|placeholder|change[_-]?me|your[_-]|[_-]your|redacted|dummy|fake|replace|insert|goes[_-]?here|not[_-]?a[_-]?real|notreal|foobar|x{5}|X{5}|\.{3}|0{8}|deadbeef|cafebabe|qwerty|asdf/i;

/** In random text, no character has a larger share than this. */
const MOST_ALIKE = 0.4;
/** In random text, runs such as `abc` or `123` never have a larger share than this. */
const MOST_COUNTED = 0.4;
/** How many characters of a secret are examined; made-up ones show it well before that. */
const REACH = 200;

/** Whether a credential is a hand-written example. */
export function isMadeUp(secret: string): boolean {
  if (DOCUMENTED.some((one) => secret.includes(one))) return true;
  const text = secret.slice(0, REACH);
  if (WORDS.test(text) || mostAlike(text) > MOST_ALIKE || counted(text) > MOST_COUNTED) return true;
  return secret.startsWith('eyJ') && isSampleToken(secret);
}

/** @returns the share of the most frequent character */
export function mostAlike(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return Math.max(...counts.values()) / text.length;
}

/** @returns the share of characters in runs such as `abc`, `456`, `fed` or `aaa` */
function counted(text: string): number {
  let inRuns = 0;
  let run = 1;
  let step = 0;
  for (let at = 1; at <= text.length; at++) {
    const now = text.charCodeAt(at) - text.charCodeAt(at - 1);
    if (Math.abs(now) <= 1 && (run === 1 || now === step)) {
      run += 1;
      step = now;
    } else {
      if (run >= 3) inRuns += run;
      run = 1;
    }
  }
  return inRuns / text.length;
}

/** The sample token of jwt.io, with any signature. */
function isSampleToken(token: string): boolean {
  const [, payload = ''] = token.split('.', 2);
  const text = decoded(payload) ?? '';
  return /John Doe|"1234567890"|supabase-demo/.test(text);
}
