import type { Command } from './define-command.ts';

/** All commands. Each is loaded only when run, to keep startup fast. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).default,
  new: async () => (await import('./new.ts')).default,
  check: async () => (await import('./check.ts')).default,
  build: async () => (await import('./build.ts')).default,
  dev: async () => (await import('./dev.ts')).default,
  preview: async () => (await import('./preview.ts')).default,
  drift: async () => (await import('./drift.ts')).default,
  access: async () => (await import('./access.ts')).default,
  readiness: async () => (await import('./readiness.ts')).default,
  lessons: async () => (await import('./lessons.ts')).default,
  list: async () => (await import('./list.ts')).default,
  metrics: async () => (await import('./metrics.ts')).default,
  explain: async () => (await import('./explain.ts')).default,
  schema: async () => (await import('./schema.ts')).default,
};
