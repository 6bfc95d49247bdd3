import { describe, expect, it } from 'vitest';
import { readRendezvousOptions } from '../../../../main/cli/rendezvous-options.ts';

function read(argv: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return readRendezvousOptions(argv, environment);
}

function messageOf(argv: readonly string[]): string {
  const result = read(argv);
  return result.ok ? 'ok' : result.error.message;
}

describe('options of a rendezvous', () => {
  it('have defaults without secrets or addresses', () => {
    expect(read([])).toEqual({
      ok: true,
      value: {
        port: 7_780,
        bindAddress: undefined,
        publicUrl: undefined,
        certificate: undefined,
        isBehindProxy: false,
        stunPort: 3_478,
        stunBindAddress: undefined,
        relay: undefined,
        probeAddress: undefined,
        pageFolder: 'out/guest',
        showsStatistics: false,
      },
    });
  });

  it('read an address of its own, with a slash at its end and nothing behind it', () => {
    const urlOf = (text: string): string | undefined => {
      const result = read(['--public-url', text]);
      return result.ok && result.value !== 'help' ? result.value.publicUrl?.href : undefined;
    };
    expect(urlOf('https://meet.example.org')).toBe('https://meet.example.org/');
    expect(urlOf('https://meet.example.org/voice?a#b')).toBe('https://meet.example.org/voice/');
    expect(urlOf('ftp://meet.example.org')).toBeUndefined();
    expect(urlOf('meet.example.org')).toBeUndefined();
  });

  it('read a relay of several addresses, with the secret of the environment', () => {
    const urls = ['turn:turn.example.org:3478?transport=udp', 'turns:[2001:db8::1]:5349?transport=tcp'];
    const argv = urls.flatMap((url) => ['--turn', url]);
    expect(read(argv, { EARSHOT_TURN_SECRET: 'shared' })).toMatchObject({
      ok: true,
      value: { relay: { urls, secret: 'shared' } },
    });
    expect(messageOf(argv)).toContain('EARSHOT_TURN_SECRET');
    expect(messageOf(['--turn', 'turn.example.org', '--turn-secret', 'x'])).toContain('turn:turn.example.org:3478');
  });

  it('switch STUN off with 0', () => {
    expect(read(['--stun-port', '0'])).toMatchObject({ ok: true, value: { stunPort: undefined } });
    expect(messageOf(['--stun-port', '65535'])).toContain('65534');
  });

  it('listen on this machine only behind a proxy, but answer STUN everywhere', () => {
    const proxied = ['--behind-proxy', '--public-url', 'https://meet.example.org/'];
    expect(read(proxied)).toMatchObject({ ok: true, value: { bindAddress: '127.0.0.1', stunBindAddress: undefined } });
    expect(read([...proxied, '--bind', '10.0.0.2', '--stun-bind', '203.0.113.9'])).toMatchObject({
      ok: true,
      value: { bindAddress: '10.0.0.2', stunBindAddress: '203.0.113.9' },
    });
  });

  it.each([
    [['--behind-proxy'], '--public-url'],
    [['--tls-cert', 'a'], 'need each other'],
    [['--tls-cert', 'a', '--tls-key', 'b'], '--public-url'],
    [['--tls-cert', 'a', '--tls-key', 'b', '--public-url', 'http://a.example/'], 'https'],
    [['--tls-cert', 'a', '--tls-key', 'b', '--public-url', 'https://a.example', '--behind-proxy'], 'the proxy has'],
    [['--bind', 'localhost'], '--bind must be an IP address'],
    [['--stun-bind', 'eth0'], '--stun-bind must be an IP address'],
    [['--probe-address', 'x'], '--probe-address must be an IP address'],
    [['--port', '70000'], '--port'],
    [['--unknown'], '--unknown'],
  ])('refuse %j and say why', (argv, part) => {
    expect(messageOf(argv)).toContain(part);
  });

  it('can be explained', () => {
    expect(read(['--help'])).toEqual({ ok: true, value: 'help' });
  });
});
