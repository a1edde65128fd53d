/** @returns the text encoded in base64 or base64url; null if it is invalid or not text */
export function decoded(base64: string): string | null {
  if (!/^[\w+/-]{4,}={0,2}$/.test(base64)) return null;
  const plain = base64.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  if (plain.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(plain), (char) => char.charCodeAt(0));
  const text = new TextDecoder().decode(bytes);
  return /[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffc]/.test(text) ? null : text;
}
