import { domainToASCII } from 'node:url';

/** Limits from RFC 5321: the local part and the whole domain. */
const MAX_LOCAL = 64;
const MAX_DOMAIN = 253;

/**
 * @param text output of `folded`
 * @returns the e-mail addresses in it
 */
export function emailsOf(text: string): Set<string> {
  const emails = new Set<string>();
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const before = text.slice(Math.max(0, at - MAX_LOCAL), at);
    const after = text.slice(at + 1, at + 1 + MAX_DOMAIN);
    const domain = asciiHost(/^[\p{L}\p{N}\p{M}.-]*/u.exec(after)?.[0] ?? '');
    const local = endOf(before, /[\p{L}\p{N}\p{M}._%+'-]/u).replace(/^[._%+'-]+/, '');
    if (local !== '' && domain.includes('.')) emails.add(`${local}@${domain}`);
  }
  return emails;
}

/**
 * @param text output of `folded`
 * @returns the e-mail addresses in it, each also without any prefix up to a separator or suffix
 *   after a plus: `mail-dana+bills@demo.example` also gives `dana@demo.example`
 */
export function emailsNamedIn(text: string): Set<string> {
  const emails = new Set<string>();
  for (const email of emailsOf(text)) {
    const at = email.indexOf('@');
    for (const local of suffixesOf(email.slice(0, at))) {
      emails.add(local + email.slice(at));
      if (local.includes('+')) emails.add(local.slice(0, local.indexOf('+')) + email.slice(at));
    }
  }
  return emails;
}

/** The trailing characters of a text that are of a kind. */
function endOf(text: string, kind: RegExp): string {
  const characters = [...text];
  const first = characters.findLastIndex((character) => !kind.test(character));
  return characters.slice(first + 1).join('');
}

function suffixesOf(local: string): string[] {
  const starts = [...local.matchAll(/[._%+'-]+(?=[^._%+'-])/g)];
  return [local, ...starts.map(({ 0: separator, index }) => local.slice(index + separator.length))];
}

/** Names that resolve locally on every machine. */
const LOCAL = /^(localhost|.*\.localhost|127\.[\d.]+|0\.0\.0\.0|\[?::1?\]?)$/;

/**
 * @param text output of `folded`
 * @returns the hosts of the URLs in it; one without a dot is prefixed with `//`
 */
export function hostsOfLinks(text: string): Set<string> {
  const hosts = new Set<string>();
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 1)) {
    const authority = /^[\p{L}\p{N}\p{M}._~%!$&'()*+,;=:@-]*/u.exec(
      text.slice(at + 3, at + 3 + MAX_LOCAL + MAX_DOMAIN),
    )?.[0];
    const host = asciiHost(
      /^[\p{L}\p{N}\p{M}.-]*/u.exec((authority ?? '').replace(/^[^@]*@/, ''))?.[0] ?? '',
    );
    if (host !== '' && !LOCAL.test(host)) hosts.add(host.includes('.') ? host : `//${host}`);
  }
  return hosts;
}

/**
 * @param text output of `folded`
 * @returns everything in it that may be a host, inside a URL or not, and its parent domains:
 *   `a.b.example` also gives `b.example`
 */
export function hostsNamedIn(text: string): Set<string> {
  const hosts = new Set([...hostsOfLinks(text)].filter((host) => host.startsWith('//')));
  for (let dot = text.indexOf('.'); dot !== -1; ) {
    let [start, end] = [dot, dot + 1];
    while (start > 0 && dot - start < MAX_DOMAIN && isOfHost(text.charCodeAt(start - 1)))
      start -= 1;
    while (end < text.length && end - dot < MAX_DOMAIN && isOfHost(text.charCodeAt(end))) end += 1;
    if (start < dot && end > dot + 1) {
      let host = asciiHost(text.slice(start, end));
      for (; host.includes('.'); host = host.slice(host.indexOf('.') + 1)) hosts.add(host);
    }
    dot = text.indexOf('.', end);
  }
  return hosts;
}

/** Letters, digits, hyphens and dots; any non-ASCII character except tag markers. */
function isOfHost(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    code === 45 ||
    code === 46 ||
    (code > 127 && (code < 0xfdd0 || code > 0xfdd2) && LETTER.test(String.fromCharCode(code)))
  );
}

const LETTER = /[\p{L}\p{N}\p{M}\p{Cs}]/u;

/** Strips trailing punctuation and the insignificant `www.`. */
function asciiHost(written: string): string {
  const host = written.replace(/^[.-]+|[.-]+$/g, '').replace(/^www\./, '');
  return /^[\0-\x7f]*$/.test(host) ? host : domainToASCII(host);
}
