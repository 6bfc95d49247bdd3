import { beforeEach, describe, expect, it } from 'vitest';
import { HeadsetTickets, TICKET_LIFETIME_MS } from '../../../../../main/host/headset/headset-tickets.ts';
import { createHeadsetTicket } from '../../../../../main/host/headset/headsets.ts';

let nowMs = 0;
let tickets: HeadsetTickets;
beforeEach(() => {
  nowMs = 1_000;
  tickets = new HeadsetTickets({ createTicket: createHeadsetTicket, nowMs: () => nowMs });
});

/** The owner of a ticket with which a device may connect, or the code of the refusal. */
function check(ticket: string, device = 'phone', isPresent = true): string {
  const checked = tickets.check(ticket, device, () => isPresent);
  return checked.ok ? checked.value : checked.error.code;
}

/** The same for a device that then connects. */
function redeem(ticket: string, device = 'phone', isPresent = true): string {
  const outcome = check(ticket, device, isPresent);
  if (!outcome.startsWith('headset-')) expect(tickets.use(ticket, device)).toBe(true);
  return outcome;
}

describe('a ticket', () => {
  it('names its owner for the first device that uses it, and for that one whenever it returns', () => {
    const ticket = tickets.issue('fox');
    expect([redeem(ticket), redeem(ticket), redeem(ticket)]).toEqual(['fox', 'fox', 'fox']);
  });

  it('works for no second device, whatever identity it proves', () => {
    const ticket = tickets.issue('fox');
    expect(redeem(ticket)).toBe('fox');
    expect([redeem(ticket, 'thief'), redeem(ticket, '')]).toEqual(['headset-used', 'headset-used']);
  });

  it('works once for a device without an identity, which nothing binds it to', () => {
    const ticket = tickets.issue('fox');
    expect([redeem(ticket, ''), redeem(ticket, '')]).toEqual(['fox', 'headset-used']);
  });

  it('may be tried on several paths until a device has connected, which it then belongs to', () => {
    const ticket = tickets.issue('fox');
    expect([check(ticket, ''), check(ticket, ''), check(ticket, 'phone')]).toEqual(['fox', 'fox', 'fox']);
    expect(tickets.use(ticket, 'phone')).toBe(true);
    expect([tickets.use(ticket, ''), tickets.use(ticket, 'other')]).toEqual([false, false]);
    expect(check(ticket, '')).toBe('headset-used');
  });

  it('is of no use to a device that connects after it was taken back', () => {
    const ticket = tickets.issue('fox');
    expect(check(ticket)).toBe('fox');
    tickets.revoke('fox');
    expect(tickets.use(ticket, 'phone')).toBe(false);
  });

  it('expires after 5 minutes if nobody has used it, and not after that', () => {
    const [late, used] = [tickets.issue('fox'), tickets.issue('owl')];
    expect(redeem(used)).toBe('owl');
    nowMs += TICKET_LIFETIME_MS + 1;
    expect([redeem(late), redeem(used)]).toEqual(['headset-expired', 'owl']);
  });

  it('is replaced by the next unused one of its owner, and by the next that is used', () => {
    const [first, second] = [tickets.issue('fox'), tickets.issue('fox')];
    expect([redeem(first), redeem(second)]).toEqual(['headset-unknown', 'fox']);
    const third = tickets.issue('fox');
    expect([redeem(second), redeem(third, 'other'), redeem(second)]).toEqual(['fox', 'fox', 'headset-unknown']);
  });

  it('is unknown in a lobby that has not given it out, and guesses find nothing', () => {
    tickets.issue('fox');
    const other = new HeadsetTickets({ createTicket: createHeadsetTicket, nowMs: () => nowMs });
    expect(redeem(other.issue('fox'))).toBe('headset-unknown');
    for (let guess = 0; guess < 1_000; guess++) expect(redeem(createHeadsetTicket())).toBe('headset-unknown');
  });

  it('waits unused for an owner that is not there', () => {
    const ticket = tickets.issue('fox');
    expect([redeem(ticket, 'phone', false), redeem(ticket)]).toEqual(['headset-gone', 'fox']);
  });
});

describe('another host of the lobby', () => {
  it('lets the same device return, and nobody else', () => {
    const used = tickets.issue('fox');
    redeem(used);
    const unused = tickets.issue('fox');
    const [state, other] = [tickets.describe('fox')!, new HeadsetTickets({ createTicket: () => '', nowMs: () => 0 })];
    expect(JSON.stringify(state)).not.toContain(used);
    other.adopt(new Map([['fox', state]]));
    const outcomes = [
      [used, 'phone'],
      [used, 'thief'],
      [used, ''],
      [unused, 'phone'],
    ].map(([ticket, device]) => {
      const checked = other.check(ticket!, device!, () => true);
      return checked.ok ? checked.value : checked.error.code;
    });
    expect(outcomes).toEqual(['fox', 'headset-used', 'headset-used', 'headset-unknown']);
    other.adopt(new Map());
    expect(other.check(used, 'phone', () => true).ok).toBe(false);
  });

  it('hears of no ticket that is unused, or whose device has no identity to return with', () => {
    tickets.issue('owl');
    redeem(tickets.issue('fox'), '');
    expect([tickets.describe('owl'), tickets.describe('fox'), tickets.isInUse('fox')]).toEqual([
      undefined,
      undefined,
      true,
    ]);
  });
});

describe('an owner', () => {
  it('that lost its connection keeps the ticket in use, and no unused one', () => {
    const used = tickets.issue('fox');
    redeem(used);
    const unused = tickets.issue('fox');
    tickets.setAway('fox');
    expect([redeem(used, 'phone', false), redeem(unused, 'phone', false)]).toEqual(['headset-gone', 'headset-unknown']);
    tickets.setBack('fox');
    expect(redeem(used)).toBe('fox');
  });

  it('that has left has given out nothing', () => {
    const [used, unused] = [tickets.issue('fox'), tickets.issue('fox')];
    redeem(unused);
    tickets.revoke('fox');
    expect([redeem(used), redeem(unused)]).toEqual(['headset-unknown', 'headset-unknown']);
  });

  it('is forgotten when many others have gone since', () => {
    const first = tickets.issue('owner 0');
    redeem(first);
    for (let number = 0; number < 300; number++) {
      if (number > 0) redeem(tickets.issue(`owner ${number}`));
      tickets.setAway(`owner ${number}`);
    }
    expect(redeem(first, 'phone', false)).toBe('headset-unknown');
  });
});
