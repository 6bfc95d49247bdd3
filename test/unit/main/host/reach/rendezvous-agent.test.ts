import { describe, expect, it } from 'vitest';
import { MAX_WRONG_GUESSES } from '../../../../../main/host/reach/guess-counter.ts';
import { JOIN_TIMEOUT_MS } from '../../../../../shared/protocol/limits.ts';
import { beginGuestExchange } from '../../../../../shared/rendezvous/code-exchange.ts';
import { callHost } from '../../../../../shared/rendezvous/guest-line.ts';
import { readJoinCode } from '../../../../../shared/rendezvous/read-join-code.ts';
import { checkRegistration } from '../../../../../shared/rendezvous/registration.ts';
import { visit } from '../../../../../shared/rendezvous/visit.ts';
import { joinRequest, RendezvousLab, runAll, settle } from '../../../../support/rendezvous/rendezvous-lab.ts';

/** Moves time in steps, so that what a timer starts can happen before the next one. */
async function passSeconds(lab: RendezvousLab, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    lab.clock.advance(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const HERE = ['meet.example.org'];
const GROUP = 'GGGGGGGGGGGGGGGGGGGGGA';

describe('a rendezvous agent', () => {
  it('registers with a proof, and reports the code and the page', async () => {
    const lab = await RendezvousLab.open();
    const [register] = lab.rendezvous.fromHost;
    if (register?.type !== 'register') throw new Error('Not registered.');
    expect(await checkRegistration(register, 'AAAAAAAAAAAAAAAAAAAAAA', 'meet.example.org')).toBeDefined();
    expect(await checkRegistration(register, 'BAAAAAAAAAAAAAAAAAAAAA', 'meet.example.org')).toBeUndefined();
    expect(lab.agent.report).toEqual({
      address: HERE[0],
      state: 'registered',
      code: expect.stringMatching(/^K7Q-[0-9A-Z]{5}$/) as string,
      page: 'https://meet.example.org/',
      listed: 'off',
    });
  });

  it('reports whether the directory shows the lobby, as long as it is registered', async () => {
    const lab = await RendezvousLab.open();
    for (const state of ['full', 'shown'] as const) {
      lab.rendezvous.tellHost({ type: 'listed', state });
      await settle(() => lab.agent.report.listed === state);
      expect(lab.agent.report).toMatchObject({ state: 'registered', listed: state });
    }
    lab.rendezvous.restart();
    await settle(() => lab.agent.report.state === 'failed');
    expect(lab.agent.report.listed).toBe('off');
  });

  it('signs the name of its rendezvous, which then cannot register it at another', async () => {
    const lab = await RendezvousLab.open();
    const [register] = lab.rendezvous.fromHost;
    if (register?.type !== 'register') throw new Error('Not registered.');
    expect(await checkRegistration(register, 'AAAAAAAAAAAAAAAAAAAAAA', 'other.example.org')).toBeUndefined();
  });

  it.each(['https://evil.example/', 'http://meet.example.org/', 'javascript://meet.example.org/%0a', 'nothing'])(
    'shows guests no page elsewhere, such as %s',
    async (page) => {
      const lab = await RendezvousLab.open();
      lab.rendezvous.page = page;
      lab.rendezvous.restart();
      await settle(() => lab.agent.report.state === 'failed');
      lab.clock.advance(1_000);
      await settle(() => lab.agent.report.state === 'registered');
      expect(lab.agent.report).toMatchObject({ state: 'registered', page: '' });
    },
  );

  it('registers again after growing pauses when the rendezvous restarts, and lets guests in again', async () => {
    const lab = await RendezvousLab.open();
    lab.rendezvous.mode = 'refusing';
    lab.rendezvous.restart();
    await settle(() => lab.agent.report.state === 'failed');
    await passSeconds(lab, 31);
    // After 1, 2, 4, 8 and 16 s.
    expect(lab.rendezvous.opened).toBe(6);
    lab.rendezvous.mode = 'normal';
    await passSeconds(lab, 60);
    await settle(() => lab.agent.report.state === 'registered');
    expect(lab.rendezvous.registrations).toBe(2);
    const visited = await visit(lab.invitation, lab.ports);
    expect(visited.ok && (await visited.value.join(joinRequest(lab.invitation))).ok).toBe(true);
  });

  it.each(['silent', 'garbage'] as const)('gives up a rendezvous that is %s, and tries again', async (mode) => {
    const lab = await RendezvousLab.open();
    lab.rendezvous.mode = mode;
    lab.rendezvous.restart();
    await settle(() => lab.agent.report.state === 'failed');
    await passSeconds(lab, 12);
    expect(lab.agent.report).toMatchObject({ state: 'failed', code: '' });
    lab.rendezvous.mode = 'normal';
    await passSeconds(lab, 70);
    await settle(() => lab.agent.report.state === 'registered');
    expect(lab.agent.report.state).toBe('registered');
  });

  it('stays registered when a newer rendezvous says what it does not know', async () => {
    const lab = await RendezvousLab.open();
    lab.rendezvous.tellHost({ type: 'weather' } as never);
    await runAll();
    expect(lab.agent.report.state).toBe('registered');
  });

  it('does not fight with another host that has the same certificate', async () => {
    const lab = await RendezvousLab.open();
    lab.rendezvous.tellHost({ type: 'error', code: 'replaced', message: 'Somebody else registered.' });
    await settle(() => lab.agent.report.state === 'failed');
    lab.clock.advance(59_000);
    expect(lab.rendezvous.opened).toBe(1);
    expect(lab.warnings[0]).toContain('Somebody else registered.');
  });

  it('ends everything when it stops', async () => {
    const lab = await RendezvousLab.open();
    lab.agent.stop();
    lab.rendezvous.restart();
    await runAll();
    lab.clock.advance(600_000);
    expect(lab.rendezvous.opened).toBe(1);
    expect(lab.clock.pending).toBe(0);
  });

  it('uses the secret of now for new guests', async () => {
    const lab = await RendezvousLab.open();
    lab.secret = new Uint8Array(16).fill(9);
    const late = await visit(lab.invitation, lab.ports);
    expect(late.ok && (await late.value.join(joinRequest(lab.invitation)))).toMatchObject({ ok: false });
    const invitation = { ...lab.invitation, secret: lab.secret };
    const visited = await visit(invitation, lab.ports);
    expect(visited.ok && (await visited.value.join(joinRequest(invitation))).ok).toBe(true);
  });

  it('drops guests who do not join in time, who send garbage, or too much', async () => {
    const lab = await RendezvousLab.open();
    const dropped = (): number => lab.rendezvous.fromHost.filter(({ type }) => type === 'drop').length;
    const silent = await visit(lab.invitation, lab.ports);
    await settle(() => lab.connections.length === 1);
    lab.clock.advance(JOIN_TIMEOUT_MS);
    await settle(() => dropped() === 1);
    expect(silent.ok && lab.closed).toBe(1);
    const guest = (connection: number) =>
      lab.rendezvous.tellHost({ type: 'guest', connection, group: GROUP, by: 'lobby' });
    guest(50);
    await settle(() => lab.rendezvous.fromHost.some((one) => one.type === 'pass' && one.connection === 50));
    for (let message = 0; message < 3; message++)
      lab.rendezvous.tellHost({ type: 'passed', connection: 50, text: '{"type":"guest-key","key":"A"}' });
    await settle(() => dropped() === 2);
    guest(51);
    await settle(() => lab.rendezvous.fromHost.some((one) => one.type === 'pass' && one.connection === 51));
    for (let message = 0; message < 40; message++)
      lab.rendezvous.tellHost({ type: 'passed', connection: 51, text: 'x' });
    await settle(() => dropped() === 3);
    expect(dropped()).toBe(3);
    expect(lab.received).toEqual([]);
  });

  it('serves guests with an invitation while one network sends endless guests with and without a code', async () => {
    const lab = await RendezvousLab.open();
    for (let connection = 1; connection <= 300; connection++) {
      const by = connection % 2 === 0 ? 'code' : 'lobby';
      lab.rendezvous.tellHost({ type: 'guest', connection: 1_000 + connection, group: GROUP.replace('G', 'F'), by });
    }
    await runAll();
    // One network gets 64 at once, and the others are dropped without work for the host.
    expect(lab.rendezvous.fromHost.filter(({ type }) => type === 'pass')).toHaveLength(64);
    expect(lab.rendezvous.fromHost.filter(({ type }) => type === 'drop').length).toBeGreaterThanOrEqual(236);
    const isBusy = lab.rendezvous.fromHost.every((one) => one.type !== 'drop' || one.reason === 'busy');
    expect(isBusy).toBe(true);
    const visited = await visit(lab.invitation, lab.ports);
    expect(visited.ok && (await visited.value.join(joinRequest(lab.invitation))).ok).toBe(true);
    expect((await readJoinCode(lab.agent.report.code, HERE, lab.ports)).ok).toBe(true);
  });

  it('signs for its own lobby only, whatever the rendezvous registers', async () => {
    const lab = await RendezvousLab.open('AAAAAAAAAAAAAAAAAAAAAA');
    expect(lab.agent.report).toMatchObject({ state: 'failed', code: '' });
    expect(lab.warnings[0]).toContain('different lobby');
    lab.rendezvous.tellHost({ type: 'guest', connection: 1, group: GROUP, by: 'lobby' });
    await runAll();
    expect(lab.rendezvous.fromHost.filter(({ type }) => type === 'pass')).toEqual([]);
  });

  it('counts guests by the group that the rendezvous names, which cannot be an address', async () => {
    const lab = await RendezvousLab.open();
    const visited = await visit(lab.invitation, lab.ports);
    expect(visited.ok).toBe(true);
    await settle(() => lab.connections.length === 1);
    expect(lab.connections[0]?.addressGroup).toBe(`rendezvous ${GROUP}`);
    // An address would count for a player who joins directly, or pass as one of the local network.
    lab.rendezvous.tellHost({ type: 'guest', connection: 60, group: '127.0.0.1', by: 'lobby' });
    await settle(() => lab.agent.report.state === 'failed');
    expect(lab.agent.report.state).toBe('failed');
  });

  it('tells what changed in the listing, and nothing else', async () => {
    const lab = await RendezvousLab.open();
    const listed = (): number => lab.rendezvous.fromHost.filter(({ type }) => type === 'list').length;
    lab.agent.refreshListing();
    expect(listed()).toBe(0);
    const shown = { title: 'Cellar', game: '', language: 'en', capacity: 9, access: 'open', invitation: '' } as const;
    lab.listing = { ...shown, players: 1 };
    lab.agent.refreshListing();
    lab.agent.refreshListing();
    lab.listing = { ...shown, players: 2 };
    lab.agent.refreshListing();
    expect(listed()).toBe(2);
  });

  it('asks for a try from outside, and does not wait forever', async () => {
    const lab = await RendezvousLab.open();
    expect(await lab.agent.probe(7_777, '0'.repeat(24))).toMatchObject({ udp: true, tcp: false });
    lab.rendezvous.tellHost = () => {};
    const unanswered = lab.createAgent({ openSocket: () => ({ send: () => {}, close: () => {} }) });
    expect(await unanswered.probe(7_777, '0'.repeat(24))).toBeUndefined();
  });
});

describe('the code of a lobby', () => {
  it('changes at the tenth wrong guess, and earlier codes end', async () => {
    const lab = await RendezvousLab.open();
    const { code } = lab.agent.report;
    const wrong = `K7Q-${code.endsWith('00000') ? '11111' : '00000'}`;
    for (let guess = 1; guess < MAX_WRONG_GUESSES; guess++) await readJoinCode(wrong, HERE, lab.ports);
    expect(lab.agent.wrongGuesses).toBe(MAX_WRONG_GUESSES - 1);
    expect(lab.agent.report.code).toBe(code);
    await readJoinCode(wrong, HERE, lab.ports);
    await settle(() => lab.agent.report.code !== '');
    expect(lab.agent.report.code.startsWith('M2X-')).toBe(true);
    expect(lab.warnings).toHaveLength(1);
    expect(await readJoinCode(code, HERE, lab.ports)).toMatchObject({ error: { code: 'unknown-code' } });
    expect((await readJoinCode(lab.agent.report.code, HERE, lab.ports)).ok).toBe(true);
  });

  it('lets no more guesses through that began before it changed', async () => {
    const lab = await RendezvousLab.open();
    const { code } = lab.agent.report;
    const runs = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const called = await callHost(HERE[0]!, { type: 'visit-code', prefix: 'K7Q' }, lab.ports);
        if (!called.ok) throw new Error(called.error.message);
        const line = called.value;
        const run = await beginGuestExchange((await line.next())!, '00000', line.visiting, 'code');
        line.say(run!.share);
        return { line, proof: (await run!.answerShare((await line.next())!))! };
      }),
    );
    const answers = await Promise.all(
      runs.map(({ line, proof }) => {
        line.say(proof);
        return line.next();
      }),
    );
    const refused = answers.filter((answer) => answer?.includes('code-refused'));
    expect(refused.length, `the code was ${code}`).toBeLessThanOrEqual(MAX_WRONG_GUESSES);
    expect(lab.agent.report.code).not.toBe(code);
  });

  it('keeps working when the rendezvous restarts', async () => {
    const lab = await RendezvousLab.open();
    const { code } = lab.agent.report;
    lab.rendezvous.restart();
    await settle(() => lab.agent.report.state === 'failed');
    expect(lab.agent.report.code).toBe('');
    await passSeconds(lab, 2);
    await settle(() => lab.agent.report.state === 'registered');
    expect(lab.agent.report.code).toBe(code);
    expect((await readJoinCode(code, HERE, lab.ports)).ok).toBe(true);
    expect(lab.agent.wrongGuesses).toBe(0);
  });

  it('changes without the rendezvous, which is away or refuses another prefix', async () => {
    const lab = await RendezvousLab.open();
    const codes = [lab.agent.report.code];
    lab.rendezvous.renewal = 'too-many';
    for (let renewal = 0; renewal < 5; renewal++) {
      lab.agent.renewCode();
      await settle(() => lab.agent.report.code !== '');
      codes.push(lab.agent.report.code);
    }
    lab.rendezvous.restart();
    await settle(() => lab.agent.report.state === 'failed');
    lab.agent.renewCode();
    await passSeconds(lab, 2);
    await settle(() => lab.agent.report.state === 'registered');
    codes.push(lab.agent.report.code);
    expect(new Set(codes).size).toBe(7);
    expect(codes.every((code) => /^K7Q-[0-9A-Z]{5}$/.test(code))).toBe(true);
    expect(await readJoinCode(codes[5]!, HERE, lab.ports)).toMatchObject({ error: { code: 'wrong-code' } });
    expect((await readJoinCode(codes[6]!, HERE, lab.ports)).ok).toBe(true);
  });

  it('comes back after a time in which no other one was free', async () => {
    const lab = await RendezvousLab.open();
    lab.rendezvous.renewal = 'busy';
    lab.agent.renewCode();
    await runAll();
    expect(lab.agent.report.code).toBe('');
    lab.rendezvous.renewal = 'normal';
    lab.agent.renewCode();
    await settle(() => lab.agent.report.code !== '');
    expect((await readJoinCode(lab.agent.report.code, HERE, lab.ports)).ok).toBe(true);
  });

  it('stays hidden until its own answer comes, whatever else the rendezvous refuses', async () => {
    const lab = await RendezvousLab.open();
    lab.rendezvous.renewal = 'silent';
    lab.agent.renewCode();
    for (const about of ['probe', 'pass', undefined] as const)
      for (const code of ['busy', 'too-many'] as const)
        lab.rendezvous.tellHost({ type: 'error', code, message: 'Another request.', about });
    await runAll();
    expect(lab.agent.report).toMatchObject({ state: 'registered', code: '' });
    lab.rendezvous.tellHost({ type: 'code', code: 'M2X' });
    await settle(() => lab.agent.report.code !== '');
    expect(lab.agent.report.code).toMatch(/^M2X-/);
  });

  it('is not used up by runs that stop before the proof, which tell a guesser nothing', async () => {
    const lab = await RendezvousLab.open();
    for (let run = 0; run < 2 * MAX_WRONG_GUESSES; run++) {
      const called = await callHost(HERE[0]!, { type: 'visit-code', prefix: 'K7Q' }, lab.ports);
      if (!called.ok) throw new Error(called.error.message);
      await called.value.next();
      called.value.close();
    }
    expect(lab.agent.wrongGuesses).toBe(0);
  });
});
