/** The site's own accent colour, over the theme's. */
export function accentStylesheet(accent: string | undefined): string | null {
  return accent === undefined ? null : `:root{--accent:${accent}}\n`;
}
