/** Boxes with text and lines between them, before anybody knows where they stand. */
export interface Graph {
  /** What it shows, in a few words: its accessible name. */
  title: string;
  /** What a reader who does not see it needs to know, and where the same stands as text. */
  description: string;
  /** Which way the arrows go; `auto` takes the way that is the narrower one. */
  direction: 'right' | 'down' | 'auto';
  nodes: readonly GraphNode[];
  /** Those from or to something that is not there are left out. */
  edges: readonly GraphEdge[];
}

export interface GraphNode {
  /** Any text that no other node has. */
  id: string;
  shape: Shape;
  /** Class names, by which the stylesheet tells nodes apart. */
  classes: readonly string[];
  title: string;
  /** A smaller line below the title. */
  subtitle?: string;
  rows?: readonly GraphRow[];
  /** Where a click on it leads. */
  link?: GraphLink;
}

/** A line of a node that is a table: text at its left and at its right side. */
export interface GraphRow {
  /** Any text that no other row of the node has. */
  id: string;
  classes: readonly string[];
  left: string;
  right: string;
  link?: GraphLink;
}

export interface GraphLink {
  href: string;
  /** What it is called for those who do not see the node. */
  label: string;
}

export interface GraphEdge {
  from: GraphPlace;
  to: GraphPlace;
  classes: readonly string[];
  /** Beside the line. */
  label?: string;
}

/** Where an edge ends, and what its end looks like. */
export interface GraphPlace {
  node: string;
  row?: string;
  end: 'none' | 'arrow' | 'one' | 'many';
}

/** Services, databases, queues, what belongs to others, and people each have a shape of their own. */
export type Shape = 'box' | 'round' | 'cylinder' | 'pipe' | 'cut' | 'person';
