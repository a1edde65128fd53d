import { expect, test } from 'vitest';
import { documentsOf } from '../../../src/model/documents.ts';
import { parseText } from '../../../src/parse/source.ts';
import { saidToReaders } from '../../../src/publish/audit/corpus.ts';
import { validFiles, workspaceOf } from '../../valid-workspace.ts';

function said(text: string): string {
  const workspace = workspaceOf(validFiles());
  const [engagement] = workspace.engagements;
  const document = engagement && documentsOf(engagement).find(({ kind }) => kind === 'spec');
  if (!engagement || !document) throw new Error('the example has no specification');
  const source = parseText(document.file, text);
  return saidToReaders({ ...document, source }, engagement, workspace).join('\n');
}

test('contains what readers see, and no comments', () => {
  const text = said(
    'Ask <Person id="dana" /> at 10:30 about **invoi**ces. {/* Do not tell them. */}\n',
  );
  expect(text).toContain('Ask Dana Reyes (Tech lead) at 10:30 about invoices.');
  expect(text).not.toContain('Do not tell');
});

test('an empty comment removes nothing', () => {
  expect(said('The export of the ledger. {/* */}\n')).toContain('The export of the ledger.');
});
