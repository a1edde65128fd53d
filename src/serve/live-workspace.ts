import { check } from '../check/check.ts';
import { type Loaded, readModel } from '../load/load-workspace.ts';
import { createMemory } from '../load/memory.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Engagement, Workspace } from '../model/workspace.ts';
import { type BuildOptions, type PreparedSite, prepareSite } from '../publish/build-site.ts';

/** What the workspace is at the moment, as the dev server shows it. */
export interface State {
  workspace: Workspace;
  diagnostics: readonly Diagnostic[];
}

/** Keeps what the pages are made from, until something changes. */
export class Sites {
  #prepared = new Map<string, Promise<PreparedSite>>();
  state: State;
  #options: (state: State) => Promise<BuildOptions>;

  /** @param options makes what a build needs from the state */
  constructor(state: State, options: (state: State) => Promise<BuildOptions>) {
    this.state = state;
    this.#options = options;
  }

  update(state: State): void {
    this.state = state;
    this.#prepared.clear();
  }

  engagement(slug: string): Engagement | null {
    return this.state.workspace.engagements.find((one) => one.slug === slug) ?? null;
  }

  async prepared(engagement: Engagement): Promise<PreparedSite> {
    const known = this.#prepared.get(engagement.slug);
    if (known) return known;
    const made = this.#options(this.state).then((options) => prepareSite(engagement, options));
    this.#prepared.set(engagement.slug, made);
    return made;
  }
}

/** A workspace that is being edited. */
export interface LiveWorkspace {
  sites: Sites;
  /** Reads what has changed, checks it, and discards the pages made before. */
  update(): Promise<void>;
}

/**
 * @param today ISO date
 * @param options makes build options from the state
 */
export function liveWorkspace(
  { root, settings, workspace }: Loaded,
  today: string,
  options: (state: State) => Promise<BuildOptions>,
): LiveWorkspace {
  const memory = createMemory();
  const stateOf = (now: Workspace): State => ({
    workspace: now,
    diagnostics: check({ workspace: now, settings }, today, [], memory),
  });
  const sites = new Sites(stateOf(workspace), options);
  return {
    sites,
    async update() {
      sites.update(stateOf(await readModel(root, settings, memory)));
    },
  };
}
