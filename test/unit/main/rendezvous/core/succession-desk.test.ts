import { describe, expect, it } from 'vitest';
import * as limits from '../../../../../main/rendezvous/core/limits.ts';
import { MAX_CHAIN_CLAIMS } from '../../../../../shared/protocol/succession-messages.ts';
import { CoreLab, idOf, LISTING, pinOf, type LabPeer } from '../../../../support/rendezvous/core-lab.ts';

const [FOUNDER, ANNA, BEN] = [1, 2, 3];
const OTHER_LOBBY = idOf(98);

/** The lobby to which a guest with the founder's invitation comes; undefined = to none. */
function ledTo(lab: CoreLab, follows = true): string | undefined {
  const guest = lab.connect();
  lab.send(guest, { type: 'visit', lobby: idOf(FOUNDER), follows });
  const [answer] = guest.received.filter(({ type }) => type === 'visiting');
  return answer?.type === 'visiting' ? answer.lobby : undefined;
}

function succeededIn({ received }: LabPeer): string[] {
  return received.flatMap((message) => (message.type === 'succeeded' ? [`${message.lobby} ${message.epoch}`] : []));
}

/** Sends the first claim of a chain, whose check is still open. */
function beginClaim(lab: CoreLab, host: LabPeer): void {
  lab.send(host, { type: 'claim', claim: lab.claim, isFirst: true });
}

describe('a host that has proved that it has the lobby', () => {
  it('gets the guests of the founder that is gone, if they follow', () => {
    const lab = new CoreLab();
    const anna = lab.register(ANNA);
    lab.proveSuccession(anna, [FOUNDER], ANNA, { epoch: 1 });
    expect(ledTo(lab)).toBe(idOf(ANNA));
    expect(ledTo(lab, false)).toBeUndefined();
    expect(anna.take('guest').by).toBe('lobby');
    expect(lab.core.counters).toMatchObject({ successions: 1, refusedClaims: 0 });
  });

  it('gets them over several hosts, and those of each host on the way', () => {
    const lab = new CoreLab();
    lab.proveSuccession(lab.register(BEN), [FOUNDER, ANNA], BEN, { epoch: 4 });
    expect(ledTo(lab)).toBe(idOf(BEN));
    const guest = lab.connect();
    lab.send(guest, { type: 'visit', lobby: idOf(ANNA), follows: true });
    expect(guest.take('visiting').lobby).toBe(idOf(BEN));
  });

  it('keeps them from a founder that comes back, which hears of it', () => {
    const lab = new CoreLab();
    lab.proveSuccession(lab.register(ANNA), [FOUNDER], ANNA, { epoch: 3 });
    const founder = lab.register(FOUNDER, { lobbyId: idOf(99) });
    expect(succeededIn(founder)).toEqual([`${idOf(ANNA)} 3`]);
    expect(ledTo(lab)).toBe(idOf(ANNA));
  });

  it('takes them from a founder that is there, which hears of it once', () => {
    const lab = new CoreLab();
    const founder = lab.register(FOUNDER);
    const anna = lab.register(ANNA);
    expect(ledTo(lab)).toBe(idOf(FOUNDER));
    lab.proveSuccession(anna, [FOUNDER], ANNA, { epoch: 1 });
    lab.proveSuccession(anna, [FOUNDER], ANNA, { epoch: 1 });
    expect(succeededIn(founder)).toEqual([`${idOf(ANNA)} 1`]);
    expect(ledTo(lab)).toBe(idOf(ANNA));
  });

  it('gives them back to the founder when it is gone', () => {
    const lab = new CoreLab();
    const founder = lab.register(FOUNDER);
    const anna = lab.register(ANNA);
    lab.proveSuccession(anna, [FOUNDER], ANNA, { epoch: 1 });
    lab.disconnect(anna);
    expect(ledTo(lab)).toBe(idOf(FOUNDER));
    lab.proveSuccession(lab.register(ANNA), [FOUNDER], ANNA, { epoch: 1 });
    expect(succeededIn(founder)).toHaveLength(2);
  });

  it('loses to one of a later epoch, in either order of the proofs, and hears of it', () => {
    for (const order of [
      [ANNA, BEN],
      [BEN, ANNA],
    ]) {
      const lab = new CoreLab();
      const hosts = new Map(order.map((number) => [number, lab.register(number)]));
      for (const number of order) {
        const host = hosts.get(number);
        const [from, epoch] = number === ANNA ? [[FOUNDER], 1] : [[FOUNDER, ANNA], 5];
        if (host !== undefined) lab.proveSuccession(host, from, number, { epoch });
      }
      expect(ledTo(lab)).toBe(idOf(BEN));
      const anna = hosts.get(ANNA);
      expect(anna === undefined ? [] : succeededIn(anna)).toEqual([`${idOf(BEN)} 5`]);
    }
  });

  it('gets no guests of a founder who has opened another lobby since', () => {
    const lab = new CoreLab();
    lab.proveSuccession(lab.register(ANNA), [FOUNDER], ANNA, { epoch: 1 });
    const founder = lab.register(FOUNDER, { lobbyId: OTHER_LOBBY });
    expect(succeededIn(founder)).toEqual([]);
    expect(ledTo(lab)).toBe(idOf(FOUNDER));
  });

  it('may be the founder once more', () => {
    const lab = new CoreLab();
    lab.proveSuccession(lab.register(ANNA), [FOUNDER], ANNA, { epoch: 1 });
    const founder = lab.register(FOUNDER);
    lab.proveSuccession(founder, [FOUNDER, ANNA], FOUNDER, { epoch: 2 });
    expect(ledTo(lab)).toBe(idOf(FOUNDER));
  });
});

describe('the code and the entry of a lobby', () => {
  it('the code comes along, also when the former host is gone', () => {
    const lab = new CoreLab();
    const founder = lab.register(FOUNDER, { wantsCode: true });
    const { code } = founder.take('registered');
    lab.advance(limits.KEPT_CODE_MS);
    lab.disconnect(founder);
    const anna = lab.register(ANNA, { wantsCode: true });
    const own = anna.take('registered').code;
    lab.proveSuccession(anna, [FOUNDER], ANNA, { epoch: 1, code });
    expect(anna.take('code').code).toBe(code);
    const guest = lab.connect();
    lab.send(guest, { type: 'visit-code', prefix: own });
    expect(guest.take('error').code).toBe('no-code');
    lab.send(guest, { type: 'visit-code', prefix: code });
    expect(guest.take('visiting').lobby).toBe(idOf(ANNA));
    expect(lab.register(FOUNDER, { wantsCode: true }).take('registered').code).not.toBe(code);
  });

  it('a code of somebody else stays there', () => {
    const lab = new CoreLab();
    const { code } = lab.register(BEN, { wantsCode: true }).take('registered');
    const anna = lab.register(ANNA, { wantsCode: true });
    lab.proveSuccession(anna, [FOUNDER], ANNA, { epoch: 1, code });
    expect(anna.received.some(({ type }) => type === 'code')).toBe(false);
  });

  it('a former host is listed no longer, and not again while it is one', () => {
    const lab = new CoreLab();
    const founder = lab.register(FOUNDER, { listing: LISTING });
    const anna = lab.register(ANNA, { listing: LISTING });
    expect(lab.core.sizes.listed).toBe(2);
    lab.proveSuccession(anna, [FOUNDER], ANNA, { epoch: 1 });
    expect(lab.core.sizes.listed).toBe(1);
    lab.send(founder, { type: 'list', listing: LISTING });
    lab.advance(10_000);
    const stranger = lab.connect();
    lab.send(stranger, { type: 'find', text: '', game: '', language: '' });
    expect(stranger.take('lobbies').lobbies.map(({ lobby }) => lobby)).toEqual([idOf(ANNA)]);
  });
});

describe('a host that proves nothing', () => {
  it('gets no guests when a claim is wrong, and stays the host of its own lobby', () => {
    const lab = new CoreLab();
    const anna = lab.register(ANNA);
    beginClaim(lab, anna);
    lab.link(anna, undefined);
    expect(anna.take('error')).toMatchObject({ code: 'bad-proof', about: 'claim' });
    expect(anna.isClosed).toBe(false);
    expect(ledTo(lab)).toBeUndefined();
    expect(lab.core.counters.refusedClaims).toBe(1);
  });

  it('gets none with claims that lead to another host', () => {
    const lab = new CoreLab();
    const anna = lab.register(ANNA);
    lab.proveSuccession(anna, [FOUNDER], BEN, { epoch: 1 });
    expect(ledTo(lab)).toBeUndefined();
  });

  it('sends at most as many claims as a chain has, one check at a time', () => {
    const lab = new CoreLab();
    const anna = lab.register(ANNA);
    beginClaim(lab, anna);
    for (let count = 1; count <= MAX_CHAIN_CLAIMS; count++)
      lab.send(anna, { type: 'claim', claim: lab.claim, isFirst: false });
    expect(anna.actions.filter(({ type }) => type === 'link')).toHaveLength(1);
    expect(anna.take('error')).toMatchObject({ code: 'too-many', about: 'claim' });
    lab.link(anna, { lobbyId: idOf(99), issuer: idOf(FOUNDER), host: { pin: pinOf(ANNA), epoch: 1 } });
    expect(ledTo(lab)).toBeUndefined();
  });

  it('begins again with a new chain, and the check of the old one is worth nothing', () => {
    const lab = new CoreLab();
    const anna = lab.register(ANNA);
    beginClaim(lab, anna);
    const [old] = anna.actions.filter((action) => action.type === 'link');
    lab.send(anna, { type: 'claim', claim: lab.claim, isFirst: true });
    const link = { lobbyId: idOf(99), issuer: idOf(FOUNDER), host: { pin: pinOf(ANNA), epoch: 1 } };
    lab.core.linked(anna.id, old?.chain ?? 0, link, lab.nowMs);
    expect(ledTo(lab)).toBeUndefined();
  });

  it('is paced with all others of its address', () => {
    const lab = new CoreLab();
    const errors: string[] = [];
    for (let number = 10; number < 16; number++) {
      const host = lab.register(number, { group: 'one address' });
      for (let count = 0; count < 12; count++) lab.send(host, { type: 'claim', claim: lab.claim, isFirst: true });
      errors.push(...host.received.flatMap((message) => (message.type === 'error' ? [message.code] : [])));
    }
    expect(errors).toEqual(Array.from({ length: 6 * 12 - limits.CLAIM_RATE.burst }, () => 'too-many'));
    const other = lab.register(ANNA, { group: 'another address' });
    lab.proveSuccession(other, [FOUNDER], ANNA, { epoch: 1 });
    expect(ledTo(lab)).toBe(idOf(ANNA));
  });

  it('must register first', () => {
    const lab = new CoreLab();
    const guest = lab.connect();
    lab.send(guest, { type: 'claim', claim: lab.claim, isFirst: true });
    expect(guest.take('error').code).toBe('bad-message');
  });
});
