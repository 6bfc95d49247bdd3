/**
 * How a router translates and filters. `full-cone`, `address-restricted` and `port-restricted` keep the port; they
 * differ in whose packets they let in (RFC 4787, section 5). `symmetric` takes another port for each destination.
 * `udp-blocked` and `tcp-443-only` are office networks. `open` lets everything in.
 */
export type NatKind =
  'full-cone' | 'address-restricted' | 'port-restricted' | 'symmetric' | 'udp-blocked' | 'tcp-443-only' | 'open';

/** What a router does. */
export interface RouterRules {
  readonly kind: NatKind;
  /** A port that the router forwards to its first member. */
  readonly forwardedPort?: number;
  /** What it forwards of that port; both by default. */
  readonly forwardedTransports?: 'both' | 'udp';
  /** Whether its members reach forwarded ports also at its outer address. */
  readonly hasHairpin?: boolean;
}

/** Where a router is. Addresses are IPv4. */
export interface RouterPlace {
  readonly outside: string;
  /** The member that cones and forwarded ports lead to. */
  readonly firstMember: string;
}

interface Rules {
  readonly sets?: string;
  readonly prerouting?: string;
  readonly postrouting?: string;
  readonly forward?: string;
}

const KEEP_PORT = 'oifname wan0 masquerade';

function translation(kind: NatKind, { outside, firstMember }: RouterPlace): Rules {
  const toFirst = `dnat ip to ${firstMember}`;
  const fromFirst = `ip saddr ${firstMember} oifname wan0 snat ip to ${outside}`;
  const inbound = `iifname wan0 ip daddr ${outside}`;
  switch (kind) {
    case 'full-cone':
      return { prerouting: `${inbound} meta l4proto udp ${toFirst}`, postrouting: `${fromFirst}\n${KEEP_PORT}` };
    case 'open':
      return { prerouting: `${inbound} ${toFirst}`, postrouting: `${fromFirst}\n${KEEP_PORT}` };
    case 'address-restricted':
      return {
        sets: 'set reached { type inet_service . ipv4_addr; flags dynamic,timeout; timeout 60s; }',
        forward: 'iifname lan0 oifname wan0 meta l4proto udp update @reached { udp sport . ip daddr }',
        prerouting: `${inbound} meta l4proto udp udp dport . ip saddr @reached ${toFirst}`,
        postrouting: `${fromFirst}\n${KEEP_PORT}`,
      };
    case 'port-restricted':
      return { postrouting: KEEP_PORT };
    case 'symmetric':
      return { postrouting: `${KEEP_PORT} fully-random` };
    case 'udp-blocked':
      return { postrouting: KEEP_PORT, forward: 'meta l4proto udp drop' };
    case 'tcp-443-only':
      return {
        postrouting: KEEP_PORT,
        forward: 'meta l4proto udp drop\niifname lan0 tcp dport != { 80, 443 } reject with tcp reset',
      };
  }
}

/** Returns the rules of a forwarded port; with a hairpin, its members use it through the outer address, too. */
function forwarding(
  { forwardedPort, forwardedTransports = 'both', hasHairpin = false }: RouterRules,
  place: RouterPlace,
): Rules {
  if (forwardedPort === undefined) return {};
  const from = hasHairpin ? '' : 'iifname wan0 ';
  return {
    prerouting: `${from}ip daddr ${place.outside} meta l4proto ${forwardedTransports === 'both' ? '{ tcp, udp }' : 'udp'} th dport ${forwardedPort} dnat ip to ${place.firstMember}`,
    // Without this, the member would answer the other directly, from an address that the other never asked.
    postrouting: hasHairpin ? `ip saddr ${place.firstMember}/24 oifname lan0 ct status dnat masquerade` : '',
  };
}

/**
 * Returns an nftables script that replaces the rules of a router between `lan0` and `wan0`. IPv6 is not translated; a
 * stateful filter lets in only what answers, except with `open`. The router drops what comes unasked before conntrack
 * makes an entry of its own for it: otherwise a punch that arrives first takes the tuple that the inside needs, and
 * Linux gives the inside another port, as a symmetric NAT would.
 */
export function natRules(rules: RouterRules, place: RouterPlace): string {
  const kind = translation(rules.kind, place);
  const forwarded = forwarding(rules, place);
  return `table inet nat
delete table inet nat
table inet nat {
  ${kind.sets ?? ''}
  chain prerouting {
    type nat hook prerouting priority dstnat; policy accept;
    ${forwarded.prerouting ?? ''}
    ${kind.prerouting ?? ''}
  }
  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    ${forwarded.postrouting ?? ''}
    meta nfproto ipv4 jump outward
  }
  chain outward {
    ${kind.postrouting ?? ''}
  }
  chain forward {
    type filter hook forward priority filter; policy drop;
    ${kind.forward ?? ''}
    ct state established,related accept
    ct status dnat accept
    iifname lan0 accept
    ${rules.kind === 'open' ? 'accept' : ''}
  }
  chain input {
    type filter hook input priority filter; policy accept;
    iifname wan0 ct state established,related accept
    iifname wan0 meta l4proto { tcp, udp } drop
  }
}
`;
}

/** Returns an nftables script that drops `percent` of the packets that a router forwards, both ways; 0 = none. */
export function lossRules(percent: number): string {
  const table = 'table inet loss\ndelete table inet loss\n';
  if (percent === 0) return table;
  return `${table}table inet loss {
  chain forward {
    type filter hook forward priority -150; policy accept;
    ${percent === 100 ? '' : `numgen random mod 1000 < ${Math.round(percent * 10)} `}drop
  }
}
`;
}
