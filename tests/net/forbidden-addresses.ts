/** IPv4 addresses that are inside, or are this machine. */
const INSIDE_V4 = [
  '127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.254', '169.254.169.254', '172.16.0.1', '172.31.255.255',
  '192.168.0.1', '192.0.0.8', '192.0.2.1', '192.88.99.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255',
];

const INSIDE_V6 = [
  '::', '::1', '::127.0.0.1', '::ffff:7f00:1', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::ffff:0:127.0.0.1', '0:0:0:0:0:0:0:1', '0000::0001', 'fc00::1', 'fd00:ec2::254', 'fe80::1',
  'fec0::1', 'ff02::1', '64:ff9b::7f00:1', '64:ff9b:1::7f00:1', '2002:7f00:1::', '2002:a9fe:a9fe::1', '2001:0:7f00:1::', '2001:db8::1', '100::1', '3fff::1', '5f00::1',
];

const NAMES = [
  'localhost', 'LOCALHOST', 'localhost.', 'localhost.localdomain', 'a.localhost', 'ip6-localhost', 'router', 'intranet', 'metadata.google.internal', 'db.internal', 'nas.local', 'x.lan',
  'x.home.arpa', 'x.corp', 'x.onion', '1.0.0.127.in-addr.arpa', '127.0.0.1.nip.io', 'localtest.me', 'a..example.com', '-a.example.com', 'a-.example.com', 'a_b.example.com', 'example.com.',
  'xn--.example.com', 'example', 'example.1', 'ex%61mple.com', '%6c%6f%63alhost', 'ｌｏｃａｌｈｏｓｔ', 'loc\u00ADalhost', 'localhost\u3002', 'ⓛocalhost', '127。0。0。1', '①②⑦.⓪.⓪.①', '%31%32%37.0.0.1', '１２７.0.0.1',
];

const SCHEMES = ['http', 'git', 'ssh', 'git+ssh', 'ftp', 'ftps', 'file', 'data', 'gopher', 'ws', 'wss', 'javascript', 'https:https', 'https::https', 'ext::sh -c', 'view-source:https', 'blob:https', 'h\nttps', ' https', 'https\u0000'];

function otherFormsOf(ip: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = ip.split('.').map(Number);
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = (n: number): string => `0x${n.toString(16)}`;
  const octal = (n: number): string => `0${n.toString(8)}`;
  return [
    String(whole), hex(whole), octal(whole), [a, b, c, d].map(hex).join('.'), [a, b, c, d].map(octal).join('.'), `${a}.${(b * 256 + c) * 256 + d}`, `${a}.${b}.${c * 256 + d}`,
    `${octal(a)}.${hex(b)}.${c}.${d}`, `${ip}.`, `00${a}.${b}.${c}.${d}`, `[::ffff:${ip}]`, `[::${ip}]`,
  ];
}

/** Addresses that must never lead to a connection, many with the port of something that listens on this machine. */
export function forbiddenAddresses(port: number): string[] {
  const literals = [...INSIDE_V4, ...INSIDE_V6.map((ip) => `[${ip}]`)];
  const hosts = [...literals, ...INSIDE_V4.slice(0, 12).flatMap(otherFormsOf), ...NAMES, '[fe80::1%25eth0]', '[::1', '::1', '127.1', '127.0.1', '0', '0x', '[::1]a'];
  const allowed = 'github.com';
  const confused = ['127.0.0.1', '[::1]', 'localhost', '169.254.169.254'].flatMap((evil) => [
    `https://${allowed}\\@${evil}:${port}/a.git`, `https://${allowed}#@${evil}:${port}/`, `https://u@${evil}:${port}@${allowed}/`, `https://${allowed}@${evil}:${port}/`, `https://${allowed}:443@${evil}/`,
    `https://${allowed}%2f@${evil}/`, `https://${allowed}%00.${evil}/`, `https://${evil}:${port}\\.${allowed}/`, `https:\\\\${evil}:${port}/`, `https:///${evil}:${port}/`, `https:${evil}:${port}/`, `https:/${evil}:${port}/`,
    `https:////${evil}/`, `https://\t${evil}/`, `https://${evil}\n/`, `https://${allowed}\r\nHost: ${evil}/`, `https://${evil}?@${allowed}/`, `//${evil}/`, `https://${allowed}:${port}@${evil}:${port}/`, `https://${evil}:${port}#.${allowed}`,
  ]);
  return [
    ...hosts.flatMap((host) => [`https://${host}/`, `https://${host}:${port}/a.git`]),
    ...SCHEMES.map((scheme) => `${scheme}://${allowed}/a.git`),
    ...SCHEMES.map((scheme) => `${scheme}://127.0.0.1:${port}/`),
    ...confused,
    ...[22, 25, 80, 2375, 6379, 8086, 9200, 27_017, 0, 65_535, 65_536, port].map((number) => `https://${allowed}:${number}/`),
    `git@${allowed}:a/b.git`, 'file:///etc/passwd', '/etc/passwd', 'C:\\a', '-u', '--upload-pack=x', 'ext::sh -c touch% /tmp/x', '', ' ', 'https://', 'https:', 'https://user:pass@github.com/a', 'https://token@github.com/a',
    `https://${'a'.repeat(300)}.example.com/`, `https://example.com/${'a'.repeat(9_000)}`, `https://${allowed}/%0d%0a\r\n`,
  ];
}
