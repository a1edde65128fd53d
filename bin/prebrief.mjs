#!/usr/bin/env node
// Kept to syntax that old versions understand, so that they can be told they are too old.
import { existsSync } from 'node:fs';
import * as module from 'node:module';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `prebrief: Node ${process.versions.node} is too old, version 22.12 or newer is needed. See https://nodejs.org.`,
  );
  process.exit(2);
}
// What Node makes of the code is kept for the next run, here and in every thread.
const { directory } = module.enableCompileCache();
if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory;
// In a checkout the sources run as they are; the package ships them compiled.
const source = new URL('../src/cli.ts', import.meta.url);
const { main } = await import(
  existsSync(source) ? source.href : new URL('../build/cli.js', import.meta.url).href
);
await main(process.argv.slice(2));
