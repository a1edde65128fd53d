/** Where the rule reference is published. */
const RULES = 'https://github.com/prebrief/prebrief/blob/main/docs/rules/';

/** @returns the address of a rule's page, or of the list if no rule is given */
export function ruleAddress(rule?: string): string {
  return rule === undefined ? `${RULES}README.md` : `${RULES}${rule}.md`;
}
