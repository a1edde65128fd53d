#!/usr/bin/env node
// Kept to syntax that old versions understand, so that they can be told they are too old.
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `prebrief: Node ${process.versions.node} is too old, version 22.12 or newer is needed. See https://nodejs.org.`,
  );
  process.exit(2);
}
// In a checkout the sources run as they are; the package ships them compiled.
const isCheckout = existsSync(new URL('../src/cli.ts', import.meta.url));
const load = (name) =>
  import(new URL(isCheckout ? `../src/${name}.ts` : `../build/${name}.js`, import.meta.url).href);
// Before anything else is loaded, so that it is kept for the next run.
const { keepCompiledCode } = await load('compile-cache');
keepCompiledCode('.');
const { main } = await load('cli');
await main(process.argv.slice(2));
