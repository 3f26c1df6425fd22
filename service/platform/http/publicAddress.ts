import { BlockList, isIP } from 'node:net';

// The special-purpose registries of IANA (RFC 6890 and what came after): nothing of it is a program of somebody else's on the Internet.
const inner = new BlockList();
const loopback = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inner.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 128],
  // Addresses that carry an IPv4 address inside: whom they reach cannot be told from here.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['2001::', 32],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(network, bits, 'ipv6');
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const MAPPED_HEX = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i;

/** Whether an IP address may be called: one of the public Internet, and where `allowsLocal` this machine itself. */
export function mayCall(address: string, allowsLocal: boolean): boolean {
  const plain = unmapped(address);
  const version = isIP(plain);
  if (version === 0) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (loopback.check(plain, family)) return allowsLocal;
  return !inner.check(plain, family);
}

/** An IPv4 address that is written as an IPv6 one, as itself. */
function unmapped(address: string): string {
  const dotted = MAPPED.exec(address);
  if (dotted) return dotted[1] as string;
  const hex = MAPPED_HEX.exec(address);
  if (!hex) return address;
  const [high, low] = [parseInt(hex[1] as string, 16), parseInt(hex[2] as string, 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
