import { check } from '../check/check.ts';
import { type Loaded, readModel } from '../load/load-workspace.ts';
import { createMemory } from '../load/memory.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Engagement, Workspace } from '../model/workspace.ts';
import { type BuildOptions, type PreparedSite, prepareSite } from '../publish/build-site.ts';

/** The current state of the workspace in the dev server. */
export interface State {
  workspace: Workspace;
  diagnostics: readonly Diagnostic[];
}

/** Cache of prepared sites, until something changes. */
export class Sites {
  #prepared = new Map<string, Promise<PreparedSite>>();
  state: State;
  #options: (state: State) => Promise<BuildOptions>;

  /** @param options derives build options from the state */
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

/** A workspace being edited. */
export interface LiveWorkspace {
  sites: Sites;
  /** Rereads and checks what has changed, and discards cached pages. */
  update(): Promise<void>;
}

/**
 * @param today ISO date
 * @param options derives build options from the state
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
