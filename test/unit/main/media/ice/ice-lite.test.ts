import { describe, expect, it } from 'vitest';
import { IceLiteAgent, MAX_PATHS, type IcePath } from '../../../../../main/media/ice/ice-lite.ts';
import type { PacketCarrier } from '../../../../../main/media/ice/packet-carrier.ts';
import { hasValidIntegrity, parseStun } from '../../../../../main/media/ice/stun.ts';

const CARRIER: PacketCarrier = {
  transport: 'udp',
  send: () => undefined,
  confirm: () => undefined,
  release: () => undefined,
};
const REMOTE = { usernameFragment: 'guest', password: 'password of the guest' };

function createAgent(): {
  agent: IceLiteAgent;
  check: (port: number, isNomination: boolean, nowMs?: number, transaction?: number) => IcePath;
} {
  const agent = new IceLiteAgent(REMOTE);
  let count = 0;
  return {
    agent,
    check: (port, isNomination, nowMs = 0, transaction = ++count) => {
      const transactionId = Buffer.alloc(12);
      transactionId.writeUInt32BE(transaction);
      const checked = agent.onCheck(
        { carrier: CARRIER, address: '192.0.2.1', port, isNomination, transactionId },
        nowMs,
      );
      if (checked.kind === 'replayed' || checked.kind === 'too-many') throw new Error(checked.kind);
      return checked.path;
    },
  };
}

describe('IceLiteAgent', () => {
  it('sends to the first proven address until one is nominated, then to the last nominated one that is proven', () => {
    const { agent, check } = createAgent();
    expect(agent.selected).toBeUndefined();
    const [first, second] = [check(1, false), check(2, false)];
    agent.prove(first);
    agent.prove(second);
    expect(agent.selected).toBe(first);
    check(2, true);
    expect(agent.selected).toBe(second);
    check(1, false);
    expect(agent.selected).toBe(second);
    check(1, true);
    expect(agent.selected).toBe(first);
  });

  it('stays with a proven address when an unproven one is nominated, and follows once it is proven', () => {
    const { agent, check } = createAgent();
    const home = check(1, true);
    agent.prove(home);
    const roaming = check(2, true);
    expect(agent.selected).toBe(home);
    agent.prove(roaming);
    expect(agent.selected).toBe(roaming);
  });

  it('sends the handshake to the nominated address before any is proven', () => {
    const { agent, check } = createAgent();
    const first = check(1, false);
    expect(agent.selected).toBe(first);
    const nominated = check(2, true);
    expect(agent.selected).toBe(nominated);
  });

  it('refuses a check that it knows from another address, and repeats nothing for a retransmission', () => {
    const { agent, check } = createAgent();
    const home = check(1, true, 0, 7);
    agent.prove(home);
    expect(() => check(2, true, 0, 7)).toThrow('replayed');
    const lan = check(3, true);
    agent.prove(lan);
    expect(check(1, true, 0, 7)).toBe(home);
    expect(agent.selected).toBe(lan);
    expect(agent.paths.map(({ port }) => port)).toEqual([1, 3]);
  });

  it('takes an authentic packet as proof only while the selected address is silent', () => {
    const { agent, check } = createAgent();
    const home = check(1, true);
    agent.onPacket(home, 0);
    expect(agent.selected).toBe(home);
    expect(home.isProven).toBe(true);
    const other = check(2, true, 1_000);
    agent.onPacket(home, 1_500);
    agent.onPacket(other, 1_600);
    expect(agent.selected).toBe(home);
    agent.onPacket(other, 4_501);
    expect(agent.selected).toBe(other);
  });

  it('checks an unproven address itself, at most five times a second, and a proven one never', () => {
    const { agent, check } = createAgent();
    const path = check(1, true);
    const challenges = [0, 50, 199, 200, 1_000].map((nowMs) => agent.challenge(path, nowMs));
    expect(challenges.map((packet) => packet !== undefined)).toEqual([true, false, false, true, true]);
    const message = parseStun(challenges[0]!)!;
    expect(message.username).toBe(`guest:${agent.local.usernameFragment}`);
    expect(hasValidIntegrity(challenges[0]!, message, REMOTE.password)).toBe(true);
    expect(message.transactionId).toEqual(path.challengeId);
    agent.prove(path);
    expect(agent.challenge(path, 10_000)).toBeUndefined();
  });

  it('asks for another proof of an address that was silent for over 30 s', () => {
    const { agent, check } = createAgent();
    const [home, lan] = [check(1, true), check(2, false)];
    agent.prove(home);
    agent.prove(lan);
    const { challengeId } = lan;
    check(2, true, 30_001);
    expect(agent.selected).toBe(home);
    expect(lan.challengeId).not.toEqual(challengeId);
  });

  it('accepts sixteen addresses, and more only in place of stale or unproven ones', () => {
    const { agent, check } = createAgent();
    for (let port = 1; port <= MAX_PATHS; port++) agent.prove(check(port, port === 1));

    expect(() => check(100, true, 20_000)).toThrow('too-many');
    check(2, false, 25_000);
    check(100, true, 40_000);
    expect(agent.paths.map(({ port }) => port)).toEqual([1, 2, 100]);

    for (let port = 101; port < 200; port++) check(port, true, 40_000 + port);
    expect(agent.paths).toHaveLength(MAX_PATHS);
    expect(agent.selected?.port).toBe(1);
    const roaming = check(200, true, 41_000);
    agent.prove(roaming);
    expect(agent.selected).toBe(roaming);
  });

  it('accepts only its own username', () => {
    const agent = new IceLiteAgent(REMOTE);
    expect(agent.isUsername(`${agent.local.usernameFragment}:guest`)).toBe(true);
    expect(agent.isUsername(`${agent.local.usernameFragment}:other`)).toBe(false);
    expect(agent.isUsername(agent.local.usernameFragment)).toBe(false);
  });
});
