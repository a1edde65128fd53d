/**
 * Draws the page's diagrams when one is about to scroll into view. Until then, and without script,
 * the page shows their source.
 */
export function showDiagrams(): void {
  const figures = [...document.querySelectorAll<HTMLElement>('[data-diagram]')];
  let started = false;
  const start = () => {
    if (started) return;
    started = true;
    observer.disconnect();
    import('./draw-diagrams.ts').then(({ drawDiagrams }) => drawDiagrams(figures));
  };
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) start();
    },
    { rootMargin: '50% 0px' },
  );
  for (const figure of figures) observer.observe(figure);
  window.addEventListener('beforeprint', start);
}
