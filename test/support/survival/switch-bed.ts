import { prefixOf, readOwner } from '../network/bed-names.ts';
import { removeNamespaces, removeStaleNamespaces } from '../network/namespaces.ts';
import { runTool } from '../network/run-tool.ts';
import type { PlaceName, Places } from './places.ts';

const NAMES: readonly PlaceName[] = ['a', 'b', 'c', 'd', 'e', 'f', 'pub'];
const NETWORK = '203.0.113';
const FIRST_NUMBER = 21;
/** What a place has after it has changed its address. */
const OTHER_NUMBERS = 100;

/**
 * Machines on one switch, in network namespaces: every place reaches every other one, until a scenario cuts it off.
 * Needs root, iproute2 and nftables. A process has one bed at a time.
 */
export class SwitchBed implements Places {
  readonly isLoopbackOnly = false;
  readonly #prefix: string;
  readonly #moved = new Set<PlaceName>();
  /** What a place does not reach, as nftables rules; '' = everything is reached. */
  readonly #cuts = new Map<PlaceName, readonly string[]>();

  private constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Removes the beds of runs that crashed, and builds one. */
  static async open(): Promise<SwitchBed> {
    const owner = readOwner(process.pid);
    if (owner === undefined) throw new Error('A network bed needs Linux.');
    await removeStaleNamespaces();
    const bed = new SwitchBed(prefixOf(owner));
    await removeNamespaces(bed.#prefix);
    try {
      await bed.#build();
      return bed;
    } catch (error) {
      await bed.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await removeNamespaces(this.#prefix);
  }

  nameOf(place: PlaceName): string {
    return this.#prefix + place;
  }

  wrapperOf(place: PlaceName): readonly string[] {
    return ['ip', 'netns', 'exec', this.nameOf(place)];
  }

  /** The address of a place now. */
  addressOf(place: PlaceName): string {
    const number = FIRST_NUMBER + NAMES.indexOf(place) + (this.#moved.has(place) ? OTHER_NUMBERS : 0);
    return `${NETWORK}.${number}`;
  }

  /** Drops all packets between the places of both sides, without a word: no interface goes down. */
  async part(side: readonly PlaceName[], otherSide: readonly PlaceName[]): Promise<void> {
    await Promise.all([
      ...side.map((place) => this.#cut(place, otherSide)),
      ...otherSide.map((place) => this.#cut(place, side)),
    ]);
  }

  /** Drops all packets to and from a place. */
  cut(place: PlaceName): Promise<void> {
    return this.#cut(place, undefined);
  }

  /** Lets all packets through again. */
  async heal(): Promise<void> {
    await Promise.all([...this.#cuts.keys()].map((place) => this.#nft(place, '')));
    this.#cuts.clear();
  }

  /** Pulls the plug of a place, so that it has no address, or puts it in again. */
  async setPlug(place: PlaceName, isIn: boolean): Promise<void> {
    await this.#ip(place, [`link set eth0 ${isIn ? 'up' : 'down'}`]);
  }

  /** Gives a place another address, as another access point does. Its connections do not move. */
  async move(place: PlaceName): Promise<void> {
    const former = this.addressOf(place);
    if (!this.#moved.delete(place)) this.#moved.add(place);
    await this.#ip(place, [`addr del ${former}/24 dev eth0`, `addr add ${this.addressOf(place)}/24 dev eth0`]);
  }

  async #cut(place: PlaceName, others: readonly PlaceName[] | undefined): Promise<void> {
    const addresses = others?.map((other) => this.addressOf(other)).join(', ');
    const rules = [...(this.#cuts.get(place) ?? []), addresses === undefined ? 'all' : `{ ${addresses} }`];
    this.#cuts.set(place, rules);
    const chain = (hook: 'input' | 'output'): string =>
      `chain ${hook} {\n type filter hook ${hook} priority -150; policy accept;\n ${rules
        .map((rule) =>
          rule === 'all'
            ? `meta ${hook === 'input' ? 'iifname' : 'oifname'} eth0 drop`
            : `ip ${hook === 'input' ? 'saddr' : 'daddr'} ${rule} drop`,
        )
        .join('\n ')}\n}`;
    await this.#nft(place, `table inet cut {\n${chain('input')}\n${chain('output')}\n}\n`);
  }

  /** Replaces the cuts of a place. */
  async #nft(place: PlaceName, table: string): Promise<void> {
    const [ip = '', ...words] = this.wrapperOf(place);
    await runTool(ip, [...words, 'nft', '-f', '-'], `table inet cut\ndelete table inet cut\n${table}`);
  }

  async #build(): Promise<void> {
    const all = ['net', ...NAMES].map((name) => `netns add ${this.#prefix}${name}\n`).join('');
    await runTool('ip', ['-batch', '-'], all);
    const net = `${this.#prefix}net`;
    await runTool(
      'ip',
      ['-batch', '-'],
      NAMES.map(
        (name) => `link add eth0 netns ${this.#prefix}${name} type veth peer name to-${name} netns ${net}\n`,
      ).join(''),
    );
    await runTool(
      'ip',
      ['-n', net, '-batch', '-'],
      [
        'link add br0 type bridge',
        'link set br0 up',
        ...NAMES.flatMap((name) => [`link set to-${name} master br0`, `link set to-${name} up`]),
        '',
      ].join('\n'),
    );
    await Promise.all(
      NAMES.map((name) =>
        this.#ip(name, ['link set lo up', 'link set eth0 up', `addr add ${this.addressOf(name)}/24 dev eth0`]),
      ),
    );
  }

  async #ip(place: PlaceName, commands: readonly string[]): Promise<void> {
    await runTool('ip', ['-n', this.#prefix + place, '-batch', '-'], `${commands.join('\n')}\n`);
  }
}
