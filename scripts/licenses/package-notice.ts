import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/io/package-root.ts';
import type { Bundled } from './bundled.ts';
import type { Notice } from './notices.ts';

/** Forks without a licence text, and the projects whose text applies. */
const FORK_OF: Readonly<Record<string, string>> = { piccolore: 'picocolors' };

/**
 * The licence of a package: from `node_modules` if that version is installed, otherwise from the
 * registry.
 *
 * @throws Error if the package has no licence text and none is recorded here
 */
export function packageNotice({ name, version }: Bundled, folder = folderOf(name)): Notice {
  if (folder !== null && versionIn(folder) === version) return noticeIn(folder);
  const temporary = mkdtempSync(join(tmpdir(), 'prebrief-licence-'));
  try {
    const npm = ['pack', `${name}@${version}`, '--silent', '--pack-destination', temporary];
    execFileSync('npm', npm, { stdio: ['ignore', 'ignore', 'inherit'] });
    const [archive = ''] = readdirSync(temporary);
    execFileSync('tar', ['-xzf', archive], { cwd: temporary });
    const [unpacked = ''] = readdirSync(temporary).filter((one) => one !== archive);
    return noticeIn(join(temporary, unpacked));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The licence of an installed package. */
export function installedNotice(name: string): Notice {
  const folder = join(packageRoot(), 'node_modules', name);
  return packageNotice({ name, version: versionIn(folder) }, folder);
}

function folderOf(name: string): string | null {
  const folder = join(packageRoot(), 'node_modules', name);
  return existsSync(folder) ? folder : null;
}

function versionIn(folder: string): string {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

function noticeIn(folder: string): Notice {
  const file = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version, license, licenses, repository, homepage } = file;
  const address = typeof repository === 'string' ? repository : (repository?.url ?? homepage ?? '');
  const texts = filesNamed(folder, /^(?:licen[cs]e|copying|notice)(?:[-.].*)?$/i).map((path) =>
    readFileSync(path, 'utf8'),
  );
  if (texts.length === 0) texts.push(textBeside(name, folder));
  return {
    name,
    version,
    license: String(license?.type ?? license ?? licenses?.[0]?.type ?? 'see below'),
    source: webAddress(String(address)) || `https://www.npmjs.com/package/${name}`,
    text: texts.map((text) => text.trim()).join('\n\n'),
  };
}

/** Some packages have a folder with this name instead of a file. */
function filesNamed(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder)
    .filter((name) => pattern.test(name) && !/\.(?:[cm]?js|json|ts|map)$/.test(name))
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesNamed(path, /^/) : path));
}

/** Without a licence file, the text is here, or in the readme. */
function textBeside(name: string, folder: string): string {
  const own = join(import.meta.dirname, `${name}.txt`);
  if (existsSync(own)) return readFileSync(own, 'utf8');
  const original = FORK_OF[name];
  if (original !== undefined) return installedNotice(original).text;
  const readme = readdirSync(folder).find((one) => /^readme/i.test(one));
  const text = readme === undefined ? '' : readFileSync(join(folder, readme), 'utf8');
  const section = /^#+ licen[cs]e[^\n]*\n([\s\S]*?)(?=^#|(?![\s\S]))/im.exec(text)?.[1]?.trim();
  if (section && /permission|redistribution/i.test(section)) return section;
  throw new Error(`${name} does not include its licence text.`);
}

function webAddress(address: string): string {
  const plain = address.replace(/^git\+/, '').replace(/\.git$/, '');
  const forge =
    /^(?:github:|git@github\.com:|(?:ssh|git):\/\/(?:git@)?github\.com\/)?([\w.-]+\/[\w.-]+)$/.exec(
      plain,
    );
  return forge ? `https://github.com/${forge[1]}` : plain;
}
