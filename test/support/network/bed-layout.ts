import type { RouterPlace } from './nat-rules.ts';

/** Where everything in a bed is: pure tables of names and addresses. */

export type MemberName = 'h1' | 'h2' | 'c1' | 'c2';
/** `k1` is the carrier's router, between `r1` and the internet. */
export type RouterName = 'r1' | 'r2' | 'k1';
export type NamespaceName = 'net' | 'pub' | RouterName | MemberName;

export interface BedOptions {
  readonly families?: 'ipv4' | 'ipv6' | 'both';
  /** Whether the first home is behind a router of its provider (CGNAT). Such a bed has no IPv6. */
  readonly hasCarrier?: boolean;
  /** The first three numbers of public IPv4 addresses. The default is for documentation. */
  readonly publicNetwork?: string;
}

/** A home: a router and its members. */
export interface Home {
  readonly router: RouterName;
  readonly members: readonly MemberName[];
  readonly number: 1 | 2;
}

export const HOMES: readonly Home[] = [
  { router: 'r1', members: ['h1', 'h2'], number: 1 },
  { router: 'r2', members: ['c1', 'c2'], number: 2 },
];

const FIRST_MEMBER = 10;

/** Names the addresses of a bed. */
export class BedLayout {
  readonly hasIpv4: boolean;
  readonly hasIpv6: boolean;
  readonly hasCarrier: boolean;
  readonly #net: string;

  constructor({ families = 'ipv4', hasCarrier = false, publicNetwork = '203.0.113' }: BedOptions) {
    this.hasIpv4 = families !== 'ipv6';
    this.hasIpv6 = families !== 'ipv4';
    this.hasCarrier = hasCarrier;
    this.#net = publicNetwork;
    if (hasCarrier && this.hasIpv6) throw new Error('A bed with a carrier has no IPv6.');
  }

  get namespaces(): readonly NamespaceName[] {
    return ['net', 'pub', 'r1', 'r2', ...(this.hasCarrier ? (['k1'] as const) : []), 'h1', 'h2', 'c1', 'c2'];
  }

  /** The two addresses of the server: STUN needs two to tell how a router maps and filters. */
  get servers(): readonly [string, string] {
    return [`${this.#net}.10`, `${this.#net}.11`];
  }

  get server6(): string {
    return '2001:db8::10';
  }

  /** The way to all other addresses. It leads nowhere, as the internet does for private addresses. */
  get gateway(): string {
    return `${this.#net}.1`;
  }

  /** The address that the internet sees of what is behind `router`. */
  outsideOf(router: RouterName): string {
    if (router === 'k1') return `${this.#net}.31`;
    if (router === 'r2') return `${this.#net}.22`;
    return this.hasCarrier ? '100.64.1.2' : `${this.#net}.21`;
  }

  outside6Of(router: RouterName): string {
    return router === 'r2' ? '2001:db8::22' : '2001:db8::21';
  }

  addressOf(member: MemberName): string {
    const { number, members } = homeOf(member);
    return `192.168.${number}.${FIRST_MEMBER + members.indexOf(member)}`;
  }

  address6Of(member: MemberName): string {
    const { number, members } = homeOf(member);
    return `2001:db8:${number}::${FIRST_MEMBER + members.indexOf(member)}`;
  }

  placeOf(router: RouterName): RouterPlace {
    const outside = this.outsideOf(router);
    if (router === 'k1') return { outside, firstMember: '100.64.1.2' };
    return { outside, firstMember: this.addressOf(router === 'r1' ? 'h1' : 'c1') };
  }
}

function homeOf(member: MemberName): Home {
  const home = HOMES.find(({ members }) => members.includes(member));
  if (home === undefined) throw new Error(`${member} is in no home`);
  return home;
}
