import { expect, it } from 'vitest';
import { SilenceCause } from '../../../../../renderer/link/quality/silence-cause.ts';

/** The cause of a connection that gathered candidates of these types. */
function causeOf(iceTransportPolicy: 'all' | 'relay', gathered: readonly string[]): SilenceCause {
  let gather = (_event: object): void => undefined;
  const connection = {
    addEventListener: (_name: string, listener: (event: object) => void) => void (gather = listener),
    getConfiguration: () => ({ iceTransportPolicy }),
  };
  const cause = new SilenceCause(connection as unknown as RTCPeerConnection);
  for (const type of gathered) gather({ candidate: { type } });
  gather({ candidate: null });
  return cause;
}

it('says whether the host has answered', () => {
  expect(causeOf('all', ['host', 'srflx']).codeIf(true)).toBe('no-media');
  expect(causeOf('all', []).codeIf(false)).toBe('unreachable');
});

it('blames the relay only where nothing else may be used', () => {
  expect(causeOf('relay', []).codeIf(true)).toBe('relay-refused');
  expect(causeOf('relay', ['relay']).codeIf(true)).toBe('no-media');
});
