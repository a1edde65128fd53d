/* The allowlist of WebM elements (RFC 8794, RFC 9559). */

export const EBML = 0x1a45dfa3;
export const SEGMENT = 0x18538067;
export const CLUSTER = 0x1f43b675;
export const TRACK = 0xae;
export const TRACK_TYPE = 0x83;
export const CODEC = 0x86;
export const CODEC_SETTINGS = 0x63a2;
export const TIMESTAMP_SCALE = 0x2ad7b1;
export const DURATION = 0x4489;
export const DOCUMENT_TYPE = 0x4282;
/** The writing applications, which are mandatory elements. */
export const PROGRAMS: ReadonlySet<number> = new Set([0x4d80, 0x5741]);

/** Master elements. */
export const MASTERS: ReadonlySet<number> = new Set([
  // EBML header, segment, seek head, segment information.
  ...[EBML, SEGMENT, 0x114d9b74, 0x4dbb, 0x1549a966],
  // Tracks: video, colour, projection; audio; content encodings.
  ...[0x1654ae6b, TRACK, 0xe0, 0x55b0, 0x55d0, 0x7670, 0xe1, 0x6d80, 0x6240, 0x5034],
  // Clusters and blocks, with alpha channel.
  ...[CLUSTER, 0xa0, 0x75a1, 0xa6],
  // Cues.
  ...[0x1c53bb6b, 0xbb, 0xb7],
]);

/** Short strings. */
export const TEXTS: ReadonlySet<number> = new Set([DOCUMENT_TYPE, CODEC, 0x22b59c, 0x22b59d]);

/** Binary data: samples, their additions, and codec initialization. */
export const BINARIES: ReadonlySet<number> = new Set([
  ...[0xa3, 0xa1, 0xa5, CODEC_SETTINGS, 0x4255, 0x7672],
]);

export const NUMBERS: ReadonlySet<number> = new Set([
  // Format versions, maximum id and size lengths.
  ...[0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4287, 0x4285],
  // Seek head, in which ids are as short as numbers.
  ...[0x53ab, 0x53ac],
  ...[TIMESTAMP_SCALE, DURATION],
  // Tracks.
  ...[0xd7, 0x73c5, TRACK_TYPE, 0xb9, 0x88, 0x55aa, 0x9c, 0x23e383, 0x23314f, 0x56aa, 0x56bb],
  ...[0x55ee, 0x6de7, 0x6df8],
  // Video.
  ...[0x9a, 0x53b8, 0x53c0, 0xb0, 0xba, 0x54aa, 0x54bb, 0x54cc, 0x54dd, 0x54b0, 0x54ba, 0x54b2],
  ...[0x54b3, 0x2383e3],
  // Colour.
  ...[0x55b1, 0x55b2, 0x55b3, 0x55b4, 0x55b5, 0x55b6, 0x55b7, 0x55b8, 0x55b9, 0x55ba, 0x55bb],
  ...[
    0x55bc, 0x55bd, 0x55d1, 0x55d2, 0x55d3, 0x55d4, 0x55d5, 0x55d6, 0x55d7, 0x55d8, 0x55d9, 0x55da,
  ],
  // Projection.
  ...[0x7671, 0x7673, 0x7674, 0x7675],
  // Audio.
  ...[0xb5, 0x78b5, 0x9f, 0x6264],
  // Content encodings.
  ...[0x5031, 0x5032, 0x5033, 0x4254],
  // Blocks.
  ...[0xe7, 0xab, 0xa7, 0x9b, 0xfb, 0x75a2, 0xee],
  // Cues.
  ...[0xb3, 0xf7, 0xf1, 0xf0, 0xb2, 0x5378],
]);

/** Video, audio, subtitles. */
export const TRACK_TYPES: ReadonlySet<number> = new Set([1, 2, 0x11]);

/** Codecs that browsers play and record. */
export const CODECS =
  /^(?:V_VP8|V_VP9|V_AV1|V_MPEG4\/ISO\/AVC|V_MPEGH\/ISO\/HEVC|A_OPUS|A_VORBIS|A_AAC|A_PCM\/[A-Z/]+|[SD]_(?:TEXT\/)?WEBVTT(?:\/[A-Z]+)?)$/;
