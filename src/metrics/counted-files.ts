/** Folders of third-party or generated code. */
const FOLDERS =
  /(?:^|\/)(?:node_modules|bower_components|vendor|third_party|dist|__generated__|generated|__snapshots__)\//;

/** Generated files: lock files, bundles, source maps, snapshots, generated code. */
const FILES =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|packages\.lock\.json|go\.sum|gradle\.lockfile|[^/]+\.(?:lock|lockb|map|snap)|[^/]+\.min\.(?:js|mjs|css)|[^/]+\.(?:pb\.go|pb\.h|pb\.cc|g\.dart|designer\.cs)|[^/]+_pb2(?:_grpc)?\.pyi?|[^/]+[._]generated\.[^/]+)$/i;

/** Whether a file is handwritten, judged by its POSIX path alone. */
export function isCountedFile(path: string): boolean {
  return !FOLDERS.test(path) && !FILES.test(path);
}
