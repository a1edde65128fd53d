import { resolve } from 'node:path';
import { normaliseBase, parseConfig } from '../config.ts';
import { UserError } from '../errors.ts';
import { siteFolders } from '../io/site-folders.ts';
import type { Loaded } from '../load/load-workspace.ts';
import type { Audience } from '../model/workspace.ts';
import type { Invocation } from './define-command.ts';

/** Command-line options, which override the settings. */
export function withOptions(loaded: Loaded, { options }: Invocation): Loaded {
  const { site, base } = options;
  if (typeof site === 'string' && !/^https?:\/\/[^/\s]+/.test(site)) {
    throw new UserError(`"${site}" is not a URL. Write one that starts with https:// or http://.`);
  }
  const { site: ownSite, ...settings } = loaded.settings;
  const asked = {
    ...settings,
    ...(ownSite !== undefined && { site: ownSite }),
    ...(typeof site === 'string' && { site }),
    ...(typeof base === 'string' && { base: normaliseBase(base) }),
  };
  // Rule ids were validated when the settings were read.
  const rules = Object.keys(asked.rules).map((id) => ({ id, safeguard: false }));
  return { ...loaded, settings: parseConfig(asked, rules) };
}

export function audienceOf({ options }: Invocation): Audience {
  const { audience = 'contractor' } = options;
  if (audience === 'team' || audience === 'contractor') return audience;
  throw new UserError(`"${audience}" is not an audience. Use contractor or team.`);
}

/**
 * Without `--out`, team sites go to a folder of their own, so that they are never deployed by
 * mistake.
 */
export function outFolder(loaded: Loaded, audience: Audience, { options }: Invocation): string {
  if (typeof options.out === 'string') return resolve(loaded.root, options.out);
  return siteFolders(loaded)[audience];
}
