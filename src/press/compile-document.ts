import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { type EvaluateOptions, evaluate } from 'satteri';
import { MDX_FEATURES } from '../parse/mdx.ts';
import type { Rendering } from '../view/rendering.ts';
import type { Highlighter } from './highlight.ts';
import { renderCode } from './mdx/code.ts';
import { renderContent } from './mdx/content.ts';
import { renderTables } from './mdx/tables.ts';

type Runtime = typeof import('astro/jsx-runtime');

/**
 * Compiles a document's MDX to a component.
 *
 * @param base prefix for site paths, ending with a slash
 * @returns a function that takes the JSX runtime of the page the component is rendered on
 */
export function compileDocument(
  rendering: Rendering,
  highlighter: Highlighter,
  base: string,
): (runtime: Runtime) => AstroComponentFactory {
  return (runtime) => {
    const module = evaluate(rendering.text, {
      ...(runtime as unknown as Pick<EvaluateOptions, 'Fragment' | 'jsx' | 'jsxs'>),
      features: MDX_FEATURES,
      elementAttributeNameCase: 'html',
      stylePropertyNameCase: 'css',
      mdastPlugins: renderContent(rendering, base),
      hastPlugins: [renderCode(highlighter), renderTables()],
    }) as { default: (props: object) => unknown };
    const Content = (props: { components?: object } = {}) =>
      module.default({
        ...props,
        components: { Fragment: runtime.Fragment, ...props.components },
      });
    // The properties by which Astro's MDX renderer recognizes its components.
    return Object.assign(Content, {
      [Symbol.for('mdx-component')]: true,
      [Symbol.for('astro.needsHeadRendering')]: false,
      moduleId: rendering.file,
    }) as unknown as AstroComponentFactory;
  };
}
