/** Folders of code that somebody else wrote, or that a program made. */
const FOLDERS =
  /(?:^|\/)(?:node_modules|bower_components|vendor|third_party|dist|__generated__|generated|__snapshots__)\//;

/** Files that a program writes: locked dependencies, bundles, source maps, snapshots, generated code. */
const FILES =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|packages\.lock\.json|go\.sum|gradle\.lockfile|[^/]+\.(?:lock|lockb|map|snap)|[^/]+\.min\.(?:js|mjs|css)|[^/]+\.(?:pb\.go|pb\.h|pb\.cc|g\.dart|designer\.cs)|[^/]+_pb2(?:_grpc)?\.pyi?|[^/]+[._]generated\.[^/]+)$/i;

/** Whether the lines of a file are somebody's work. Told from its path alone, POSIX. */
export function isCountedFile(path: string): boolean {
  return !FOLDERS.test(path) && !FILES.test(path);
}
