import { RULES } from '../check/rules.ts';
import { UserError } from '../errors.ts';
import { didYouMean } from '../model/closest.ts';
import { explainRule, explainRules } from '../report/explain.ts';
import { defineCommand } from './define-command.ts';

export default defineCommand({
  name: 'explain',
  summary: 'Explain why a rule exists, what fails and what passes; without a rule, list all rules',
  positionals: '[rule]',
  count: [0, 1],
  options: {},
  async run({ positionals: [id], terminal }) {
    if (id === undefined) {
      terminal.out(explainRules(RULES, terminal.style));
      return 0;
    }
    const rule = RULES.find((one) => one.id === id);
    if (!rule) {
      const ids = RULES.map((one) => one.id);
      // The second half of a rule's name is enough for a suggestion.
      const match = ids.find((one) => one.endsWith(`/${id}`));
      const hint = match
        ? `Did you mean "${match}"?`
        : didYouMean(id, ids, 'Run "prebrief explain" to see them all.');
      throw new UserError(`There is no rule "${id}". ${hint}`);
    }
    terminal.out(explainRule(rule, terminal.style));
    return 0;
  },
});
