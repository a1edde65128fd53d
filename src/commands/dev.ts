import { CONFIG_FILE } from '../config.ts';
import { printable } from '../model/printable.ts';
import { codeNotice } from '../report/code-notice.ts';
import { watchWorkspace } from '../serve/watch-workspace.ts';
import { watchedCode } from '../serve/watched-code.ts';
import { defineCommand } from './define-command.ts';
import { load, requireEngagements, TODAY, todayOf } from './load.ts';
import { ADDRESS, addressOf, nextAddress } from './serving.ts';

export default defineCommand({
  name: 'dev',
  summary: 'Serve an engagement as you write it, with findings on each page',
  positionals: '[slug]',
  count: [0, 1],
  options: { ...ADDRESS, today: TODAY },
  async run(invocation) {
    const { root, positionals, terminal } = invocation;
    const loaded = await load(root);
    requireEngagements(loaded.workspace, positionals);
    const [build, { createDevServer }, { liveWorkspace }, { listen }, { default: launch }] =
      await Promise.all([
        import('../publish/build-sites.ts'),
        import('../serve/dev-server.ts'),
        import('../serve/live-workspace.ts'),
        import('../serve/listen.ts'),
        import('launch-editor'),
      ]);
    const base = loaded.settings.base;
    let prepared: ReturnType<typeof build.prepareBuild> | undefined;
    const prepare = () => {
      prepared ??= build.prepareBuild({ ...loaded, audience: 'contractor' });
      return prepared;
    };
    const live = liveWorkspace(loaded, todayOf(invocation), async ({ workspace }) =>
      build.renewBuild(await prepare(), workspace),
    );
    const { sites } = live;
    const all = loaded.workspace.engagements.map(({ slug }) => slug);
    const servers = (positionals.length > 0 ? positionals : all).map((slug) => ({
      slug,
      ...createDevServer({ root, slug, base, sites, openInEditor: (place) => launch(place) }),
    }));
    let address = addressOf(invocation);
    for (const { slug, handle } of servers) {
      const { url, port } = await listen(handle, address);
      terminal.out(`${terminal.style('bold', printable(slug))}  ${url}${base}\n`);
      address = nextAddress(address, port);
    }
    // Only once there are addresses to serve at, so that a mistake in one leaves nothing running.
    await prepare();
    const notice = codeNotice(loaded.workspace, positionals);
    if (notice !== null) terminal.error(`${notice}\n`);
    terminal.error('Watching for changes. Press Ctrl-C to stop.\n');
    const watching = {
      more: watchedCode(loaded),
      configured: () => terminal.error(`${CONFIG_FILE} changed; restart to apply it.\n`),
      async changed() {
        try {
          await live.update();
          for (const server of servers) server.reload();
        } catch (error) {
          // The folder may be missing for a moment, for example while git checks out a branch.
          const reason = error instanceof Error ? error.message : String(error);
          terminal.error(`prebrief: ${printable(reason)}\n`);
        }
      },
    };
    // Catches files saved before all watchers were running.
    return watchWorkspace(root, loaded.settings, watching, true);
  },
});
