import { describe, expect, it } from 'vitest';
import { readJoinCode } from '../../../../shared/rendezvous/read-join-code.ts';
import { RendezvousLab, settle } from '../../../support/rendezvous/rendezvous-lab.ts';

async function openLab(): Promise<RendezvousLab> {
  const lab = await RendezvousLab.open();
  await settle(() => lab.agent.report.code !== '');
  return lab;
}

const HERE = ['meet.example.org'];

describe('readJoinCode', () => {
  it('finds the invitation of the lobby, however the code is written', async () => {
    const lab = await openLab();
    const { code } = lab.agent.report;
    for (const written of [code, code.toLowerCase().replace('-', ' ')])
      expect(await readJoinCode(written, HERE, lab.ports)).toEqual({ ok: true, value: lab.invitation });
    expect(lab.agent.wrongGuesses).toBe(0);
  });

  it.each([
    [
      'a wrong password',
      (code: string) => `${code.slice(0, 4)}${code.slice(4) === '00000' ? '11111' : '00000'}`,
      'wrong-code',
    ],
    ['an unknown lobby', (code: string) => `ZZZ${code.slice(3)}`, 'unknown-code'],
    ['half a code', (code: string) => code.slice(0, 6), 'bad-code'],
  ])('says that %s is one', async (_, change, expected) => {
    const lab = await openLab();
    const outcome = await readJoinCode(change(lab.agent.report.code), HERE, lab.ports);
    expect(outcome).toMatchObject({ ok: false, error: { code: expected } });
  });

  it('needs a rendezvous', async () => {
    const lab = await openLab();
    expect(await readJoinCode(lab.agent.report.code, [], lab.ports)).toMatchObject({
      error: { code: 'no-rendezvous-set' },
    });
  });

  it('does not wait for a rendezvous that is dead or does not know the code', async () => {
    const lab = await openLab();
    const { code } = lab.agent.report;
    const elsewhere = await RendezvousLab.open('AAAAAAAAAAAAAAAAAAAAAA');
    const ports: typeof lab.ports = {
      ...lab.ports,
      openSocket(url, events) {
        if (url.includes('dead')) return { send: () => {}, close: () => {} };
        return (url.includes('elsewhere') ? elsewhere : lab).ports.openSocket(url, events);
      },
    };
    const places = ['dead.example.org', 'elsewhere.example.org', ...HERE];
    expect(await readJoinCode(code, places, ports)).toEqual({ ok: true, value: lab.invitation });
    const wrong = `${code.slice(0, 4)}${code.endsWith('00000') ? '11111' : '00000'}`;
    const outcomes: unknown[] = [];
    void readJoinCode(wrong, places, ports).then((outcome) => outcomes.push(outcome));
    await settle(() => lab.agent.wrongGuesses === 1);
    lab.clock.advance(60_000);
    await settle(() => outcomes.length > 0);
    expect(outcomes).toMatchObject([{ error: { code: 'wrong-code' } }]);
  });

  it('learns nothing from a rendezvous that answers in the place of the host', async () => {
    const lab = await openLab();
    lab.rendezvous.toGuest = (text) => [text.includes('code-share') ? text.replace(/"share":"./, '"share":"Z') : text];
    const outcome = await readJoinCode(lab.agent.report.code, HERE, lab.ports);
    expect(outcome.ok).toBe(false);
  });
});
