import type { Engagement } from '../model/workspace.ts';
import { type ChangesOptions, type ChangesView, changesView } from '../view/changes.ts';
import { audit } from './audit/audit.ts';
import { bytes } from './files.ts';

/**
 * What `/changes/` shows. Nobody can correct a message in the history, so one that names what the site
 * may not hold is left out, where the audit would refuse the whole site.
 */
export function publicChanges(engagement: Engagement, options: ChangesOptions): ChangesView {
  const view = changesView(engagement, options);
  const messages = new Map(
    view.days.flatMap(({ changes }) =>
      changes.flatMap(({ id, message }) => (message === null ? [] : [[id, bytes(message)]])),
    ) as [string, Uint8Array][],
  );
  const { workspace, audience, files } = options;
  const leaks = audit(messages, { workspace, engagement, audience, published: files, theme: [] });
  const refused = new Set(leaks.map(({ path }) => path));
  return {
    ...view,
    days: view.days.map(({ date, changes }) => ({
      date,
      changes: changes.map((change) =>
        refused.has(change.id) ? { ...change, message: null } : change,
      ),
    })),
  };
}
