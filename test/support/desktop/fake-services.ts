import type { DesktopAppDependencies } from '../../../main/desktop/app/create-desktop-app.ts';
import type {
  AppEvents,
  HotkeyService,
  LobbyFinder,
  PeopleStore,
  PositionService,
  SettingsStore,
} from '../../../main/desktop/app/ports.ts';
import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import { withPerson } from '../../../shared/model/people/people.ts';
import type { Person } from '../../../shared/model/people/person.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import type { TypedEmitter } from '../../../shared/typed-emitter.ts';
import { LETTER_KEYS } from '../letter-keys.ts';
import { PARSED_INVITATION } from './example-invitation.ts';

/** The parts of the fake ports that only note what they are asked for. */

export function createFakeFinder(
  calls: string[],
  events: TypedEmitter<AppEvents>,
  refusal: () => Result<never, FailureCode> | undefined,
): LobbyFinder {
  return {
    onFound: (listener) => events.on('lobbies:found', listener),
    search: ({ text }, { rendezvous, includesLan }) =>
      void calls.push(`search '${text}' at ${[...rendezvous, ...(includesLan ? ['LAN'] : [])].join()}`),
    stop: () => void calls.push('stop the search'),
    async enter({ id, name }) {
      calls.push(`enter ${id} as ${name}`);
      return refusal() ?? success(PARSED_INVITATION);
    },
    cancelEnter: () => void calls.push('cancel entering'),
    close: () => undefined,
  };
}

export function createFakePeople(): PeopleStore {
  let people: readonly Person[] = [];
  return {
    notices: [],
    read: () => people,
    async update(person) {
      people = withPerson(people, person);
      return people;
    },
  };
}

export function createFakePositions(calls: string[], events: TypedEmitter<AppEvents>): PositionService {
  return {
    on: (name, listener) => events.on(name, listener),
    announce: () => void calls.push('announce'),
    forgetLost: () => void calls.push('forget what was lost'),
    describeApi: async () => ({ url: 'http://127.0.0.1:7776', token: 'x'.repeat(22) }),
    async playTrack(text) {
      if (text === '') return failure('bad-track', 'The track cannot be played: it has no points.');
      calls.push(`play ${text}`);
      return success(undefined);
    },
    async stopTrack() {
      calls.push('stop the track');
    },
    watchWine: (isOn) => void calls.push(isOn ? 'watch Wine' : 'do not watch Wine'),
    async startBridge(prefix) {
      calls.push(`start the bridge in ${prefix}`);
      return success(undefined);
    },
    stopBridge: () => void calls.push('stop the bridge'),
    async close() {
      calls.push('close');
    },
  };
}

export function createFakeHotkeys(calls: string[], events: TypedEmitter<AppEvents>): HotkeyService {
  return {
    on: (name, listener) => events.on(name, listener),
    announce: () => void calls.push('announce'),
    setBindings: (bindings) => void calls.push(`bind ${bindings.map(({ action }) => action).join()}`),
    listen: (isOn) => void calls.push(isOn ? 'listen' : 'do not listen'),
    record: async () => success({ device: 'keyboard', code: 'KeyG' }),
    cancelRecording: () => void calls.push('cancel the recording'),
    release: () => void calls.push('release'),
    async close() {
      calls.push('close');
    },
  };
}

export function createFakeDesktop(
  calls: string[],
  events: TypedEmitter<AppEvents>,
): Pick<DesktopAppDependencies, 'overlay' | 'updates' | 'diagnostics'> {
  return {
    overlay: {
      describe: async () => ({ url: 'http://127.0.0.1:24700/secret/', usualPort: null }),
      renew: async () => ({ url: 'http://127.0.0.1:24700/another/', usualPort: null }),
      onAddress: () => () => {},
      show: (people) => void calls.push(`show ${people.map(({ name }) => name).join()}`),
      async close() {
        calls.push('close the overlay');
      },
    },
    updates: {
      status: () => ({ state: 'idle', version: '', percent: null, problem: null, message: '' }),
      on: (listener) => events.on('update:status', listener),
      check: async () => void calls.push('check for updates'),
      async install() {
        calls.push('install');
        return success(undefined);
      },
      close: () => void calls.push('close the updates'),
    },
    diagnostics: {
      report: async (window) => `report of ${window}`,
      rememberNames: (names) => void calls.push(`remember ${names.join()}`),
    },
  };
}

export function createFakeSettings(): SettingsStore {
  let settings: Settings = { ...DEFAULT_SETTINGS, bindings: [...LETTER_KEYS] };
  const listeners = new Set<(settings: Settings) => void>();
  return {
    notice: null,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    read: () => settings,
    async update(patch) {
      settings = { ...settings, ...patch } as Settings;
      for (const listener of listeners) listener(settings);
      return settings;
    },
  };
}
