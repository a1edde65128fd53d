/** Creates an element. Strings are inserted as text, never as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function button(label: string, onClick: () => void, name?: string): HTMLButtonElement {
  const made = element('button', { type: 'button' }, label);
  if (name !== undefined) made.setAttribute('aria-label', name);
  made.addEventListener('click', onClick);
  return made;
}
