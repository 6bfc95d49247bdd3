import type { MainProcess } from '../../../renderer/bridge/main-process.ts';
import { mountApp } from '../../../renderer/app/mount-app.tsx';
import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';
import { PROTOCOL_NAME, PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { success } from '../../../shared/result.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { createFakeBridge, type FakeBridge } from '../../support/window/fake-bridge.ts';
import { FakeHost } from './fake-host.ts';
import { simulatePlayers } from './simulated-players.ts';

/** The window with its own main process and host, driven by tests through `window.harness`. */
export interface Harness {
  readonly fake: FakeBridge;
  readonly invitation: string;
  readonly hosts: FakeHost[];
  /** The audio contexts that the window has created, in this order. */
  readonly contexts: AudioContext[];
  endMainProcess(): void;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

const query = new URLSearchParams(location.search);
const settings = JSON.parse(query.get('settings') ?? '{}') as Partial<Settings>;
const invitation = formatInvitation({
  addresses: [{ host: '127.0.0.1', port: 7777 }],
  certificateSha256: new Uint8Array(32),
  secret: new Uint8Array(16),
  rendezvous: '',
});
const fake = createFakeBridge({ settings: { isSetUp: true, ...settings }, invitation });
const endListeners = new Set<() => void>();
const hosts: FakeHost[] = [];
const contexts: AudioContext[] = [];
globalThis.AudioContext = class extends AudioContext {
  constructor(options?: AudioContextOptions) {
    super(options);
    contexts.push(this);
  }
};

if (!query.has('unreachable')) {
  fake.answer('link:join', async ({ offer, name }) => {
    const host = new FakeHost(simulatePlayers(Number(query.get('players') ?? '5')), name);
    hosts.push(host);
    const answer = await host.answer(offer);
    const welcome = {
      participantId: 1,
      name,
      lobbyName: 'Friday raid',
      accepts: query.getAll('accepts'),
      rules: DEFAULT_HEARING_RULES,
    };
    if (!query.has('udp')) return success({ path: 'direct', answer, welcome, channelJoin: '' });
    const head = { protocol: PROTOCOL_NAME, version: PROTOCOL_VERSION };
    host.admitOnChannel({ ...head, type: 'joined', ...welcome, answer: '' });
    return success({
      path: 'udp',
      answer,
      welcome: null,
      channelJoin: JSON.stringify({ ...head, type: 'join', name }),
    });
  });
}
// Like the host, sends new rules to everyone in the lobby.
fake.answer('lobby:set-rules', ({ rules, phase }) => {
  hosts.at(-1)?.send({ type: 'rules', rules, phase });
  return success({});
});
window.harness = {
  fake,
  invitation,
  hosts,
  contexts,
  endMainProcess: () => endListeners.forEach((listener) => listener()),
};

const container = document.getElementById('root');
if (container === null) throw new Error('the page has no root');
const mainProcess: MainProcess = {
  bridge: fake.bridge,
  onEnded(listener) {
    endListeners.add(listener);
    return () => endListeners.delete(listener);
  },
};
if (query.has('guest')) await import('../../../renderer/guest/guest-page.css');
const guestPage = query.has('guest')
  ? { link: query.get('guest') === 'link' ? invitation : '', address: query.get('page') ?? '', appAddress: '' }
  : undefined;
mountApp(container, mainProcess, guestPage);
