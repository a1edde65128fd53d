import { readFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { Plugin } from 'vite';

const ID = 'virtual:prebrief/components';

/**
 * Adds the workspace's own components to the theme. They are the only part of a workspace that is
 * compiled as code.
 *
 * Astro derives scoped class names from a component's path. To get the same site on every machine,
 * the components are compiled as if they were in a folder of the theme.
 *
 * @param components absolute paths of `.astro` files, all in one folder, by their name in MDX
 * @param place absolute path of the folder they appear to be in; defaults to their own
 */
export function customComponents(components: Record<string, string>, place?: string): Plugin {
  const names = Object.keys(components).sort();
  const home = posix(dirname(components[names[0] ?? ''] ?? ''));
  const seeming = posix(place ?? home);
  const isPlaced = (id: string) => seeming !== home && id.startsWith(`${seeming}/`);
  const realPath = (id: string) => join(home, basename(id.replace(/\?.*$/s, '')));
  return {
    name: 'prebrief:components',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (id === ID) return `\0${ID}`;
      if (isPlaced(id)) return id;
      if (importer === undefined || !isPlaced(importer)) return;
      const found = await this.resolve(id, realPath(importer), { skipSelf: true });
      const isOwn = found !== null && dirname(found.id) === home && /\.astro(\?|$)/.test(found.id);
      return isOwn ? { ...found, id: `${seeming}/${basename(found.id)}` } : found;
    },
    load(id) {
      if (id !== `\0${ID}`) {
        return isPlaced(id) && id.endsWith('.astro')
          ? readFileSync(realPath(id), 'utf8')
          : undefined;
      }
      const imports = names.map((name) => `import ${name} from '${seeming}/${name}.astro';`);
      return `${imports.join('\n')}\nexport default { ${names.join(', ')} };\n`;
    },
  };
}

/** With forward slashes, as Vite has them. */
function posix(path: string): string {
  return path.replaceAll(sep, '/');
}
