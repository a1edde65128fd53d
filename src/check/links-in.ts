import { addressProblem, publishable } from '../model/address.ts';
import { documentFinder, engagementsOf } from '../model/documents.ts';
import { mapping } from '../model/engagement-facts.ts';
import { type LinkTarget, resolveLink } from '../model/link-target.ts';
import type { Image, Link } from '../model/source.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';
import type { Context } from './define-rule.ts';

/**
 * @returns what an address in a document resolves to, in each site that includes the document. Each
 * address is resolved once, however many rules look at it. Forbidden addresses give nothing,
 * because they have their own finding.
 */
export function linkResolver(
  workspace: Workspace,
): (url: string, document: Document, engagement: Engagement) => readonly LinkTarget[] {
  const known = new Map<Document, Map<string, LinkTarget[]>>();
  const documentWith = documentFinder();
  return (url, document, engagement) => {
    const targets = known.get(document) ?? new Map<string, LinkTarget[]>();
    known.set(document, targets);
    const found = targets.get(url);
    if (found) return found;
    const sites = engagementsOf(document, engagement, workspace);
    const isAllowed = url === '' || addressProblem(url) === null;
    const made = isAllowed
      ? sites.map((site) => resolveLink(url, document, site, workspace, documentWith))
      : [];
    targets.set(url, made);
    return made;
  };
}

/** All links in a document: those in its text, and those of `prev` and `next`. */
export function linksOf(document: Document): Link[] {
  return [...(document.source.body?.links ?? []), ...neighbourLinks(document)];
}

/** `prev: { link }` and `next: { link }`; forbidden addresses are left to the schema. */
export function neighbourLinks({ source }: Document): Link[] {
  const { data, ranges } = source.frontmatter;
  return (['prev', 'next'] as const).flatMap((key) => {
    const url = publishable(mapping(data[key]).link, 'target');
    const range = ranges[`${key}.link`]?.value;
    return url === null || !range ? [] : [{ url, text: '', reference: false, range }];
  });
}

/**
 * Links or images in a document that have a wrong target. If a link has several targets, one per
 * site, the first for which `isWrong` is true is used.
 */
export function targetsOf<T extends Link | Image>(
  links: readonly T[],
  document: Document,
  { engagement, resolve }: Context,
  isWrong: (target: LinkTarget) => boolean,
): { link: T; target: LinkTarget }[] {
  return links.flatMap((link) => {
    const target = resolve(link.url, document, engagement).find(isWrong);
    return target ? [{ link, target }] : [];
  });
}
