/** Where the reference of the rules is published. */
const RULES = 'https://github.com/prebrief/prebrief/blob/main/docs/rules/';

/** @returns the address of a rule's page; that of the list without a rule */
export function ruleAddress(rule?: string): string {
  return rule === undefined ? `${RULES}README.md` : `${RULES}${rule}.md`;
}
