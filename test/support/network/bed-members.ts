import type { HostDescription } from '../../../main/host/host-options.ts';
import type { MemberName, NamespaceName } from './bed-layout.ts';
import { STUN_PORT, TURN_SECRET } from './coturn.ts';
import { nodeProgram, type NamespaceProgram } from './namespace-program.ts';
import type { NetworkBed } from './network-bed.ts';
import { tonesIn, type ToneFolder } from './tones.ts';

/** A join that takes longer has hung: the client itself gives up earlier, when it has tried all paths. */
const JOIN_TIMEOUT_MS = 90_000;

/** Offices let TCP through to this port, and it needs no port in the address of the page. */
const RENDEZVOUS_PORT = 80;
/** coturn has the usual ones. */
export const RENDEZVOUS_STUN_PORT = 7_782;

/** A lobby without a window in a namespace. */
export interface BedHost {
  readonly description: HostDescription;
  readonly program: NamespaceProgram;
}

/** Runs `npm run serve` with `words` in a namespace, on a clock that is `clockYears` wrong, until the lobby is open. */
export async function serveLobby(
  bed: NetworkBed,
  namespace: NamespaceName,
  words: readonly string[] = [],
  clockYears = 0,
): Promise<BedHost> {
  const program = bed.start(namespace, ...nodeProgram('main/cli/server.ts', ['--json', ...words], clockYears));
  const [line] = await program.waitFor(/^\{.*"invitation".*\}$/m);
  return { description: JSON.parse(line) as HostDescription, program };
}

export interface TerminalMemberOptions {
  /** Which lobby to join: an option of `npm run join` and its value. */
  readonly lobby: readonly [option: '--invitation' | '--code' | '--lan', value: string];
  readonly name: string;
  readonly toneHz: number;
  readonly seconds: number;
  readonly words?: readonly string[];
  /** How wrong the clock of its machine is. */
  readonly clockYears?: number;
}

/** What a member measured, or why it could not join. */
export interface MemberReport {
  /** From offer to first sound, ms; undefined if nothing came. */
  readonly joinMs: number | undefined;
  /** How it signed on, and the address from which it heard the host. */
  readonly path: string | undefined;
  readonly error: string | undefined;
}

/** `npm run join` in a namespace: it speaks a tone and records what it hears. */
export class TerminalMember {
  readonly toneHz: number;
  readonly #program: NamespaceProgram;
  readonly #recording: string;

  private constructor(program: NamespaceProgram, toneHz: number, recording: string) {
    this.#program = program;
    this.toneHz = toneHz;
    this.#recording = recording;
  }

  static start(
    bed: NetworkBed,
    namespace: MemberName | 'pub',
    tones: ToneFolder,
    { lobby, name, toneHz, seconds, words = [], clockYears = 0 }: TerminalMemberOptions,
  ): TerminalMember {
    const recording = tones.recordingFile();
    const program = bed.start(
      namespace,
      ...nodeProgram(
        'main/cli/join.ts',
        [
          ...[...lobby, '--name', name, '--speak', tones.toneFile(toneHz), '--repeat', '--json'],
          ...['--record', recording, '--seconds', String(seconds), ...words],
        ],
        clockYears,
      ),
    );
    return new TerminalMember(program, toneHz, recording);
  }

  /** Waits until the member's time is over, or its join failed. */
  async report(): Promise<MemberReport> {
    const result = (await this.#program.result(JOIN_TIMEOUT_MS)) as {
      readonly joinMs?: number | null;
      readonly path?: string;
      readonly hostAddress?: string;
      readonly error?: { readonly message: string };
    };
    return {
      joinMs: result.joinMs ?? undefined,
      path: result.path && `${result.path} to ${result.hostAddress}`,
      error: result.error?.message,
    };
  }

  /** Lets the member leave now, and returns what it measured. */
  async leave(): Promise<MemberReport> {
    await this.#program.stop();
    return this.report();
  }

  /** Returns which of `tonesHz` the member recorded. Call it when the member has left. */
  hears(tonesHz: readonly number[]): Promise<readonly number[]> {
    return tonesIn(this.#recording, tonesHz);
  }
}

export interface RendezvousOptions {
  /** Whether the rendezvous hands out credentials for the bed's coturn. */
  readonly hasRelay?: boolean;
}

/** A rendezvous on the bed's server, with the address that hosts are given. */
export interface BedRendezvous {
  readonly url: string;
  /** Of the page for guests. */
  readonly origin: string;
  readonly program: NamespaceProgram;
}

/** Runs `npm run rendezvous` on the bed's server, until it is open. */
export async function startRendezvous(
  bed: NetworkBed,
  { hasRelay = false }: RendezvousOptions = {},
): Promise<BedRendezvous> {
  const [first, second] = bed.layout.servers;
  const { hasIpv4, server6 } = bed.layout;
  const [bind, host] = hasIpv4 ? [first, first] : [server6, `[${server6}]`];
  const relay = [
    ...['--turn', `turn:${first}:${STUN_PORT}?transport=udp`, '--turn', `turn:${second}:443?transport=tcp`],
    ...['--turn-secret', TURN_SECRET],
  ];
  const program = bed.start(
    'pub',
    ...nodeProgram('main/cli/rendezvous.ts', [
      ...[
        '--json',
        '--statistics',
        '--bind',
        bind,
        '--stun-bind',
        bind,
        '--port',
        String(RENDEZVOUS_PORT),
        '--stun-port',
        String(RENDEZVOUS_STUN_PORT),
      ],
      ...['--public-url', `http://${host}/`, ...(hasIpv4 ? ['--probe-address', second] : [])],
      ...(hasRelay ? relay : []),
    ]),
  );
  await program.waitFor(/^\{.*"port".*\}$/m);
  return { url: `ws://${host}`, origin: `http://${host}`, program };
}
