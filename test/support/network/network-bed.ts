import { BedLayout, HOMES, type BedOptions, type Home, type NamespaceName, type RouterName } from './bed-layout.ts';
import { prefixOf, readOwner } from './bed-names.ts';
import { lossRules, natRules, type RouterRules } from './nat-rules.ts';
import { listProgramsIn, removeNamespaces, removeStaleNamespaces } from './namespaces.ts';
import { NamespaceProgram, nodeProgram, type ProgramOptions } from './namespace-program.ts';
import { runTool } from './run-tool.ts';

/**
 * Two homes behind routers of any kind, and a public segment with a server, in network namespaces of this machine:
 *
 *     h1 .10 --\                                                   /-- c1 .10
 *               [lan0 r1 wan0]--[k1]-- .21 -- net -- .22 --[wan0 r2 lan0]
 *     h2 .11 --/                              |                    \-- c2 .11
 *     192.168.1.0/24               pub .10, .11                    192.168.2.0/24
 *
 * Needs root, iproute2, nftables and conntrack. A process has one bed at a time.
 */
export class NetworkBed {
  readonly layout: BedLayout;
  readonly #prefix: string;

  private constructor(layout: BedLayout, prefix: string) {
    this.layout = layout;
    this.#prefix = prefix;
  }

  /** Removes the beds of runs that crashed, and builds one whose routers are port-restricted cones. */
  static async open(options: BedOptions = {}): Promise<NetworkBed> {
    const owner = readOwner(process.pid);
    if (owner === undefined) throw new Error('A network bed needs Linux.');
    await removeStaleNamespaces();
    const bed = new NetworkBed(new BedLayout(options), prefixOf(owner));
    await removeNamespaces(bed.#prefix);
    try {
      await bed.#build();
      return bed;
    } catch (error) {
      await bed.close();
      throw error;
    }
  }

  /** Ends all programs in the bed, and removes it. */
  async close(): Promise<void> {
    await removeNamespaces(this.#prefix);
  }

  nameOf(namespace: NamespaceName): string {
    return this.#prefix + namespace;
  }

  /** Returns the program that runs another one in a namespace. */
  wrapperOf(namespace: NamespaceName): readonly string[] {
    return ['ip', 'netns', 'exec', this.nameOf(namespace)];
  }

  /** Returns the ids of the programs in a namespace. */
  pidsIn(namespace: NamespaceName): Promise<readonly number[]> {
    return listProgramsIn(this.nameOf(namespace));
  }

  /** Runs a system tool in a namespace; like `runTool`. */
  run(namespace: NamespaceName, program: string, toolArguments: readonly string[], input = ''): Promise<string> {
    const [ip, ...words] = this.wrapperOf(namespace) as [string, ...string[]];
    return runTool(ip, [...words, program, ...toolArguments], input);
  }

  /** Starts a program in a namespace. It ends with the bed at the latest. */
  start(namespace: NamespaceName, program: string, options: ProgramOptions): NamespaceProgram {
    return new NamespaceProgram([...this.wrapperOf(namespace), program], options);
  }

  /** Gives a router other rules. It forgets its connections and translations. */
  async setRouter(router: RouterName, rules: RouterRules): Promise<void> {
    await this.run(router, 'nft', ['-f', '-'], natRules(rules, this.layout.placeOf(router)));
    await this.run(router, 'conntrack', ['-F']);
  }

  /** Lets a router drop a share of what it forwards, both ways. */
  async setLoss(router: RouterName, percent: number): Promise<void> {
    await this.run(router, 'nft', ['-f', '-'], lossRules(percent));
  }

  /** Cuts or restores the line between a router and the internet. No interface goes down. */
  setCut(router: RouterName, isCut: boolean): Promise<void> {
    return this.setLoss(router, isCut ? 100 : 0);
  }

  /**
   * Replaces the line between a home's router and the internet by one with a delay in each direction, and jitter, both
   * in milliseconds. Packets stay in order.
   */
  async slowDown(home: Home, delayMs: number, jitterMs = 0): Promise<void> {
    const { router } = home;
    await this.#ip(router, ['link del wan0']);
    const words = [`to-${router}`, this.nameOf(router), 'wan0', String(delayMs), String(jitterMs)];
    const line = this.start('net', ...nodeProgram('test/support/network/programs/delay-line-program.ts', words));
    await line.waitFor(/^ready$/m);
    await this.#ip('net', [`link set to-${router} master br0`, `link set to-${router} up`]);
    await this.#ip(router, this.#uplink(home));
  }

  /** Keeps the members of a home from reaching each other but through the router, as guest networks do. */
  async isolate({ router, members }: Home, isIsolated = true): Promise<void> {
    const state = isIsolated ? 'on' : 'off';
    await this.#ip(router, [...members.map((member) => `link set to-${member} type bridge_slave isolated ${state}`)]);
  }

  async #build(): Promise<void> {
    const { namespaces, hasCarrier } = this.layout;
    const uplinks = hasCarrier ? (['pub', 'k1', 'r2'] as const) : (['pub', 'r1', 'r2'] as const);
    await runTool('ip', ['-batch', '-'], namespaces.map((name) => `netns add ${this.nameOf(name)}\n`).join(''));
    await runTool(
      'ip',
      ['-batch', '-'],
      [
        ...uplinks.map((name) => this.#wire(name, 'wan0', 'net')),
        ...(hasCarrier ? [this.#wire('r1', 'wan0', 'k1')] : []),
        ...HOMES.flatMap(({ router, members }) => members.map((member) => this.#wire(member, 'eth0', router))),
      ].join('\n'),
    );
    await Promise.all([
      this.#bridge('net', 'br0', uplinks, [`addr add ${this.layout.gateway}/24 dev br0`]),
      this.#buildServer(),
      ...(hasCarrier ? [this.#buildCarrier()] : []),
      ...HOMES.flatMap((home) => [this.#buildRouter(home), ...this.#buildMembers(home)]),
    ]);
  }

  async #buildServer(): Promise<void> {
    const { layout } = this;
    await this.#ip('pub', [
      'link set lo up',
      'link set wan0 up',
      ...layout.servers.map((address) => `addr add ${address}/24 dev wan0`),
      `route add default via ${layout.gateway}`,
      ...(layout.hasIpv6
        ? [
            `addr add ${layout.server6}/64 dev wan0 nodad`,
            ...HOMES.map(({ router, number }) => `route add 2001:db8:${number}::/64 via ${layout.outside6Of(router)}`),
          ]
        : []),
    ]);
  }

  async #buildCarrier(): Promise<void> {
    const { layout } = this;
    await this.#bridge(
      'k1',
      'lan0',
      ['r1'],
      [
        'link set wan0 up',
        'addr add 100.64.1.1/24 dev lan0',
        `addr add ${layout.outsideOf('k1')}/24 dev wan0`,
        `route add default via ${layout.gateway}`,
      ],
    );
    await this.#forward('k1');
  }

  async #buildRouter(home: Home): Promise<void> {
    const { router, members, number } = home;
    await this.#bridge(router, 'lan0', members, [
      `addr add 192.168.${number}.1/24 dev lan0`,
      ...(this.layout.hasIpv6 ? [`addr add 2001:db8:${number}::1/64 dev lan0 nodad`] : []),
      ...this.#uplink(home),
    ]);
    await this.#forward(router);
  }

  /** Returns the commands that connect a home's router to the internet. */
  #uplink({ router }: Home): readonly string[] {
    const { layout } = this;
    const gateway = layout.hasCarrier && router === 'r1' ? '100.64.1.1' : layout.gateway;
    const others = HOMES.filter((home) => home.router !== router);
    return [
      'link set wan0 up',
      `addr add ${layout.outsideOf(router)}/24 dev wan0`,
      `route add default via ${gateway}`,
      ...(layout.hasIpv6
        ? [
            `addr add ${layout.outside6Of(router)}/64 dev wan0 nodad`,
            ...others.map((home) => `route add 2001:db8:${home.number}::/64 via ${layout.outside6Of(home.router)}`),
          ]
        : []),
    ];
  }

  async #forward(router: RouterName): Promise<void> {
    const on = ['net/ipv4/ip_forward', ...(this.layout.hasIpv6 ? ['net/ipv6/conf/all/forwarding'] : [])];
    // A redirect would send a neighbour past the router, without its translation.
    const off = ['all', 'lan0'].map((name) => `net/ipv4/conf/${name}/send_redirects`);
    const writes = [
      ...on.map((file) => `echo 1 > /proc/sys/${file}`),
      ...off.map((file) => `echo 0 > /proc/sys/${file}`),
    ];
    await this.run(router, 'sh', ['-c', writes.join(' && ')]);
    await this.setRouter(router, { kind: 'port-restricted' });
  }

  #buildMembers({ members, number }: Home): Promise<void>[] {
    const { layout } = this;
    return members.map((member) =>
      this.#ip(member, [
        'link set lo up',
        'link set eth0 up',
        ...(layout.hasIpv4
          ? [`addr add ${layout.addressOf(member)}/24 dev eth0`, `route add default via 192.168.${number}.1`]
          : []),
        ...(layout.hasIpv6
          ? [`addr add ${layout.address6Of(member)}/64 dev eth0 nodad`, `route add default via 2001:db8:${number}::1`]
          : []),
      ]),
    );
  }

  /** A wire from `name` to a bridge, to which `#bridge` connects it. */
  #wire(name: NamespaceName, port: string, bridge: NamespaceName): string {
    return `link add ${port} netns ${this.nameOf(name)} type veth peer name to-${name} netns ${this.nameOf(bridge)}`;
  }

  async #bridge(
    namespace: NamespaceName,
    bridge: string,
    names: readonly NamespaceName[],
    commands: readonly string[],
  ): Promise<void> {
    await this.#ip(namespace, [
      'link set lo up',
      `link add ${bridge} type bridge`,
      `link set ${bridge} up`,
      ...names.flatMap((name) => [`link set to-${name} master ${bridge}`, `link set to-${name} up`]),
      ...commands,
    ]);
    // With this filter, Linux bridges a packet whose new destination is on the same bridge, and does not route it.
    const files = '/proc/sys/net/bridge/bridge-nf-call-*';
    await this.run(namespace, 'sh', ['-c', `for file in ${files}; do [ ! -e $file ] || echo 0 > $file; done`]);
  }

  async #ip(namespace: NamespaceName, commands: readonly string[]): Promise<void> {
    await runTool('ip', ['-n', this.nameOf(namespace), '-batch', '-'], `${commands.join('\n')}\n`);
  }
}
