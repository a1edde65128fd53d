import type { Engagement } from '../model/workspace.ts';
import { createFindSecrets } from '../secrets/find-secrets.ts';
import { type ChangesOptions, type ChangesView, changesView } from '../view/changes.ts';
import { audit } from './audit/audit.ts';
import { bytes, type SiteFiles } from './files.ts';

/**
 * What `/changes/` shows. Nobody can correct a message in the history: one that names what the site may
 * not hold is left out, where the audit would refuse the whole site, and so is one with a credential.
 */
export async function publicChanges(
  engagement: Engagement,
  options: ChangesOptions,
): Promise<ChangesView> {
  const view = changesView(engagement, options);
  const messages: SiteFiles = new Map();
  for (const { changes } of view.days) {
    for (const { id, message } of changes) if (message !== null) messages.set(id, bytes(message));
  }
  if (messages.size === 0) return view;
  const { workspace, audience, files } = options;
  const leaks = audit(messages, { workspace, engagement, audience, published: files, theme: [] });
  const texts = [...messages].map(([file, content]) => ({ file, content }));
  const secrets = await createFindSecrets()({ documents: [], templates: [], svgs: [], texts });
  const refused = new Set([...leaks.map(({ path }) => path), ...secrets.map(({ file }) => file)]);
  const days = view.days.map(({ date, changes }) => ({
    date,
    changes: changes.map((change) =>
      refused.has(change.id) ? { ...change, message: null } : change,
    ),
  }));
  return { ...view, days };
}
