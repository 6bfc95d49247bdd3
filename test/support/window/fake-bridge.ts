import type { EarshotBridge, EarshotContract } from '../../../shared/ipc/contract.ts';
import type { CommandName, EventName, PayloadOf, RequestOf, ResponseOf } from '../../../shared/ipc/define.ts';
import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import { UNKNOWN_REACH } from '../../../shared/model/host-reach.ts';
import type { Person } from '../../../shared/model/people/person.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { NO_VOTES } from '../../../shared/model/vote-memory.ts';
import { LETTER_KEYS } from '../letter-keys.ts';

type Handler<Name extends CommandName<EarshotContract>> = (
  request: RequestOf<EarshotContract, Name>,
) =>
  | Promise<Result<ResponseOf<EarshotContract, Name>, FailureCode>>
  | Result<ResponseOf<EarshotContract, Name>, FailureCode>;

/** A main process for tests: answers like the real one, records requests, and emits events for the test. */
export interface FakeBridge {
  readonly bridge: EarshotBridge;
  readonly calls: { readonly name: string; readonly request: unknown }[];
  /** Answers `name` with `handler` from now on. */
  answer<Name extends CommandName<EarshotContract>>(name: Name, handler: Handler<Name>): void;
  emit<Name extends EventName<EarshotContract>>(name: Name, payload: PayloadOf<EarshotContract, Name>): void;
}

/**
 * It keeps settings, discards copied text and starts lobbies with `invitation`. No host is reachable until a test
 * answers 'link:join'.
 */
export function createFakeBridge(
  options: { readonly settings?: Partial<Settings>; readonly invitation?: string } = {},
): FakeBridge {
  let settings: Settings = { ...DEFAULT_SETTINGS, bindings: [...LETTER_KEYS], ...options.settings };
  let people: Person[] = [];
  const invitation = options.invitation ?? 'earshot://join/test';
  const calls: { name: string; request: unknown }[] = [];
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const handlers: { [Name in CommandName<EarshotContract>]: Handler<Name> } = {
    'app:describe': () =>
      success({
        version: '0.1.0',
        shell: 'browser',
        platform: 'test',
        dataFolder: '',
        opensFolder: false,
        notices: [],
      }),
    'app:copy-text': () => success({}),
    'app:open-folder': () => success({ isOpen: false }),
    'app:read-clipboard': () => failure('no-clipboard', 'The page reads it.'),
    'people:read': () => success({ people }),
    'people:update': ({ person }) => {
      people = [...people.filter(({ identity }) => identity !== person.identity), person];
      return success({ people });
    },
    'hotkeys:listen': () => success({}),
    'hotkeys:record': () => success({ trigger: null }),
    'hotkeys:cancel-recording': () => success({}),
    'app:diagnose': ({ window }) => success({ report: window }),
    'app:notify': () => success({}),
    'app:show-state': () => success({}),
    'overlay:describe': () => success({ url: 'http://127.0.0.1:24700/secret/', usualPort: null }),
    'overlay:renew': () => success({ url: 'http://127.0.0.1:24700/another/', usualPort: null }),
    'overlay:show': () => success({}),
    'window:describe': () => success({ isPlacedByShell: true }),
    'window:take-shape': () => success({ bounds: null }),
    'window:moved': () => success({}),
    'update:check': () => success({}),
    'update:install': () => success({}),
    'settings:read': () => success(settings),
    'settings:update': (change) => {
      settings = { ...settings, ...(change as Partial<Settings>) };
      return success(settings);
    },
    'lobby:host': () => success({ invitation, notices: [] }),
    'lobby:practice': () => success({ invitation, notices: [] }),
    'lobby:invite': () => success({ invitation }),
    'lobby:renew-invitation': () => success({ invitation }),
    'lobby:set-rules': () => success({}),
    'lobby:set-roles': () => success({}),
    'lobby:describe-roles': () => success({ roles: [] }),
    'lobby:set-listing': () => success({}),
    'lobbies:search': () => success({}),
    'lobbies:stop-search': () => success({}),
    'lobbies:enter': () => success({ invitation }),
    'lobbies:cancel-enter': () => success({}),
    'lobby:describe-game-api': () =>
      success({
        url: 'https://192.0.2.7:7777/game/v1',
        loopbackUrl: 'http://127.0.0.1:7778/game/v1',
        token: 'game-token',
        certificateSha256: '5f0c'.repeat(16),
      }),
    'lobby:close': () => success({}),
    'lobby:hand-over': () => success({ to: '' }),
    'succession:open': () => success({ publicKey: '', votes: true, hosts: false, cores: 4 }),
    'succession:recall': () => success({ memory: NO_VOTES }),
    'succession:remember': () => success({}),
    'succession:sign-vote': () => failure('internal', 'There is no identity.'),
    'standby:open': () => success({}),
    'standby:receive': () => success({}),
    'standby:host-lost': () => success({}),
    'standby:follow': () => success({}),
    'standby:close': () => success({}),
    'lobby:describe-reach': () => success({ reach: UNKNOWN_REACH }),
    'lobby:answer-knock': () => success({}),
    'link:join-code': () => success({ invitation }),
    'link:prepare': () => success({ iceServers: [], path: 'direct', cause: null, relayOnly: false }),
    'link:check': () => success({ host: 'answers', meeting: 'none', clockAheadMs: null, iceServers: [] }),
    'link:candidate': () => success({}),
    'link:connected': () => success({}),
    'link:join': () => failure('unreachable', 'The host cannot be reached.'),
    'link:leave': () => success({}),
    'link:drop': () => success({}),
    'positions:describe-api': () => success({ url: 'http://127.0.0.1:7776/v1/self', token: 'local-token' }),
    'positions:play-track': () => success({}),
    'positions:stop-track': () => success({}),
    'positions:watch-wine': () => success({}),
    'positions:start-bridge': () => success({}),
    'positions:stop-bridge': () => success({}),
  };
  return {
    bridge: {
      async invoke(name, request) {
        calls.push({ name, request });
        return handlers[name](request);
      },
      on(name, listener) {
        const set = listeners.get(name) ?? new Set();
        listeners.set(name, set);
        set.add(listener);
        return () => set.delete(listener);
      },
    },
    calls,
    answer(name, handler) {
      Object.assign(handlers, { [name]: handler });
    },
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) (listener as (value: typeof payload) => void)(payload);
    },
  };
}
