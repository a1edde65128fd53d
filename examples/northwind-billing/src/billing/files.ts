/** The file store, S3-compatible. It stores invoice PDFs, and will store exports. */
export interface FileStore {
  /** Writes a file in parts of 8 MiB. A file becomes visible when the last part is written. */
  put(key: string, body: AsyncIterable<Uint8Array>, type: string): Promise<void>;
  /** A link that anyone can open until it expires, after at most seven days. */
  link(key: string, expires: Date): Promise<string>;
  remove(key: string): Promise<void>;
}

/** Keeps files in memory, for tests and for a laptop. */
export class MemoryFileStore implements FileStore {
  readonly files = new Map<string, Uint8Array>();

  async put(key: string, body: AsyncIterable<Uint8Array>): Promise<void> {
    const parts: Uint8Array[] = [];
    for await (const part of body) parts.push(part);
    this.files.set(key, Buffer.concat(parts));
  }

  async link(key: string, expires: Date): Promise<string> {
    return `memory:${key}?expires=${expires.toISOString()}`;
  }

  async remove(key: string): Promise<void> {
    this.files.delete(key);
  }
}
