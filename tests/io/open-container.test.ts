import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { MAX_TEXT, textsIn } from '../../src/io/open-container.ts';
import { docx, page, pdf, zip } from '../containers/containers.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** The texts in a file that can be opened. */
function saidIn(extension: string, content: Uint8Array): string {
  const { texts, problem } = textsIn(extension, content);
  expect(problem).toBeNull();
  return texts.map(({ name, text }) => `${name}: ${text}`).join('\n\n');
}

function problemOf(extension: string, content: Uint8Array): string | null {
  return textsIn(extension, content).problem;
}

describe('archives', () => {
  test('contain the text of their files, of nested archives and of comments', () => {
    const inner = zip([['deep/notes.txt', 'qzdeep']], { comment: 'qzinnercomment' });
    const said = saidIn(
      'zip',
      zip(
        [
          ['a.txt', 'qzdeflated'],
          { name: 'b/größe.csv', content: 'qzstored', method: 0 },
          ['inner.zip', inner],
          ['log.gz', gzipSync('qzgzip')],
          ['page.html', '<p title="qzattribute">qzpage<!-- qzcomment --></p>'],
          ['wide.txt', Buffer.from('\ufeffqzwide', 'utf16le')],
          [
            'old.doc',
            Buffer.concat([
              Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
              Buffer.from('qzcompound1', 'utf16le'),
            ]),
          ],
        ],
        { comment: 'qzzipcomment' },
      ),
    );
    const words =
      'deflated stored deep innercomment gzip attribute page comment wide compound1 zipcomment';
    for (const word of words.split(' ')) expect(said).toContain(`qz${word}`);
    expect(said).toContain('inner.zip/deep/notes.txt: qzdeep');
    expect(said).toContain('größe.csv');
  });

  test('contain the metadata of pictures', async () => {
    const picture = await sharp({
      create: { width: 8, height: 8, channels: 3, background: 'teal' },
    })
      .withExif({ IFD0: { Artist: 'qzartist photographer' } })
      .jpeg()
      .toBuffer();
    expect(saidIn('zip', zip([['a.jpg', picture]]))).toContain('qzartist photographer');
  });

  test.each<[string, Uint8Array, string]>([
    ['encrypted', zip([{ name: 'a', content: 'a', flags: 1 }]), 'is encrypted'],
    ['encrypted by another method', zip([{ name: 'a', content: 'a', method: 99 }]), 'is encrypted'],
    ['an unknown compression method', zip([{ name: 'a', content: 'a', method: 14 }]), 'method 14'],
    ['a path that leads up', zip([['../a', 'a']]), 'outside the folder'],
    ['a path that leads up later', zip([['a/../../b', 'a']]), 'outside the folder'],
    ['a path that leads up with backslashes', zip([['a\\..\\..\\b', 'a']]), 'outside the folder'],
    ['an absolute path', zip([['/etc/passwd', 'a']]), 'outside the folder'],
    ['a path on a drive', zip([['C:\\a', 'a']]), 'outside the folder'],
    ['a link', zip([{ name: 'a', content: '/etc/passwd', mode: 0o120777 }]), 'a symbolic link'],
    ['data before the files', zip([['a', 'a']], { before: '<html>' }), 'not a zip file'],
    [
      'data between the files',
      zip(
        [
          ['a', 'a'],
          ['b', 'b'],
        ],
        { between: 'qz' },
      ),
      'besides the files',
    ],
    ['a wrong size', zip([{ name: 'a', content: 'abc', size: 2 }]), 'damaged'],
    ['two names for one file', zip([{ name: 'a', content: 'a', localName: 'b' }]), 'damaged'],
    [
      'another type of archive',
      zip([['a.7z', Buffer.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)]]),
      'a.7z',
    ],
    ['a missing end', zip([['a', 'a']]).subarray(0, -3), 'damaged'],
    ['nothing but a start', bytes('PK\u0003\u0004'), 'damaged'],
    ['another type of file', bytes('<!doctype html>'), 'not a zip file'],
  ])('are refused: %s', (_, content, expected) => {
    expect(problemOf('zip', content)).toContain(expected);
  });

  test('that unpack to more than can be searched are refused, whatever size they claim', () => {
    const zeros = new Uint8Array(48 * 1024 * 1024);
    const files = ['a', 'b', 'c'].map((name) => ({ name, content: zeros }));
    expect(problemOf('zip', zip(files))).toBe('unpacks to more than can be searched');
    const lying = zip([{ name: 'a', content: new Uint8Array(144 * 1024 * 1024), size: 10 }]);
    expect(problemOf('zip', lying)).toBe('unpacks to more than can be searched');
    const many = zip(
      Array.from({ length: 20_001 }, (_, index) => [`${index}`, ''] as [string, string]),
    );
    expect(problemOf('zip', many)).toBe('contains more files than can be searched');
    let deep = zip([['a', 'a']]);
    for (let level = 0; level < 6; level++) deep = zip([['a.zip', deep]]);
    expect(problemOf('zip', deep)).toBe('nests archives too deeply');
  });
});

describe('office files', () => {
  test('contain their text, even if it is split, and their metadata', () => {
    const said = saidIn(
      'docx',
      docx([['The pass', 'word is ', 'x7Kq'], ['Second &amp; last &#8212; line']], {
        'docProps/core.xml':
          '<cp:coreProperties><dc:creator>Dana Qzauthor</dc:creator><cp:lastModifiedBy>Sam</cp:lastModifiedBy></cp:coreProperties>',
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Target="https://qzlink.example.com/a?b=1&amp;c=2"/></Relationships>',
        'word/comments.xml':
          '<w:comments><w:comment w:author="Qzreviewer"><w:p><w:r><w:t>No!</w:t></w:r></w:p></w:comment></w:comments>',
      }),
    );
    expect(said).toContain('The password is x7Kq\n');
    expect(said).toContain('Second & last — line');
    expect(said).toMatch(/Dana Qzauthor\s+Sam/);
    expect(said).toContain('https://qzlink.example.com/a?b=1&c=2');
    expect(said).toContain('Qzreviewer');
  });

  test('keep cells apart', () => {
    const said = saidIn(
      'xlsx',
      zip([
        ['[Content_Types].xml', '<Types/>'],
        [
          'xl/sharedStrings.xml',
          '<sst><si><t>host</t></si><si><r><t>db</t></r><r><t>1</t></r></si></sst>',
        ],
      ]),
    );
    expect(said).toContain('host\ndb1');
  });

  test.each<[string, string, Uint8Array, string]>([
    ['an archive', 'docx', zip([['a.txt', 'a']]), 'is not a docx file'],
    ['another office format', 'pptx', docx([['a']]), 'is not a pptx file'],
    ['text', 'xlsx', bytes('a,b'), 'is not a xlsx file'],
    [
      'encrypted',
      'docx',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0),
      'is encrypted',
    ],
  ])('are refused: %s', (_, extension, content, expected) => {
    expect(problemOf(extension, content)).toContain(expected);
  });
});

describe('PDF', () => {
  const map = (pairs: string) =>
    `begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange ${pairs} endcmap`;

  test('contains the text of its pages, in any encoding', () => {
    const said = saidIn(
      'pdf',
      pdf([
        page(
          'BT /F1 12 Tf (Literal \\(nested\\) te\\170t) Tj 0 -14 Td <48657820737472696e67> Tj ET',
        ),
        page('BT [(K) 20 (er) -300 (ned)] TJ ET BT [(Next)] TJ ET'),
        page('q BI /W 1 ID \u0001(qzpicture) Tj EI Q BT (After) Tj ET'),
        {
          dictionary: '/Filter [/ASCIIHexDecode /FlateDecode]',
          stream: `${deflateSync('BT (Hexed) Tj ET').toString('hex')}>`,
        },
        {
          dictionary: '/Filter /ASCII85Decode',
          stream: "<~6<#'\\7PQ#@1a#b0+>GQ(+?(u.+B2ko-qIocCi:FtDfTZ).9(%)78s~>".slice(2),
        },
        {
          dictionary: '/Filter /RunLengthDecode',
          stream: Buffer.from('\u000fBT (Run) Tj ET  \u0080', 'latin1'),
        },
      ]),
    );
    for (const text of [
      'Literal (nested) text',
      'Hex string',
      'Ker ned',
      'Next',
      'After',
      'Hexed',
      'Run',
    ]) {
      expect(said).toContain(text);
    }
    expect(said).toContain('Ker ned\nNext');
    expect(said).not.toContain('qzpicture');
  });

  test('maps characters per font, even if fonts on two pages share a name', () => {
    const said = saidIn(
      'pdf',
      pdf([
        '<< /Type /Page /Resources << /Font << /F1 3 0 R >> >> >>',
        '<< /Type /Page /Resources << /Font 7 0 R >> >>',
        '<< /Type /Font /ToUnicode 5 0 R >>',
        '<< /Type /Font /ToUnicode 6 0 R >>',
        page(
          map(
            '1 beginbfrange <0001> <0003> <0061> endbfrange 1 beginbfchar <0004> <D83DDE00> endbfchar',
          ),
        ),
        page(map('1 beginbfrange <0001> <0003> [<0078> <0079> <007A>] endbfrange')),
        '<< /F1 4 0 R >>',
        page('BT /F1 9 Tf <000100020003> Tj <0004> Tj ET'),
      ]),
    );
    expect(said).toContain('abc😀');
    expect(said).toContain('xyz');
  });

  test('contains its metadata: properties, notes, forms, old versions, attachments', () => {
    const said = saidIn(
      'pdf',
      Buffer.concat([
        pdf(
          [
            '<< /Title <FEFF00710074006900740065006C> /Author (qzauthor) /Keywords (\\357\\273\\277qzk\\303\\251y) >>',
            '<< /Type /Annot /Contents (qznote) /A << /URI (https://example.com/qzuri) >> >>',
            '<< /FT /Tx /V (qzfield) >>',
            {
              dictionary: '/Type /Metadata /Subtype /XML',
              stream: '<x:xmpmeta><dc:creator>qzxmp</dc:creator></x:xmpmeta>',
            },
            { dictionary: '/Type /EmbeddedFile', stream: zip([['a.txt', 'qzattached']]) },
            page(
              '9 0 10 14 << /Lang (qzpacked) >> << /Alt (qzalt) >>',
              '/Type /ObjStm /N 2 /First 10',
            ),
            {
              dictionary: '/Type /EmbeddedFile /Filter /FlateDecode',
              stream: deflateSync('qzplainattachment'),
            },
          ],
          '/Info 1 0 R',
        ),
        bytes('% qzremark\n2 0 obj << /Contents (qznewer) >> endobj\n%%EOF'),
      ]),
    );
    const words = 'author note uri field xmp attached packed alt plainattachment remark newer';
    for (const word of words.split(' ')) expect(said).toContain(`qz${word}`);
    expect(said).toContain('qtitel');
    expect(said).toContain('qzkéy');
  });

  test.each<[string, Uint8Array, string]>([
    ['encrypted', pdf(['<< /Type /Catalog >>'], '/Encrypt 5 0 R'), 'is encrypted'],
    ['encrypted, with an escaped key', pdf(['<< >>'], '/#45ncrypt 5 0 R'), 'is encrypted'],
    [
      'an unsupported filter',
      pdf([{ dictionary: '/Filter /LZWDecode', stream: 'a' }]),
      'LZWDecode',
    ],
    ['damaged', pdf([{ dictionary: '/Filter /FlateDecode', stream: 'no zlib' }]), 'is damaged'],
    ['an archive', zip([['a', 'a']]), 'is not a pdf file'],
    ['a web page', bytes('<!doctype html>%PDF-1.7'), 'is not a pdf file'],
    ['nested too deeply', pdf([`<< /A ${'['.repeat(5000)} >>`]), 'nested too deeply'],
    [
      'a decompression bomb',
      pdf([page(' '.repeat(144 * 1024 * 1024))]),
      'more than can be searched',
    ],
  ])('is refused: %s', (_, content, expected) => {
    expect(problemOf('pdf', content)).toContain(expected);
  });
});

describe('text', () => {
  test('matches its extension', () => {
    expect(saidIn('txt', bytes('Größe'))).toBe(': Größe');
    expect(saidIn('ics', bytes('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'))).toContain('VCALENDAR');
    expect(saidIn('vtt', bytes('\ufeffWEBVTT\n'))).toContain('WEBVTT');
    expect(saidIn('yaml', bytes('# <script>\na: <b>\n'))).toContain('<script>');
  });

  test.each<[string, Uint8Array, string]>([
    ['txt', Uint8Array.of(0xff, 0xfe, 0x41), 'is not valid UTF-8'],
    ['csv', bytes('a\0b'), 'contains NUL bytes'],
    ['yaml', bytes('  <!DOCTYPE html><script>'), 'begins like a web page'],
    ['json', bytes('\n<script>alert(1)</script>'), 'begins like a web page'],
    ['txt', bytes('\ufeff<html>'), 'begins like a web page'],
    ['vtt', bytes('NOTE'), 'is not a vtt file'],
    ['ics', bytes('a'), 'is not a ics file'],
    ['csv', new Uint8Array(MAX_TEXT + 1).fill(97), '16 MiB'],
  ])('is refused as %s if it is not (%#)', (extension, content, expected) => {
    expect(problemOf(extension, content)).toContain(expected);
  });
});
