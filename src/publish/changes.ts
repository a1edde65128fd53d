import type { Settings } from '../config.ts';
import { bytes, type SiteFiles } from '../io/site-files.ts';
import type { Engagement } from '../model/workspace.ts';
import { createFindSecrets } from '../secrets/find-secrets.ts';
import { type ChangesOptions, type ChangesView, changesView } from '../view/changes.ts';
import type { Audit } from './audit/audit.ts';

export interface PublicChangesOptions extends ChangesOptions {
  audit: Audit;
  settings: Settings;
}

/**
 * The data for `/changes/`. Commit messages cannot be fixed afterwards, so one that contains a
 * secret, or for which the audit would refuse the whole site, is left out.
 */
export async function publicChanges(
  engagement: Engagement,
  options: PublicChangesOptions,
): Promise<ChangesView> {
  const view = changesView(engagement, options);
  const messages: SiteFiles = new Map();
  for (const { changes } of view.days) {
    for (const { id, message } of changes) if (message !== null) messages.set(id, bytes(message));
  }
  if (messages.size === 0) return view;
  const { audience, files, settings } = options;
  const theme: SiteFiles = new Map();
  const leaks = options.audit(messages, {
    engagement,
    audience,
    published: files,
    theme,
    settings,
  });
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
