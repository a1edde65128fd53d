import { bytes, type SiteFiles } from '../../../src/io/site-files.ts';
import type { Audience } from '../../../src/model/workspace.ts';
import { createAudit, type Leak } from '../../../src/publish/audit/audit.ts';
import type { OpenContainer } from '../../../src/publish/audit/readable.ts';
import { workspaceOf } from '../../valid-workspace.ts';

export interface Given {
  audience?: Audience;
  published?: string[];
  theme?: string;
  openContainer?: OpenContainer | null;
}

/** Audits files as if they were the site of `demo`. */
export function auditOf(
  texts: Record<string, string>,
  { audience = 'contractor', published = [], theme = '', openContainer = null }: Given = {},
): (files: Record<string, string | Uint8Array>) => Leak[] {
  // Files that start with an underscore are not documents.
  const documents = Object.entries(texts).filter(([file]) => !/\/_(?!shared\/)/.test(file));
  const workspace = workspaceOf(Object.fromEntries(documents));
  const content = Object.entries(texts)
    .filter(([file]) => file.startsWith('content/'))
    .map(([file, text]) => ({ file, content: bytes(text) }));
  const engagement = workspace.engagements.find(({ slug }) => slug === 'demo');
  if (!engagement) throw new Error('There is no demo.');
  const audit = createAudit({ workspace, content, openContainer });
  return (files) => {
    const site: SiteFiles = new Map(
      Object.entries(files).map(([path, text]) => [
        path,
        typeof text === 'string' ? bytes(text) : text,
      ]),
    );
    return audit(site, {
      engagement,
      audience,
      published: new Set(published),
      theme: new Map([['theme.js', bytes(theme)]]),
      settings: {},
    });
  };
}
