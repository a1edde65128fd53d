import { FILE_START } from './position.ts';
import type { Problem } from './source.ts';

/** Limits on the contents of one document, so that none holds up the others. */
export interface Budget {
  /** The step that the budget limits: completes «to …». */
  step: string;
  most: number;
  /** What is counted. Never time, so that every machine gets the same result. */
  unit: string;
  /** A more specific message than the general one. */
  message?: string;
  hint: string;
}

const declare = <Name extends string>(budgets: Record<Name, Budget>) => budgets;

/** Far above any file written for readers, and far below what takes seconds. */
export const BUDGETS = declare({
  bytes: {
    step: 'read the file',
    most: 1024 * 1024,
    unit: 'bytes',
    hint: 'Split it into several documents.',
  },
  levels: {
    step: 'read nested content',
    most: 100,
    unit: 'levels',
    message: 'The content is nested more than 100 levels deep.',
    hint: 'Nest quotes, lists and elements less deeply.',
  },
  paragraphMarkup: {
    step: 'parse the MDX of a paragraph',
    most: 10_000,
    unit: 'tags, braces, colons, underscores and escapes',
    hint: 'Split it up, or put it into a code block.',
  },
  documentTags: {
    step: 'parse the MDX',
    most: 10_000,
    unit: 'tags and container ends',
    hint: 'Split it into several documents, or put them into a code block.',
  },
  headings: {
    step: 'list the headings',
    most: 3000,
    unit: 'headings',
    hint: 'Split it into several documents.',
  },
  blocks: {
    step: 'render the blocks',
    most: 3000,
    unit: 'tables, containers and components',
    hint: 'Split it into several documents.',
  },
  columns: {
    step: 'render a table',
    most: 500,
    unit: 'columns',
    hint: 'Split the table up.',
  },
  cells: {
    step: 'render the tables',
    most: 50_000,
    unit: 'cells',
    hint: 'Split it into several documents, or publish the table as a file.',
  },
  codeBlocks: {
    step: 'highlight the code',
    most: 2000,
    unit: 'code blocks',
    hint: 'Split it into several documents.',
  },
  code: {
    step: 'highlight the code',
    most: 200_000,
    unit: 'characters in highlighted code blocks',
    hint: 'Split it into several documents, or publish the code as a file.',
  },
  codeLines: {
    step: 'render the code',
    most: 20_000,
    unit: 'lines in code blocks',
    hint: 'Publish the code as a file.',
  },
  diagrams: {
    step: 'parse the diagrams',
    most: 100,
    unit: 'diagrams',
    hint: 'Split it into several documents.',
  },
  diagramText: {
    step: 'parse the diagrams',
    most: 40_000,
    unit: 'characters in diagrams',
    hint: 'Split it into several documents.',
  },
  diagramCharacters: {
    step: 'parse a diagram',
    most: 10_000,
    unit: 'characters',
    hint: 'Split the diagram up.',
  },
  diagramStatements: {
    step: 'parse a diagram',
    most: 400,
    unit: 'lines and statements',
    hint: 'Split the diagram up.',
  },
  yamlMistakes: {
    step: 'read the frontmatter',
    most: 1000,
    unit: 'mistakes',
    hint: 'Write the frontmatter as YAML: a key, a colon and a value on each line.',
  },
  dbml: {
    step: 'read the DBML',
    most: 60_000,
    unit: 'characters other than spaces',
    hint: 'Name a file with fewer tables, or use the schema in SQL.',
  },
  dbmlLines: {
    step: 'read the DBML',
    most: 4000,
    unit: 'lines with text',
    hint: 'Name a file with fewer tables, or use the schema in SQL.',
  },
  dataModel: {
    step: 'render a data model',
    most: 8000,
    unit: 'tables, columns and enum values',
    message: 'The data model shows more than 8,000 tables, columns and enum values.',
    hint: 'Select the tables that matter with "source.tables".',
  },
  tableNames: {
    step: 'select tables',
    most: 1_000_000,
    unit: 'comparisons of a table with an entry of "source.tables"',
    message: 'The schema has too many tables for this many entries in "source.tables".',
    hint: 'Shorten "source.tables"; a glob selects several tables.',
  },
  rereading: {
    step: 'parse a schema again without its invalid statements',
    most: 100_000,
    unit: 'characters',
    hint: 'Correct those statements.',
  },
  rereadLines: {
    step: 'parse a schema again without its invalid statements',
    most: 8000,
    unit: 'lines',
    hint: 'Correct those statements.',
  },
  pattern: {
    step: 'compare a value with the pattern of its template',
    most: 5_000_000,
    unit: 'pattern states, summed over all characters',
    hint: 'Shorten the value, or the pattern in the template.',
  },
});

/**
 * Longer code is shown without colours, per line or as a whole, because grammars take quadratic
 * time or worse for a long line. The limit is the same on every machine.
 */
export const COLOURED = { line: 200, block: 20_000 };

export type BudgetName = keyof typeof BUDGETS;

/**
 * Thrown from deep inside a step; the caller that runs the step for a document turns it into a
 * finding.
 */
export class BudgetExceeded extends Error {
  override name = 'BudgetExceeded';
  readonly budget: BudgetName;

  constructor(budget: BudgetName) {
    super(exceeded(budget).message);
    this.budget = budget;
  }
}

/** @returns the message for a file that exceeds a budget */
export function exceeded(name: BudgetName): Problem {
  const { step, most, unit, message, hint }: Budget = BUDGETS[name];
  return {
    range: FILE_START,
    message:
      message ??
      `Too much to ${step}: the file has more than ${most.toLocaleString('en')} ${unit}.`,
    hint,
  };
}

/**
 * Counts the contents of one document.
 *
 * @throws BudgetExceeded from `add`, if the limit is exceeded
 */
export function createTally(): { add(name: BudgetName, count?: number): void } {
  const counted = new Map<BudgetName, number>();
  return {
    add(name, count = 1) {
      const sum = (counted.get(name) ?? 0) + count;
      counted.set(name, sum);
      if (sum > BUDGETS[name].most) throw new BudgetExceeded(name);
    },
  };
}

/**
 * Runs a step for one document.
 *
 * @returns its result, or why the document is rejected
 * @throws any other error from the step
 */
export function withinBudget<T>(step: () => T): T | { exceeded: Problem } {
  try {
    return step();
  } catch (error) {
    if (error instanceof BudgetExceeded) return { exceeded: exceeded(error.budget) };
    throw error;
  }
}

/** The budgets as lines, for the page of the rule that reports them. */
export function budgetList(): string[] {
  return Object.values(BUDGETS).map(
    ({ step, most, unit }) => `To ${step}: ${most.toLocaleString('en')} ${unit}.`,
  );
}
