import { expect, test } from 'vitest';
import { findSecretsInTexts } from '../../src/secrets/find-secrets.ts';
import type { Span } from '../../src/secrets/span.ts';
import { namedSamples } from './corpus/named.ts';
import { harmless } from './corpus/none.ts';
import { pastedSamples } from './corpus/pasted.ts';
import { vendorSamples } from './corpus/vendors.ts';

/*
 * Based on issuers' documentation and real-world pastes, not on the expressions under test. For the
 * results, see docs/rules/secrets/found.md.
 */

const SECRETS = [...vendorSamples(), ...namedSamples(), ...pastedSamples()];
const NONE = harmless();

/** Whether a span covers all of a secret. */
function covers(spans: readonly Span[], text: string, secret: string): boolean {
  const start = text.indexOf(secret);
  return spans.some((span) => span.start <= start && span.end >= start + secret.length);
}

test('the corpus is large enough to be conclusive', () => {
  expect(SECRETS.length).toBeGreaterThanOrEqual(300);
  expect(NONE.length).toBeGreaterThanOrEqual(600);
  for (const { text, secrets } of SECRETS) {
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(text).toContain(secret);
  }
});

test('finds 98 of 100 secrets, and 99 of 100 findings are secrets', async () => {
  const found = await findSecretsInTexts(SECRETS.map(({ text }) => text));
  const missed = SECRETS.flatMap(({ what, text, secrets }, index) =>
    secrets.filter((secret) => !covers(found[index] ?? [], text, secret)).map(() => what),
  );
  const alarms = (await findSecretsInTexts(NONE)).flatMap((spans, index) =>
    spans.map(() => NONE[index] ?? ''),
  );
  const all = SECRETS.flatMap(({ secrets }) => secrets).length;
  const hits = all - missed.length;
  expect({ recall: hits / all >= 0.98, missed }).toMatchObject({ recall: true });
  expect({ precision: hits / (hits + alarms.length) >= 0.99, alarms }).toMatchObject({
    precision: true,
  });
});
