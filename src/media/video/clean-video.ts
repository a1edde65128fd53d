import { UserError } from '../../errors.ts';
import { cleanMp4 } from './mp4.ts';
import { cleanWebm } from './webm.ts';

/** A publishable video, with its duration. */
export interface CleanVideo {
  content: Uint8Array;
  /** Undefined if unknown. */
  seconds: number | undefined;
}

/**
 * Keeps only what is needed to play a video: the known parts of its format, and the video, audio
 * and text samples. Everything else, known or not, is overwritten with zeros: locations, names,
 * devices, titles, times, file names. All lengths stay the same, so nothing is re-encoded and
 * indexes stay valid.
 *
 * @throws UserError if the file is not what its extension says, or contains a track other than
 *   video, audio and text, such as a camera's GPS track
 */
export function cleanVideo(file: Uint8Array, extension: 'mp4' | 'webm', name: string): CleanVideo {
  const content = new Uint8Array(file);
  const view = new DataView(content.buffer);
  try {
    const seconds = extension === 'mp4' ? cleanMp4(view) : cleanWebm(view);
    return { content, seconds };
  } catch (error) {
    // Both parsers detect invalid files by reading past the end.
    const reason = error instanceof RangeError ? `it is not a complete ${extension} file` : null;
    if (reason === null && !(error instanceof UserError)) throw error;
    const why = reason ?? (error as Error).message;
    throw new UserError(
      `${name} is not published: ${why}. Export it again, for instance with "ffmpeg -i ${name} -map 0:v -map 0:a? -map_metadata -1 -movflags +faststart out.${extension}".`,
    );
  }
}
