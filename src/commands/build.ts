import { resolve } from 'node:path';
import { normaliseBase, parseConfig } from '../config.ts';
import { UserError } from '../errors.ts';
import type { Audience } from '../model/workspace.ts';
import { errorsOf, prettyFindings } from '../publish/findings.ts';
import { defineCommand, type Invocation } from './define-command.ts';
import { check, type Loaded, load, requireEngagements, TODAY, todayOf } from './load.ts';

export default defineCommand({
  name: 'build',
  summary: 'Check the engagements and build their sites',
  positionals: '[slug…]',
  count: [0, Number.POSITIVE_INFINITY],
  options: {
    out: { type: 'string', value: '<folder>', description: 'Where the sites go; dist by default' },
    site: { type: 'string', value: '<url>', description: 'Address the site is published at' },
    base: { type: 'string', value: '<path>', description: 'Path the site is published below' },
    audience: {
      type: 'string',
      value: '<team>',
      description: 'team builds into dist-team/, with what contractors do not see',
    },
    today: TODAY,
  },
  async run(invocation) {
    const { root, positionals, terminal } = invocation;
    const loaded = withOptions(await load(root), invocation);
    const { workspace } = loaded;
    requireEngagements(workspace, positionals);
    const diagnostics = check(loaded, todayOf(invocation));
    const engagements = workspace.engagements.filter(
      ({ slug }) => positionals.length === 0 || positionals.includes(slug),
    );
    const errors = engagements.flatMap((engagement) => errorsOf(engagement, diagnostics));
    if (errors.length > 0) terminal.out(prettyFindings([...new Set(errors)], loaded, terminal));

    const { buildSites } = await import('../publish/build-sites.ts');
    const { buildProgress } = await import('../publish/build-progress.ts');
    const audience = audienceOf(invocation);
    const progress = buildProgress(root, terminal);
    const out = outFolder(loaded, audience, invocation);
    const done = await buildSites(engagements, { ...loaded, audience, out, diagnostics, progress });
    return done ? 0 : 1;
  },
});

/** Options of the command line, over those of the settings. */
export function withOptions(loaded: Loaded, { options }: Invocation): Loaded {
  const { site, base } = options;
  if (typeof site === 'string' && !/^https?:\/\/[^/\s]+/.test(site)) {
    throw new UserError(`"${site}" is no address. Write one that begins with https:// or http://.`);
  }
  const { site: ownSite, ...settings } = loaded.settings;
  const asked = {
    ...settings,
    ...(ownSite !== undefined && { site: ownSite }),
    ...(typeof site === 'string' && { site }),
    ...(typeof base === 'string' && { base: normaliseBase(base) }),
  };
  return { ...loaded, settings: parseConfig(asked, Object.keys(asked.rules)) };
}

export function audienceOf({ options }: Invocation): Audience {
  const { audience = 'contractor' } = options;
  if (audience === 'team' || audience === 'contractor') return audience;
  throw new UserError(`"${audience}" is no audience. There are contractor and team.`);
}

/** Without `--out`, a team's site goes to a folder of its own, so that it is never deployed by mistake. */
export function outFolder(
  { root, settings }: Loaded,
  audience: Audience,
  { options }: Invocation,
): string {
  if (typeof options.out === 'string') return resolve(root, options.out);
  return resolve(root, audience === 'team' ? `${settings.out}-team` : settings.out);
}
