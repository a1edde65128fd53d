/** Nodes with text and edges between them, before layout. */
export interface Graph {
  /** Accessible name: what it shows, in a few words. */
  title: string;
  /** Accessible description: a summary, and where to find the same as text. */
  description: string;
  /** Direction of the arrows; `auto` picks the narrower layout. */
  direction: 'right' | 'down' | 'auto';
  nodes: readonly GraphNode[];
  /** Edges with a missing endpoint are left out. */
  edges: readonly GraphEdge[];
}

export interface GraphNode {
  /** Unique among the nodes. */
  id: string;
  shape: Shape;
  /** Class names for the stylesheet. */
  classes: readonly string[];
  title: string;
  /** A smaller line below the title. */
  subtitle?: string;
  rows?: readonly GraphRow[];
  /** Link target. */
  link?: GraphLink;
}

/** A row of a table node: text on the left and on the right. */
export interface GraphRow {
  /** Unique among the node's rows. */
  id: string;
  classes: readonly string[];
  left: string;
  right: string;
  link?: GraphLink;
}

export interface GraphLink {
  href: string;
  /** Accessible name. */
  label: string;
}

export interface GraphEdge {
  from: GraphPlace;
  to: GraphPlace;
  classes: readonly string[];
  /** Shown next to the line. */
  label?: string;
}

/** The end of an edge, and its marker. */
export interface GraphPlace {
  node: string;
  row?: string;
  end: 'none' | 'arrow' | 'one' | 'many';
}

/** Services, databases, queues, external systems and people each have their own shape. */
export type Shape = 'box' | 'round' | 'cylinder' | 'pipe' | 'cut' | 'person';
