/** Marks the current section in the table of contents, and closes the list after a click. */
export function markCurrentSection(): void {
  const contents = document.getElementById('contents');
  if (!contents) return;
  const links = [...contents.querySelectorAll<HTMLAnchorElement>('a')];
  const sections = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });

  const end = document.querySelector('body > footer');
  const mark = () => {
    // A section is current from when its heading enters the upper third until the next one does.
    // The last sections may be too short for that, so the end of the page selects the last one.
    const atEnd = end !== null && end.getBoundingClientRect().top < innerHeight;
    const line = atEnd ? innerHeight : innerHeight / 3;
    const current = sections.findLast(({ heading }) => heading.getBoundingClientRect().top < line);
    for (const { link } of sections) {
      if (link === current?.link) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px' });
  for (const { heading } of sections) observer.observe(heading);
  if (end) new IntersectionObserver(mark).observe(end);

  contents.addEventListener('click', (event) => {
    if ((event.target as Element).closest('a') && contents.matches(':popover-open'))
      contents.hidePopover();
  });
}
