/* Turns stacked panels into a tablist, following the ARIA Authoring Practices. */

/** Enhances every `[data-tabs]` on the page once. */
export function enhanceTabs(): void {
  for (const [index, tabs] of document.querySelectorAll<HTMLElement>('[data-tabs]').entries()) {
    enhance(tabs, `tabs-${index + 1}`);
  }
}

function enhance(tabs: HTMLElement, name: string): void {
  const panels = [...tabs.querySelectorAll<HTMLElement>(':scope > [data-tab]')];
  if (panels.length === 0) return;
  const list = document.createElement('div');
  list.setAttribute('role', 'tablist');
  const buttons = panels.map((panel, index) => {
    const button = document.createElement('button');
    const label = panel.querySelector('.tab-label');
    button.type = 'button';
    button.id = `${name}-${index + 1}`;
    button.textContent = label?.textContent ?? '';
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-controls', `${button.id}-panel`);
    panel.id = `${button.id}-panel`;
    panel.tabIndex = 0;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', button.id);
    button.addEventListener('click', () => select(index));
    // Find-in-page and links into a panel open it.
    panel.addEventListener('beforematch', () => select(index));
    list.append(button);
    return button;
  });

  function select(current: number): void {
    for (const [index, button] of buttons.entries()) {
      const chosen = index === current;
      button.setAttribute('aria-selected', String(chosen));
      button.tabIndex = chosen ? 0 : -1;
      if (chosen) panels[index]?.removeAttribute('hidden');
      else panels[index]?.setAttribute('hidden', 'until-found');
    }
  }

  list.addEventListener('keydown', (event) => {
    const from = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const last = buttons.length - 1;
    const to = {
      ArrowRight: from === last ? 0 : from + 1,
      ArrowLeft: from === 0 ? last : from - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    select(to);
    buttons[to]?.focus();
  });

  tabs.prepend(list);
  tabs.dataset.enhanced = '';
  const target =
    location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  select(
    Math.max(
      0,
      panels.findIndex((panel) => target && panel.contains(target)),
    ),
  );
}
