import { readFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { Plugin } from 'vite';

const ID = 'virtual:prebrief/components';

/**
 * Gives the theme the workspace's own components: the one thing of a workspace that is compiled,
 * because its authors wrote it as code.
 *
 * Astro makes scoped class names from a component's path. So that a site is the same on every
 * machine, the components are compiled as if they lay in a folder of the theme.
 *
 * @param components absolute paths of `.astro` files, all in one folder, by the name they have in MDX
 * @param place absolute path of the folder they seem to lie in; where they are, if absent
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

/** As Vite names files. */
function posix(path: string): string {
  return path.replaceAll(sep, '/');
}
