/** A component that documents can use, with literal attributes only. */
export interface Component {
  name: string;
  attributes: readonly string[];
  /** Attributes that contain an address. */
  addresses: readonly string[];
  /**
   * Whether it renders something without children, so that a section with nothing else isn't empty.
   */
  showsData: boolean;
}

/**
 * The components of the theme. The check's allowlist, the documentation and the theme all use this
 * table.
 */
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

/** Directives (`:::note`), and the component for each. */
export const DIRECTIVES: ReadonlyMap<string, string> = new Map([
  ['note', 'Note'],
  ['tip', 'Tip'],
  ['caution', 'Caution'],
  ['danger', 'Danger'],
]);

/** HTML elements that documents can use, and their allowed attributes. */
export const HTML_ELEMENTS: readonly string[] = [
  ...['a', 'abbr', 'b', 'br', 'code', 'dd', 'details', 'dl', 'dt', 'em', 'i', 'kbd', 'mark', 'p'],
  ...['s', 'small', 'strong', 'sub', 'summary', 'sup', 'u'],
];
export const HTML_ATTRIBUTES: readonly string[] = ['href', 'title', 'lang', 'id'];

/** @returns the component with that name; never a property inherited by all objects */
export function componentOf(name: string): Component | null {
  return COMPONENTS.find((component) => component.name === name) ?? null;
}

/**
 * Whether `Video` treats its `transcript` as an address: a single word with a dot or a slash in it.
 */
export function isAddress(transcript: string): boolean {
  return /^\S*[/.]\S+$/.test(transcript);
}

function container(name: string, attributes: string[]): Component {
  return { name, attributes, addresses: [], showsData: false };
}

function data(name: string, attributes: string[], addresses: string[] = []): Component {
  return { name, attributes, addresses, showsData: true };
}
