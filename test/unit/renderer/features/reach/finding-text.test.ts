import { expect, it } from 'vitest';
import { diagnose } from '../../../../../renderer/features/reach/diagnose.ts';
import { doctorReport } from '../../../../../renderer/features/reach/finding-text.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';

it('writes a report without addresses, codes and names of servers', () => {
  const report = doctorReport(
    createI18n(),
    diagnose(
      {
        reach: {
          mapping: { state: 'mapped', method: 'nat-pmp', external: '203.0.113.7:7777', isBehindAnother: false },
          seenAs: '203.0.113.8:7777',
          isSeenElsewhere: false,
          wrongGuesses: 2,
          nat: 'hard',
          hasIpv6: true,
          ipv6Method: null,
          rendezvous: [
            {
              address: 'rendezvous.example',
              state: 'registered',
              code: 'K7Q-29MDX',
              page: 'https://rendezvous.example/',
              listed: 'off',
            },
          ],
          probe: { udp: 'open', tcp: 'closed' },
        },
        signOnPath: 'direct',
        mediaPath: null,
        roundTripMs: null,
        lossPercent: null,
        jitterBufferMs: null,
      },
      null,
    ),
  );
  expect(report).toContain('[ok] Your router forwards the port (NAT-PMP).');
  expect(report).toContain('[warn] Your router changes its port');
  expect(report).not.toMatch(/203\.0\.113|K7Q|example/);
});

it('writes figures as the language does', () => {
  const facts = {
    reach: null,
    signOnPath: null,
    mediaPath: null,
    roundTripMs: 34,
    lossPercent: 2.4,
    jitterBufferMs: null,
  };
  expect(doctorReport(createI18n(), diagnose(facts, null))).toBe(
    '[ok] Round trip to the host: 34 ms.\n[warn] 2% of the packets are lost.',
  );
});
