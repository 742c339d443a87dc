import { networkInterfaces } from 'node:os';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicIp } from './public-ip';

const INSIDE: [string, (fill: number[]) => string][] = [
  ['this machine', ([b, c, d]) => `127.${b}.${c}.${d}`], ['this network', ([b, c, d]) => `0.${b}.${c}.${d}`], ['private', ([b, c, d]) => `10.${b}.${c}.${d}`], ['private', ([b, c, d]) => `172.${16 + ((b ?? 0) % 16)}.${c}.${d}`],
  ['private', ([, c, d]) => `192.168.${c}.${d}`], ['carriers', ([b, c, d]) => `100.${64 + ((b ?? 0) % 64)}.${c}.${d}`], ['link-local', ([, c, d]) => `169.254.${c}.${d}`], ['multicast', ([b, c, d]) => `${224 + ((b ?? 0) % 16)}.${c}.${d}.1`],
  ['reserved', ([b, c, d]) => `${240 + ((b ?? 0) % 16)}.${c}.${d}.1`], ['mapped', ([b, c, d]) => `::ffff:127.${b}.${c}.${d}`], ['unique local', ([b, c]) => `fd00:${b}::${c}`], ['link-local v6', ([b]) => `fe80::${b}`],
  ['translated', ([b, c]) => `64:ff9b::${b}:${c}`], ['6to4', ([b, c]) => `2002:${b}:${c}::1`], ['teredo', ([b, c]) => `2001:0:${b}:${c}::`], ['examples', ([b, c]) => `2001:db8:${b}::${c}`],
];

describe('a public address', () => {
  it.each(INSIDE)('is none that is %s', (_what, make) => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 3, maxLength: 3 }), (fill) => !isPublicIp(make(fill))));
  });

  it('is none of this machine’s own, and nothing that is no plain address', () => {
    for (const { address } of Object.values(networkInterfaces()).flatMap((cards) => cards ?? [])) expect(isPublicIp(address)).toBe(false);
    for (const text of ['', 'x', '8.8.8', '0x8.8.8.8', '010.8.8.8', '134744072', '2606:4700::1%eth0', '::', '::1', '255.255.255.255']) expect(isPublicIp(text), text).toBe(false);
  });

  it('is that of any server people use', () => {
    for (const text of ['140.82.121.4', '8.8.8.8', '172.65.251.78', '2606:4700:90:0:f22e:fbec:5bed:a9b9', '2a00:1450:4001:82f::200e']) expect(isPublicIp(text), text).toBe(true);
  });
});
