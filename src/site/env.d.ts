/// <reference types="astro/client" />

// An interface cannot extend an import directly.
type PageLocals = import('./locals.ts').PageLocals;

declare namespace App {
  interface Locals extends PageLocals {}
}

declare module 'virtual:prebrief/components' {
  const components: Record<string, import('astro/runtime/server/index.js').AstroComponentFactory>;
  export default components;
}
