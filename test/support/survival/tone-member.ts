import { generateKeyPairSync, sign } from 'node:crypto';
import { ReturningClient } from '../../../main/client/returning-client.ts';
import type { JoinIdentity } from '../../../main/client/signalling-client.ts';
import type { Voice } from '../../../main/client/sound/voice.ts';
import { startFrameTimer } from '../../../main/clock/frame-timer.ts';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { applyRosterChanges } from '../../../shared/model/roster-changes.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import { readInvitation } from '../read-invitation.ts';
import { silentLog } from '../silent-log.ts';
import { sine } from '../signals.ts';
import type { MemberEvent, MemberFacts, MemberPlan, MemberReport } from './program-messages.ts';
import { SPOKEN_AMPLITUDE, ToneEar } from './tone-ear.ts';

export interface ToneMemberOptions {
  readonly invitation: string;
  readonly plan: MemberPlan;
  /** The tones of everybody in the scenario. */
  readonly tonesHz: readonly number[];
  readonly isLoopbackOnly: boolean;
}

/** A member of a survival scenario: it speaks its tone for ever, follows all tones in what it hears, and returns. */
export class ToneMember {
  readonly #plan: MemberPlan;
  readonly #client: ReturningClient;
  readonly #ear: ToneEar;
  readonly #stopFrames: () => void;
  readonly #events: MemberEvent[] = [];
  /** Of the last two seconds. */
  readonly #delaysMs = new Float64Array(100);
  #ticks = 0;
  #facts: MemberFacts;

  private constructor(plan: MemberPlan, client: ReturningClient, ear: ToneEar) {
    this.#plan = plan;
    this.#client = client;
    this.#ear = ear;
    const { participantId, name, rules } = client.client.joined;
    this.#facts = { participantId, name, group: '', roster: [], rules, phase: null };
    this.#stopFrames = startFrameTimer((nowMs) => {
      client.tick(nowMs);
      this.#delaysMs[this.#ticks++ % this.#delaysMs.length] = client.client.playout.delayMs;
    });
    client.events.on('message', (message) => this.#receive(message));
    client.events.on('lost', ({ code }) => this.#note(`lost: ${code}`));
    client.events.on('ended', ({ code }) => this.#note(`ended: ${code}`));
    client.events.on('returned', ({ joined }) => {
      this.#facts = { ...this.#facts, participantId: joined.participantId, name: joined.name };
      this.#note(`returned as ${joined.participantId}`);
    });
  }

  /** Joins the lobby. Throws if it is refused. */
  static async join({ invitation, plan, tonesHz, isLoopbackOnly }: ToneMemberOptions): Promise<ToneMember> {
    const ear = new ToneEar(tonesHz);
    const joined = await ReturningClient.join({
      invitation: readInvitation(invitation),
      name: plan.name,
      identity: createIdentity(),
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
    if (gains.length > 0) this.#client.client.setPersonal(gains, []);
    if (group !== undefined) this.#client.client.enterGroup(...group);
  }

  calibrate(nowMs: number): void {
    this.#ear.calibrate(nowMs);
  }

  report(sinceMs: number, nowMs: number): MemberReport {
    return {
      name: this.#plan.name,
      toneHz: this.#plan.toneHz,
      facts: this.#facts,
      heard: this.#ear.report(sinceMs, nowMs),
      playoutMs: this.#delaysMs.toSorted()[this.#delaysMs.length / 2]!,
      events: this.#events.filter(({ atMs }) => atMs >= sinceMs),
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

function createIdentity(): JoinIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (statement) => sign(null, Buffer.from(statement, 'utf8'), privateKey).toString('base64url'),
  };
}
