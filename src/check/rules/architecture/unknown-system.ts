import { didYouMean } from '../../../model/closest.ts';
import { array, mapping, mappings, text } from '../../../model/engagement-facts.ts';
import { defineRule } from '../../define-rule.ts';

const SYSTEMS =
  'kind: architecture\nsystems:\n  - { id: api, name: API, kind: service, touch: true, uses: [{ system: db, via: SQL }, { system: api }] }\n  - { id: db, name: Invoices, kind: database }';

export default defineRule({
  id: 'architecture/unknown-system',
  summary: 'Every system that another one uses is in the same list.',
  why: 'The map draws a line for every connection between two systems. A line to an undescribed system is left out, so connected parts look independent.',
  document({ source: { frontmatter } }, _, report) {
    const systems = mappings(frontmatter.data.systems);
    const ids = systems.flatMap(({ id }) => text(id)?.trim() ?? []);
    // If a system has no id, which has its own finding, it may be the missing one.
    if (ids.length < systems.length) return;
    for (const [at, system] of systems.entries()) {
      for (const [index, use] of array(system.uses).entries()) {
        const id = text(mapping(use).system)?.trim();
        const range = frontmatter.ranges[`systems.${at}.uses.${index}.system`]?.value;
        if (id === undefined || !range || ids.includes(id)) continue;
        const meant = systems.find(({ name }) => name === id);
        report({
          range,
          message: `There is no system "${id}" in "systems".`,
          hint: meant
            ? `Did you mean "${meant.id}"?`
            : didYouMean(
                id.slice(0, 200),
                ids,
                `Add it to "systems", or write one of ${ids.join(', ')}.`,
              ),
        });
      }
    }
  },
  examples: {
    pass: [{ edits: { 'architecture.mdx': { 'title: architecture': `title: A\n${SYSTEMS}` } } }],
    fail: [
      {
        edits: {
          'architecture.mdx': {
            'title: architecture': `title: A\n${SYSTEMS.replace('system: db', 'system: bd')}`,
          },
        },
        findings: ['architecture.mdx:5:72-5:74'],
      },
      {
        edits: {
          'architecture.mdx': {
            'title: architecture': `title: A\n${SYSTEMS.replace('system: db', 'system: Invoices').replace('system: api', 'system: __proto__')}`,
          },
        },
        findings: ['architecture.mdx:5:72-5:80', 'architecture.mdx:5:104-5:113'],
      },
    ],
  },
});
