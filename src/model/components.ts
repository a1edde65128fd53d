/** A component that documents may use, with literal attributes only. */
export interface Component {
  name: string;
  attributes: readonly string[];
  /** Attributes that hold an address. */
  addresses: readonly string[];
  /** Whether it shows something without children, so that a section with nothing else is not empty. */
  showsData: boolean;
}

/** What the theme offers; the check's allowlist, the documentation and the theme read the same table. */
export const COMPONENTS: readonly Component[] = [
  container('Note', ['title']),
  container('Tip', ['title']),
  container('Caution', ['title']),
  container('Danger', ['title']),
  container('Steps', []),
  container('Tabs', []),
  container('Tab', ['label']),
  container('Details', ['summary', 'open']),
  data('Snippet', ['from', 'title'], ['from']),
  data('SystemMap', []),
  data('DataModel', []),
  data('Grants', []),
  data('Criteria', []),
  data('Person', ['id']),
  data('Term', ['id']),
  data('Video', ['src', 'title', 'poster', 'transcript'], ['src', 'poster', 'transcript']),
];

/** Directives (`:::note`) and the component that each becomes. */
export const DIRECTIVES: ReadonlyMap<string, string> = new Map([
  ['note', 'Note'],
  ['tip', 'Tip'],
  ['caution', 'Caution'],
  ['danger', 'Danger'],
]);

/** HTML that documents may write, and the attributes each of these elements may have. */
export const HTML_ELEMENTS: readonly string[] = [
  ...['a', 'abbr', 'b', 'br', 'code', 'dd', 'details', 'dl', 'dt', 'em', 'i', 'kbd', 'mark', 'p'],
  ...['s', 'small', 'strong', 'sub', 'summary', 'sup', 'u'],
];
export const HTML_ATTRIBUTES: readonly string[] = ['href', 'title', 'lang', 'id'];

/** @returns the component of that name; never something that every object has */
export function componentOf(name: string): Component | null {
  return COMPONENTS.find((component) => component.name === name) ?? null;
}

/** Whether `Video` takes its `transcript` for an address: one word with a dot or a slash in it. */
export function isAddress(transcript: string): boolean {
  return /^\S*[/.]\S+$/.test(transcript);
}

function container(name: string, attributes: string[]): Component {
  return { name, attributes, addresses: [], showsData: false };
}

function data(name: string, attributes: string[], addresses: string[] = []): Component {
  return { name, attributes, addresses, showsData: true };
}
