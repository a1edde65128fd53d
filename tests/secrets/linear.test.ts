import { expect, test } from 'vitest';
import { findSecretsInTexts } from '../../src/secrets/find-secrets.ts';
import { lots } from './corpus/draw.ts';

const SIZE = 300_000;
const draw = lots(29);

/** Repetitions of whatever an expression starts with, continues with or looks behind for. */
const PIECES = [
  ...['a', 'A', '0', 'f', 'あ', '=', ':', '"', "'", '`', ' ', '\t', '\n', '|', ',', ';', '.', '-'],
  ...['_', '*', '/', '\\', '$', '%', '@', '~', '<', '>', '(', ')', '[', ']', '{', '}', '#', '&'],
  ...['password ', 'password=', 'password: ', 'password is ', 'password\n', 'password,\n', 'pass'],
  ...['|password', 'password |\n', '<password', '**password**', 'password: `', 'password: "', 'pw'],
  ...[
    'password: |\n',
    'password=a,',
    'x=password&',
    '# password\n',
    'is the password ',
    'パスワード',
  ],
  ...[
    'token=',
    'token for ',
    'secret',
    'key',
    'api_key',
    'AWS_SECRET_KEY=',
    'login: a / ',
    '(a / b',
  ],
  ...[
    'sk-',
    'sk-proj-',
    'ghp_',
    'ghp_a',
    'ghs_1_',
    'ghs_1_a.',
    'eyJ.',
    'eyJ-',
    'eyJaaaaaaaa.',
    'AKIA',
  ],
  ...[
    'SK',
    's.',
    '1/',
    'SG.a',
    'xoxb-a-',
    'npm_',
    'hvs.',
    'dapi',
    '-us1',
    '8Q~',
    'Key=',
    'sig=',
    ':AA',
  ],
  ...[
    'LS0tLS1CRUdJTi',
    '://',
    '://a:',
    '://a:b',
    '://a:@',
    'https://a:',
    'mongodb://',
    'postgres://a:b@',
  ],
  ...[
    'a:b@',
    '@tcp(',
    'thin:',
    'sqlplus ',
    'a:1:b:c:',
    '-----BEGIN',
    '-----BEGIN PRIVATE KEY-----\n',
  ],
  ...[
    'Private-Lines: 1\n',
    'curl ',
    'curl -u ',
    'mysql -p',
    'echo ',
    'auth=(',
    'auth("a", ',
    'Basic ',
  ],
  ...[
    'Bearer ',
    'authorization: ',
    'kind: Secret\n',
    'a: b\n',
    'WIFI:',
    'WIFI:S:a;',
    'mnemonic: ',
    'abcd ',
  ],
  ...[
    'insert into a (',
    'values (',
    '<td>',
    '```\n',
    '| a ',
    '- ',
    'a, ',
    '\\"',
    '%3D',
    '_authToken=',
  ],
  `${draw.password()} `,
  `password: ${draw.password()}\n`,
  `AKIA${draw.base32(16)} `,
  `xoxb-${draw.digits(12)}-${draw.alnum(24)} `,
  `https://dana:${draw.alnum(16)}@git.northwind.dk `,
];

test.each(PIECES)('searches 300 kB of %j in time', async (piece) => {
  const text = piece.repeat(Math.ceil(SIZE / piece.length));
  const [found] = await findSecretsInTexts([text]);
  expect(found).toBeDefined();
});
