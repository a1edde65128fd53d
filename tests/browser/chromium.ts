import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type BrowserServer, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Starts the Chromium that tests connect to: from `CHROME_PATH`, an installed one, or the one from
 * the npm registry, which needs no system packages and runs as root.
 */
export async function startChromium(): Promise<BrowserServer> {
  const executablePath = process.env.CHROME_PATH || installed();
  if (executablePath) return chromium.launchServer({ executablePath, args: ['--no-sandbox'] });
  return chromium.launchServer(await packaged());
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** The package bundles libraries that only the browser may see. */
async function packaged() {
  const before = { ...process.env };
  // Read on module load: without it, the libraries are not unpacked.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
  try {
    const { default: lambda } = await import('@sparticuz/chromium');
    const executablePath = await lambda.executablePath();
    const env = Object.fromEntries(
      Object.entries(process.env).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value]],
      ),
    );
    // A single-process browser crashes with its first page, and web security must stay enabled. Drawing
    // in software as if by a GPU, and starting each page's process from scratch, take most of a test.
    const unwanted =
      /^--(?:single-process|disable-web-security|allow-running-insecure|headless|no-zygote|use-(?:gl|angle)|in-process-gpu|ignore-gpu|enable-unsafe-swiftshader)/;
    const args = [...lambda.args.filter((arg) => !unwanted.test(arg)), '--disable-gpu'];
    return { executablePath, args, env };
  } finally {
    for (const key of Object.keys(process.env)) if (!(key in before)) delete process.env[key];
    Object.assign(process.env, before);
  }
}
