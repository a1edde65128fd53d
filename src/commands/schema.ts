import { UserError } from '../errors.ts';
import { frontmatterJsonSchema } from '../kinds/frontmatter-json-schema.ts';
import { loadTemplates } from '../load/load-templates.ts';
import { didYouMean } from '../model/closest.ts';
import { printable, printableJson } from '../model/printable.ts';
import { defineCommand } from './define-command.ts';

export default defineCommand({
  name: 'schema',
  summary: 'Print the JSON Schema of the frontmatter of a kind',
  positionals: '<kind>',
  count: [1, 1],
  options: {},
  async run({ root, positionals: [kind = ''], terminal }) {
    const templates = await loadTemplates(root);
    const template = Object.hasOwn(templates, kind) ? templates[kind] : undefined;
    if (!template) {
      const kinds = Object.keys(templates);
      const hint = didYouMean(kind, kinds, `Use one of ${kinds.join(', ')}.`);
      throw new UserError(`There is no kind "${kind}". ${hint}`);
    }
    if (template.problems.length > 0) {
      terminal.error(
        `${printable(String(template.file))}: the template has errors; run prebrief check.\n`,
      );
    }
    const schema = frontmatterJsonSchema(kind, template.contract.frontmatter);
    terminal.out(`${printableJson(JSON.stringify(schema, null, 2))}\n`);
    return 0;
  },
});
