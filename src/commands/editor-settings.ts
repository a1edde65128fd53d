/**
 * The lines that `check --watch` prints before and after each run, and a finding in `--format
 * github`.
 */
const PROBLEM_MATCHER = {
  owner: 'prebrief',
  source: 'prebrief',
  pattern: {
    regexp:
      '^::(error|warning) file=([^,]+),line=(\\d+),endLine=(\\d+),col=(\\d+),endColumn=(\\d+),title=([^:]+)::(.*)$',
    severity: 1,
    file: 2,
    line: 3,
    endLine: 4,
    column: 5,
    endColumn: 6,
    code: 7,
    message: 8,
  },
  background: {
    activeOnStart: true,
    beginsPattern: '^Checking\\.$',
    endsPattern: '^(Checked|Nothing checked) ',
  },
};

/**
 * The files that `init` writes for VS Code. They contain no frontmatter schema, because no
 * extension validates YAML in MDX against one; the check does, and its findings appear as problems.
 */
export const EDITOR_SETTINGS: Readonly<Record<string, object>> = {
  '.vscode/extensions.json': { recommendations: ['unifiedjs.vscode-mdx'] },
  '.vscode/settings.json': {
    '[mdx]': { 'editor.wordWrap': 'on', 'files.trimTrailingWhitespace': true },
    'search.exclude': { 'dist*/**': true, '.prebrief/**': true },
  },
  '.vscode/tasks.json': {
    version: '2.0.0',
    tasks: [
      {
        label: 'prebrief check',
        type: 'shell',
        command: 'npx --no prebrief check --watch --format github',
        isBackground: true,
        runOptions: { runOn: 'folderOpen' },
        presentation: { reveal: 'never', panel: 'dedicated' },
        problemMatcher: PROBLEM_MATCHER,
      },
    ],
  },
};
