import type { Node, Program } from 'oxc-parser';
import { visitorKeys } from 'oxc-parser';
import type { Declaration } from './declaration.ts';

/** The context of a node. */
interface Scope {
  container: string | null;
  depth: number;
  /** Whether it is assigned to a name, so that the properties of an object count as declarations. */
  isValue?: boolean | undefined;
  /** Whether it is a type, so that its members count as declarations. */
  isType?: boolean | undefined;
  /** Offset of the `export` before it. */
  start?: number | undefined;
}

interface Place {
  node: Node;
  scope: Scope;
}

type Add = (name: string | null, node: Node, scope: Scope, end?: number) => void;

/** Parameter types, return types and decorators declare nothing that people refer to by name. */
const UNREAD = new Set(
  'decorators typeAnnotation returnType typeParameters typeArguments superTypeArguments implements'.split(
    ' ',
  ),
);

/**
 * Finds everything a program declares, including inside functions, classes, types and objects.
 *
 * Walks with a list instead of recursion, because a long sum is a deep tree.
 *
 * @returns in the order of the text
 */
export function declarationsIn(program: Program): Declaration[] {
  const found: Declaration[] = [];
  const add: Add = (name, node, { container, depth, start = startOf(node) }, end = node.end) => {
    if (name !== null) found.push({ name, container, depth, start, end });
  };
  const open: Place[] = [{ node: program, scope: { container: null, depth: 0 } }];
  for (let place = open.pop(); place; place = open.pop()) {
    for (const inner of read(place, add)) open.push(inner);
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Adds what a node declares.
 *
 * @returns its children that still have to be read
 */
function read({ node, scope }: Place, add: Add): Place[] {
  const { container, depth } = scope;
  const inside = (name: string | null): Scope => ({
    container: name ?? container,
    depth: depth + 1,
  });
  switch (node.type) {
    case 'ExportNamedDeclaration':
      return places([node.declaration], { ...scope, start: startOf(node, node.declaration) });
    case 'ExportDefaultDeclaration': {
      const { declaration } = node;
      const first = startOf(node, declaration);
      // It can be referred to as `default`, with or without a name.
      add('default', node, { container: null, depth, start: first }, declaration.end);
      return places([declaration], { ...scope, start: first, isValue: true });
    }
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'TSDeclareFunction':
    case 'TSEmptyBodyFunctionExpression':
    case 'ArrowFunctionExpression': {
      const name = node.id?.name ?? null;
      add(name, node, scope);
      // Local names of a function rank below members of a class.
      return places([...node.params, node.body], { ...inside(name), depth: depth + 2 });
    }
    case 'ClassDeclaration':
    case 'ClassExpression': {
      const name = node.id?.name ?? null;
      add(name, node, scope);
      return [
        ...places([node.superClass], { container, depth }),
        ...places(node.body.body, inside(name)),
      ];
    }
    case 'TSInterfaceDeclaration':
      add(node.id.name, node, scope);
      return places(node.body.body, inside(node.id.name));
    case 'TSEnumDeclaration':
      add(node.id.name, node, scope);
      return places(node.body.members, inside(node.id.name));
    case 'TSModuleDeclaration': {
      const name = nameOf(node.id.type === 'TSQualifiedName' ? node.id.right : node.id);
      add(name, node, scope);
      return places([node.body], inside(name));
    }
    case 'TSTypeAliasDeclaration':
      add(node.id.name, node, scope);
      return types([node.typeAnnotation], inside(node.id.name));
    case 'VariableDeclaration':
      return node.declarations.flatMap((one, index) => {
        const start = index > 0 ? one.start : (scope.start ?? node.start);
        for (const name of namesIn(one.id)) add(name, one, { ...scope, start });
        const within = inside(one.id.type === 'Identifier' ? one.id.name : null);
        return [
          ...places([one.id], { container, depth }),
          ...types([one.id.typeAnnotation], within),
          ...places([one.init], { ...within, isValue: true }),
        ];
      });
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
    case 'TSAbstractMethodDefinition':
    case 'TSAbstractPropertyDefinition':
    case 'TSAbstractAccessorProperty': {
      const name = nameOf(node.key, node.computed);
      add(name, node, scope);
      const type = 'typeAnnotation' in node ? node.typeAnnotation : null;
      for (const one of parametersOf(node.value)) {
        // `constructor(private name: string)` declares a member of the class.
        if (one.type === 'TSParameterProperty') add(namesIn(one.parameter)[0] ?? null, one, scope);
      }
      return [
        ...types([type], inside(name)),
        ...places([node.value], { ...inside(name), isValue: true }),
      ];
    }
    case 'TSPropertySignature':
    case 'TSMethodSignature': {
      const name = nameOf(node.key, node.computed);
      add(name, node, scope);
      return node.type === 'TSMethodSignature' ? [] : types([node.typeAnnotation], inside(name));
    }
    case 'TSEnumMember':
      add(nameOf(node.id), node, scope);
      return places([node.initializer], scope);
    case 'ObjectExpression':
      return places(node.properties, { container, depth, isValue: scope.isValue });
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
      return places([node.expression], scope);
    case 'Property': {
      // `{ name }` refers to something declared elsewhere.
      if (node.shorthand) return places([node.value], { container, depth });
      const name = nameOf(node.key, node.computed);
      const isDeclared = scope.isValue === true || isFunction(node.value);
      if (isDeclared) add(name, node, scope);
      return [
        ...places(node.computed ? [node.key] : [], { container, depth }),
        ...places([node.value], { ...inside(name), isValue: scope.isValue }),
      ];
    }
    case 'AssignmentExpression': {
      const target = assigned(node.left);
      const isShown =
        target !== null && node.operator === '=' && (target.isExport || isFunction(node.right));
      if (isShown) add(target.name, node, { container: target.owner, depth });
      const within = isShown && target.name !== null ? inside(target.name) : { container, depth };
      return [
        ...places([node.left], { container, depth }),
        ...places([node.right], { ...within, isValue: target?.isExport }),
      ];
    }
    case 'Identifier':
    case 'Literal':
      // Skipped because they are most of a tree; in a type, an identifier may be a parameter.
      return scope.isType ? places(childrenOf(node, true), scope) : [];
    default: {
      const { isType, isValue, start } = scope;
      const isPlain = !isValue && start === undefined;
      return places(childrenOf(node, isType), isPlain ? scope : { container, depth, isType });
    }
  }
}

function places(nodes: readonly (Node | null | undefined)[], scope: Scope): Place[] {
  const found: Place[] = [];
  for (const node of nodes) if (node) found.push({ node, scope });
  return found;
}

function types(nodes: readonly (Node | null | undefined)[], scope: Scope): Place[] {
  return places(nodes, { ...scope, isType: true });
}

function childrenOf(node: Node, isType = false): Node[] {
  const children: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const child = node[key as keyof Node] as unknown as Node | readonly Node[] | null;
    if (!isType && UNREAD.has(key)) continue;
    if (!Array.isArray(child)) children.push(child as Node);
    else for (const one of child) children.push(one);
  }
  return children;
}

/** Decorators may be before `export` or after it. */
function startOf(node: Node, declared: Node | null = node): number {
  const decorators = declared && 'decorators' in declared ? declared.decorators : null;
  return Math.min(node.start, decorators?.[0]?.start ?? node.start);
}

/** @returns the name of a key; null if it is computed, unless from a literal */
function nameOf(key: Node, isComputed = false): string | null {
  if (key.type === 'Identifier') return isComputed ? null : key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type !== 'Literal') return null;
  return isComputed || typeof key.value === 'string' ? String(key.value) : key.raw;
}

function namesIn(pattern: Node | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) =>
        namesIn(one.type === 'Property' ? one.value : one.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesIn);
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}

function parametersOf(value: Node | null): Node[] {
  return value?.type === 'FunctionExpression' || value?.type === 'TSEmptyBodyFunctionExpression'
    ? value.params
    : [];
}

function isFunction({ type }: Node): boolean {
  return (
    type === 'FunctionExpression' ||
    type === 'ArrowFunctionExpression' ||
    type === 'ClassExpression'
  );
}

/** `exports.name`, `Name.prototype.name`, `this.name`. */
function assigned(
  left: Node,
): { name: string | null; owner: string | null; isExport: boolean } | null {
  const path: string[] = [];
  let node = left;
  for (; node.type === 'MemberExpression'; node = node.object) {
    const name = nameOf(node.property, node.computed);
    if (name === null) return null;
    path.unshift(name);
  }
  const root = node.type === 'Identifier' ? node.name : null;
  if (path.length === 0 || (root === null && node.type !== 'ThisExpression')) return null;
  const isExport = root === 'module' || root === 'exports';
  const owners = [root ?? 'this', ...path.slice(0, -1)].filter(
    (one) => !/^(?:prototype|module|exports|this)$/.test(one),
  );
  const name = root === 'module' && path.length === 1 && path[0] === 'exports' ? null : path.at(-1);
  return { name: name ?? null, owner: owners.at(-1) ?? null, isExport };
}
