import { lookup as systemLookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { buildConnector } from "undici";

/** An address inside somebody's network that nothing from outside may reach. */
export class AddressRefused extends Error {
  readonly host: string;

  constructor(host: string) {
    super(`${host} is not on the public net.`);
    this.name = "AddressRefused";
    this.host = host;
  }
}

/** Which hosts may be connected to besides those on the public net. */
export interface AllowedHosts {
  /** Whether the name itself is allowed, whatever its address. */
  hasName(host: string): boolean;
  /** False for what is no IP address. */
  hasAddress(address: string): boolean;
}

export const NONE_ALLOWED: AllowedHosts = { hasName: () => false, hasAddress: () => false };

/** @param entries host names, IP addresses and CIDR ranges, in lower case. */
export function parseAllowedHosts(entries: readonly string[]): AllowedHosts {
  const names = new Set(entries.filter((entry) => !ipaddr.isValid(entry) && !ipaddr.isValidCIDR(entry)));
  const ranges = entries.flatMap((entry): [ipaddr.IPv4 | ipaddr.IPv6, number][] => {
    if (ipaddr.isValidCIDR(entry)) return [ipaddr.parseCIDR(entry)];
    if (!ipaddr.isValid(entry)) return [];
    const address = ipaddr.process(entry);
    return [[address, address.kind() === "ipv4" ? 32 : 128]];
  });
  return {
    hasName: (host) => names.has(host.toLowerCase().replace(/\.$/, "")),
    hasAddress(text) {
      if (!ipaddr.isValid(text)) return false;
      const address = ipaddr.process(text);
      return ranges.some((range) => range[0].kind() === address.kind() && address.match(range));
    },
  };
}

/** Whether an IP address is one of the public net: not of this machine, a home or office, a cloud's inside, or reserved. */
export function isPublicAddress(address: string): boolean {
  // `process` turns an IPv4 address in IPv6 clothes into itself.
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

export interface GuardOptions {
  readonly allowed: AllowedHosts;
  /** How names are looked up; the system's way unless given. */
  readonly lookup?: LookupFunction | undefined;
}

/**
 * Connects, but not to the inside of a network: an address that is typed, one that a name leads to and the one that was
 * reached in the end are all looked at, so that a name which changes its answer in between gains nothing. Every hop of
 * a redirect connects here too.
 */
export function guardedConnector({ allowed, lookup = systemLookup }: GuardOptions): buildConnector.connector {
  const mayReach = (host: string, address: string): boolean =>
    isPublicAddress(address) || allowed.hasName(host) || allowed.hasAddress(address);

  const guardedLookup: LookupFunction = (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, []);
      const addresses = [found].flat().filter((each): each is LookupAddress => typeof each === "object");
      const good = addresses.filter(({ address }) => mayReach(host, address));
      const [first] = good;
      if (first === undefined) return callback(new AddressRefused(host), []);
      if (options.all) return callback(null, good);
      callback(null, first.address, first.family);
    });
  };
  const connect = buildConnector({ lookup: guardedLookup });

  return (options, callback) => {
    const host = options.hostname.replace(/^\[(.*)\]$/, "$1");
    if (ipaddr.isValid(host) && !mayReach(host, host)) return callback(new AddressRefused(host), null);
    connect(options, (...result) => {
      const [error, socket] = result;
      if (error !== null) return callback(error, null);
      const reached = socket.remoteAddress;
      if (reached !== undefined && mayReach(host, reached)) return callback(null, socket);
      socket.destroy();
      callback(new AddressRefused(host), null);
    });
  };
}
