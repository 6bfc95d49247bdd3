import { expect, it } from 'vitest';
import { noticeText } from '../../../../main/host/host-notice.ts';

it('a notice about a port names the one to forward', () => {
  expect(noticeText({ code: 'other-port', wantedPort: 7_777, port: 51_234 })).toBe(
    "Port 7777 is in use, so the lobby uses 51234. Players on the internet can't reach it until you forward that port.",
  );
});

it('a notice about a missing address says what to do', () => {
  expect(noticeText({ code: 'only-loopback' })).toMatch(/no network address.*Connect/);
});
