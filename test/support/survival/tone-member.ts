import { FollowingClient, type FollowingOptions } from '../../../main/client/following-client.ts';
import { watchNetwork } from '../../../main/network/network-watch.ts';
import type { JoinIdentity } from '../../../main/client/signalling-client.ts';
import type { Voice } from '../../../main/client/sound/voice.ts';
import { startFrameTimer } from '../../../main/clock/frame-timer.ts';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { applyRosterChanges } from '../../../shared/model/people/roster-changes.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { Joined } from '../../../shared/protocol/signalling.ts';
import { readInvitation } from '../read-invitation.ts';
import { silentLog } from '../silent-log.ts';
import { sine } from '../signals.ts';
import type { HostView, MemberEvent, MemberFacts, MemberPlan, MemberReport } from './program-messages.ts';
import { SPOKEN_AMPLITUDE, ToneEar } from './tone-ear.ts';

export interface ToneMemberOptions {
  readonly invitation: string;
  readonly plan: MemberPlan;
  readonly identity: JoinIdentity;
  /** The tones of everybody in the scenario. */
  readonly tonesHz: readonly number[];
  readonly isLoopbackOnly: boolean;
  /** Opens a standby host in the member's program; not given = it is not able to host. */
  readonly openStandby: FollowingOptions['openStandby'];
}

/** A member of a survival scenario: it keeps speaking its tone, follows all tones in what it hears, and returns. */
export class ToneMember {
  readonly #plan: MemberPlan;
  readonly #client: FollowingClient;
  readonly #ear: ToneEar;
  readonly #stopFrames: () => void;
  readonly #events: MemberEvent[] = [];
  /** Of the last two seconds. */
  readonly #delaysMs = new Float64Array(100);
  #ticks = 0;
  #facts: MemberFacts;

  private constructor(plan: MemberPlan, client: FollowingClient, ear: ToneEar) {
    this.#plan = plan;
    this.#client = client;
    this.#ear = ear;
    const returning = client.client;
    const { participantId, name, rules } = returning.client.joined;
    this.#facts = { participantId, name, group: '', roster: [], rules, phase: null };
    this.#stopFrames = startFrameTimer((nowMs) => {
      returning.tick(nowMs);
      this.#delaysMs[this.#ticks++ % this.#delaysMs.length] = returning.client.playout.delayMs;
    });
    returning.events.on('message', (message) => this.#receive(message));
    returning.events.on('lost', ({ code }) => this.#note(`lost: ${code}`));
    returning.events.on('ended', ({ code }) => this.#note(`ended: ${code}`));
    returning.events.on('moved', ({ joined }) => this.#noteReturn('moved', joined));
    returning.events.on('returned', ({ joined }) => this.#noteReturn('returned', joined));
    client.events.on('hostLost', (isLost) => this.#note(isLost ? 'has lost its host' : 'has its host again'));
    client.events.on('followed', ({ epoch }) => this.#note(`follows the host of epoch ${epoch}`));
  }

  /** Joins the lobby. Throws if it is refused. */
  static async join(options: ToneMemberOptions): Promise<ToneMember> {
    const { invitation, plan, identity, tonesHz, isLoopbackOnly, openStandby } = options;
    const ear = new ToneEar(tonesHz);
    const joined = await FollowingClient.join({
      invitation: readInvitation(invitation),
      name: plan.name,
      following: { identity, cores: 4, ...(openStandby === undefined ? {} : { openStandby }) },
      networkWatch: watchNetwork(),
      pose: plan.pose,
      voice: new EndlessTone(plan.toneHz),
      opus: await loadOpus(),
      isLoopbackOnly,
      log: silentLog,
      random: Math.random,
      onHeard: (interleaved) => ear.hear(interleaved, monotonicMs()),
    });
    if (!joined.ok) throw new Error(`${plan.name} could not join: ${joined.error.message}`);
    return new ToneMember(plan, joined.value, ear);
  }

  get name(): string {
    return this.#plan.name;
  }

  /** Enters its group and sets its volumes. The others must be in the lobby. */
  settle(): void {
    const { group, volumes = {} } = this.#plan;
    const gains = this.#facts.roster.flatMap(({ id, name }) => {
      const gain = volumes[name];
      return gain === undefined ? [] : [[id, gain] as const];
    });
    if (gains.length > 0) this.#client.client.client.setPersonal(gains, []);
    if (group !== undefined) this.#client.client.client.enterGroup(...group);
  }

  calibrate(nowMs: number): void {
    this.#ear.calibrate(nowMs);
  }

  report(sinceMs: number, nowMs: number): MemberReport {
    return {
      name: this.#plan.name,
      toneHz: this.#plan.toneHz,
      facts: this.#facts,
      host: this.#hostOf(),
      heard: this.#ear.report(sinceMs, nowMs),
      playoutMs: this.#delaysMs.toSorted()[this.#delaysMs.length / 2]!,
      events: this.#events.filter(({ atMs }) => atMs >= sinceMs),
    };
  }

  #hostOf(): HostView {
    const { host, hostIdentity, held } = this.#client.state;
    const nameOf = (identity: string): string =>
      this.#facts.roster.find((row) => row.identity === identity)?.name ?? '';
    return {
      pin: host.pin,
      name: nameOf(hostIdentity),
      successors: (held?.successors ?? []).map((successor) => nameOf(successor.identity)),
    };
  }

  async leave(): Promise<void> {
    this.#stopFrames();
    await this.#client.leave();
  }

  #receive(message: ClientboundChannelMessage): void {
    const facts = this.#facts;
    if (message.type === 'roster') this.#facts = { ...facts, roster: message.participants };
    else if (message.type === 'changes')
      this.#facts = { ...facts, roster: applyRosterChanges(facts.roster, message.participants, message.left) };
    else if (message.type === 'rules') this.#facts = { ...facts, rules: message.rules, phase: message.phase };
    else if (message.type === 'group') this.#facts = { ...facts, group: message.isIn ? message.name : '' };
    else if (message.type === 'standing') this.#facts = { ...facts, group: message.group };
  }

  #noteReturn(how: string, { participantId, name }: Joined): void {
    this.#facts = { ...this.#facts, participantId, name };
    this.#note(`${how} as ${participantId}`);
  }

  #note(text: string): void {
    this.#events.push({ atMs: monotonicMs(), text });
  }
}

/** Speaks a tone without a pause. */
class EndlessTone implements Voice {
  readonly #toneHz: number;
  #position = 0;

  constructor(toneHz: number) {
    this.#toneHz = toneHz;
  }

  nextFrame(frame: Float32Array): boolean {
    frame.set(sine(this.#toneHz, SPOKEN_AMPLITUDE, FRAME_SAMPLES, this.#position));
    this.#position += FRAME_SAMPLES;
    return true;
  }
}
