import { describe, expect, it } from 'vitest';
import { TICKET_LIFETIME_MS, WindowTickets } from '../../../../../../main/desktop/shell/browser/window-tickets.ts';
import { isEqualSecret } from '../../../../../../main/desktop/shell/is-equal-secret.ts';

function setUp(nowMs: () => number = () => 0) {
  let count = 0;
  return new WindowTickets(() => `secret-${++count}`, nowMs);
}

describe('window tickets', () => {
  it('open once each', () => {
    const tickets = setUp();
    const ticket = tickets.createTicket();
    const session = tickets.redeem(ticket);
    expect(session).toBe('secret-2');
    expect(tickets.isSession(session)).toBe(true);
    expect(tickets.redeem(ticket)).toBeUndefined();
  });

  it('expire after twelve hours, and sessions do not', () => {
    let nowMs = 0;
    const tickets = setUp(() => nowMs);
    const [used, waiting] = [tickets.createTicket(), tickets.createTicket()];
    nowMs = TICKET_LIFETIME_MS - 1;
    const session = tickets.redeem(used);
    nowMs = TICKET_LIFETIME_MS;
    expect(tickets.redeem(waiting)).toBeUndefined();
    nowMs = 100 * TICKET_LIFETIME_MS;
    expect(tickets.isSession(session)).toBe(true);
  });

  it('are not sessions, and sessions are not tickets', () => {
    const tickets = setUp();
    const ticket = tickets.createTicket();
    expect(tickets.isSession(ticket)).toBe(false);
    expect(tickets.redeem(tickets.redeem(ticket) ?? '')).toBeUndefined();
  });

  it.each(['', 'secret-9', 'secret-1 '])('reject %j', (text) => {
    const tickets = setUp();
    tickets.createTicket();
    expect(tickets.redeem(text)).toBeUndefined();
    expect(tickets.isSession(text)).toBe(false);
    expect(tickets.isSession(undefined)).toBe(false);
  });

  it('forget the oldest unused ones', () => {
    const tickets = setUp();
    const first = tickets.createTicket();
    const later = Array.from({ length: 16 }, () => tickets.createTicket());
    expect(tickets.redeem(first)).toBeUndefined();
    expect(tickets.redeem(later[0] ?? '')).toBeDefined();
  });
});

describe('isEqualSecret', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'abcd', false],
    ['', '', true],
    ['é', 'e', false],
  ])('%j and %j: %j', (a, b, expected) => {
    expect(isEqualSecret(a, b)).toBe(expected);
  });
});
