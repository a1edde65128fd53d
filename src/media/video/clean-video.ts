import { UserError } from '../../errors.ts';
import { cleanMp4 } from './mp4.ts';
import { cleanWebm } from './webm.ts';

/** A video that may be published, and how long it is. */
export interface CleanVideo {
  content: Uint8Array;
  /** Undefined if the file does not say. */
  seconds: number | undefined;
}

/**
 * Leaves of a video what is needed to play it: the parts of its format that say how, and the pictures,
 * sound and text themselves. Whatever else it holds, known or not, becomes zeros: places, names,
 * devices, titles, times, the names of files. Everything keeps its length, so nothing has to be encoded
 * anew and no index is wrong.
 *
 * @throws UserError where the file is not what its name says, or holds a track of something other than
 *   pictures, sound and text, as cameras do with positions
 */
export function cleanVideo(file: Uint8Array, extension: 'mp4' | 'webm', name: string): CleanVideo {
  const content = new Uint8Array(file);
  const view = new DataView(content.buffer);
  try {
    const seconds = extension === 'mp4' ? cleanMp4(view) : cleanWebm(view);
    return { content, seconds };
  } catch (error) {
    // Reading beyond the end is how both parsers notice that a file is not what they take it for.
    const reason = error instanceof RangeError ? `it is not a complete ${extension} file` : null;
    if (reason === null && !(error instanceof UserError)) throw error;
    const why = reason ?? (error as Error).message;
    throw new UserError(
      `${name} is not published: ${why}. Export it again, for instance with "ffmpeg -i ${name} -map 0:v -map 0:a? -map_metadata -1 -movflags +faststart out.${extension}".`,
    );
  }
}
