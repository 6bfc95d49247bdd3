import { describe, expect, it } from 'vitest';
import { namesUpdateServer } from '../../../../../main/desktop/update/load-updater.ts';
import { describeUpdateProblem } from '../../../../../main/desktop/update/update-problem.ts';
import {
  createUpdateService,
  type Updater,
  type UpdateStatus,
} from '../../../../../main/desktop/update/update-service.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../shared/model/settings.ts';
import { silentLog } from '../../../../support/silent-log.ts';

const HOUR_MS = 3_600_000;

function setUp({
  updater = true,
  checksForUpdates = true,
}: { readonly updater?: boolean; readonly checksForUpdates?: boolean } = {}) {
  const done: string[] = [];
  const timers: { delayMs: number; action: () => void; isStopped: boolean }[] = [];
  let settings: Settings = { ...DEFAULT_SETTINGS, checksForUpdates };
  let onChange: (settings: Settings) => void = () => {};
  const answers = {
    newer: async (): Promise<string | null> => null,
    fetch: async (_onProgress: (percent: number) => void): Promise<void> => {},
    isInstallable: true,
  };
  const source: Updater = {
    findNewer() {
      done.push('look');
      return answers.newer();
    },
    fetch(onProgress) {
      done.push('fetch');
      return answers.fetch(onProgress);
    },
    install(onFailed) {
      done.push('install');
      if (answers.isInstallable) return;
      onFailed(new Error('No right to write there.'));
    },
  };
  const service = createUpdateService({
    updater: updater ? source : null,
    settings: {
      read: () => settings,
      onChange(listener) {
        onChange = listener;
        return () => (onChange = () => {});
      },
    },
    schedule(action, delayMs) {
      const timer = { delayMs, action, isStopped: false };
      timers.push(timer);
      return () => (timer.isStopped = true);
    },
    prepareToEnd: async () => void done.push('end the application'),
    startAgain: () => done.push('start again'),
    log: silentLog,
  });
  const statuses: UpdateStatus[] = [];
  service.on((status) => statuses.push(status));
  return {
    service,
    done,
    answers,
    statuses,
    waiting: () => timers.filter(({ isStopped }) => !isStopped).map(({ delayMs }) => delayMs),
    pass() {
      const timer = timers.findLast(({ isStopped }) => !isStopped);
      if (timer === undefined) return;
      timer.isStopped = true;
      timer.action();
    },
    set(change: Partial<Settings>) {
      settings = { ...settings, ...change };
      onChange(settings);
    },
  };
}

describe('checking', () => {
  it('checks soon after the start, then every six hours', async () => {
    const { done, pass, waiting, service } = setUp();
    expect(waiting()).toEqual([10_000]);
    pass();
    await expect.poll(() => service.status().state).toBe('none');
    expect([done, waiting()]).toEqual([['look'], [6 * HOUR_MS]]);
    pass();
    await expect.poll(() => done).toEqual(['look', 'look']);
  });

  it('never checks automatically when that is off, and at once when it is turned on', () => {
    const { waiting, set, done } = setUp({ checksForUpdates: false });
    expect(waiting()).toEqual([]);
    set({ checksForUpdates: true });
    expect(waiting()).toEqual([0]);
    set({ checksForUpdates: false });
    expect(waiting()).toEqual([]);
    expect(done).toEqual([]);
  });

  it('starts no new check because of other settings', () => {
    const { waiting, set } = setUp();
    set({ name: 'Robin' });
    expect(waiting()).toEqual([10_000]);
  });

  it('checks once for two concurrent requests', async () => {
    const { service, done } = setUp();
    await Promise.all([service.check(), service.check()]);
    expect(done).toEqual(['look']);
  });

  it('leaves nothing running when it ends', () => {
    const { service, waiting, set } = setUp();
    service.close();
    set({ checksForUpdates: false });
    set({ checksForUpdates: true });
    expect(waiting()).toEqual([]);
  });
});

describe('reporting', () => {
  it('reports each whole percentage once', async () => {
    const { service, statuses, answers } = setUp();
    answers.newer = async () => '2.0.0';
    answers.fetch = async (onProgress) => [0.2, 0.9, 50.1, 50.8, 100].forEach(onProgress);
    await service.check();
    expect(statuses.map(({ state, percent }) => `${state} ${percent}`)).toEqual([
      'checking null',
      'downloading 0',
      'downloading 50',
      'downloading 100',
      'ready null',
    ]);
  });

  it('stops checking once a version is ready', async () => {
    const { service, done, answers } = setUp();
    answers.newer = async () => '2.0.0';
    await service.check();
    await service.check();
    expect(done).toEqual(['look', 'fetch']);
  });

  it('reports when this copy cannot update itself', async () => {
    const { service, done, waiting } = setUp({ updater: false });
    await service.check();
    expect([service.status().state, done, waiting()]).toEqual(['unsupported', [], []]);
    expect(await service.install()).toMatchObject({ ok: false, error: { code: 'no-update' } });
  });
});

describe('installing', () => {
  it('ends the application first, so that the newer one finds no running copy', async () => {
    const { service, done, answers } = setUp();
    answers.newer = async () => '2.0.0';
    await service.check();
    expect(await service.install()).toMatchObject({ ok: true });
    expect(done.slice(2)).toEqual(['end the application', 'install']);
  });

  it('restarts this version when the newer one cannot be installed, and discards the download', async () => {
    const { service, done, answers } = setUp();
    answers.newer = async () => '2.0.0';
    answers.isInstallable = false;
    await service.check();
    await service.install();
    expect(done.slice(2)).toEqual(['end the application', 'install', 'start again']);
  });

  it('refuses when nothing was downloaded', async () => {
    const { service, done } = setUp();
    expect(await service.install()).toMatchObject({ ok: false, error: { code: 'no-update' } });
    expect(done).toEqual([]);
  });
});

describe('describeUpdateProblem', () => {
  const coded = (code: string, message = 'details'): Error => Object.assign(new Error(message), { code });

  it.each([
    [coded('ERR_CHECKSUM_MISMATCH'), 'damaged'],
    [coded('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'), 'no-list'],
    [coded('HTTP_ERROR_404'), 'no-list'],
    [coded('HTTP_ERROR_503'), 'unreachable'],
    [coded('ECONNREFUSED'), 'unreachable'],
    [coded('CERT_HAS_EXPIRED'), 'unreachable'],
    [new Error('net::ERR_INTERNET_DISCONNECTED'), 'unreachable'],
    [coded('ERR_UPDATER_INVALID_SIGNATURE'), 'not-installed'],
    [new Error('something new'), 'other'],
    [undefined, 'other'],
    ['text', 'other'],
  ])('%s is %s', (error, problem) => {
    expect(describeUpdateProblem(error).problem).toBe(problem);
  });

  it('keeps the first line of the details, up to a limit', () => {
    const { message } = describeUpdateProblem(new Error(`${'x'.repeat(5_000)}\nat somewhere`));
    expect(message.length).toBeLessThan(300);
    expect(message).not.toContain('somewhere');
  });
});

describe('namesUpdateServer', () => {
  it.each([
    ['provider: generic\nurl: https://updates.earshot.example/\n', false],
    ["provider: generic\nurl: 'https://earshot.example:8443/x'\n", false],
    ['provider: generic\nurl: https://updates.example.org/earshot\n', true],
    ['provider: generic\nurl: https://example.com/\n', true],
    ['owner: someone\nrepo: earshot\nprovider: github\n', true],
  ])('%j: %j', (description, expected) => {
    expect(namesUpdateServer(description)).toBe(expected);
  });
});
