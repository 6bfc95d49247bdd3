import { describe, expect, it } from 'vitest';
import type { HotkeyPlan } from '../../../../../main/desktop/hotkeys/hotkey-plan.ts';
import { createHotkeyService } from '../../../../../main/desktop/hotkeys/hotkey-service.ts';
import {
  SOURCE_OFF,
  type HotkeySource,
  type SourceListener,
  type SourceStatus,
} from '../../../../../main/desktop/hotkeys/hotkey-source.ts';
import type { Binding } from '../../../../../shared/model/keys/bindings.ts';
import { success } from '../../../../../shared/result.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { silentLog } from '../../../../support/silent-log.ts';

const TALK: Binding = { action: 'talk', trigger: { device: 'keyboard', code: 'KeyV' } };
const HOOK = { way: 'hook', isLimited: false } as const;
const PORTAL = { way: 'portal', isLimited: false } as const;

interface FakeSource extends HotkeySource {
  readonly calls: string[];
  readonly listener: SourceListener;
  show(status: Partial<SourceStatus>): void;
}

function createFakeSource(listener: SourceListener): FakeSource {
  const calls: string[] = [];
  let status = SOURCE_OFF;
  return {
    calls,
    listener,
    show(change) {
      status = { ...SOURCE_OFF, ...change };
      listener.onStatus();
    },
    status: () => status,
    listen: (bindings) => void calls.push(`listen to ${bindings.map(({ action }) => action).join()}`),
    stopListening: () => void calls.push('stop'),
    record: async () => success(TALK.trigger),
    cancelRecording: () => void calls.push('cancel'),
    forgetHeld: () => void calls.push('forget'),
    async close() {
      calls.push('close');
    },
  };
}

function setUp(plan: HotkeyPlan) {
  const sources: FakeSource[] = [];
  const reported: string[] = [];
  const service = createHotkeyService({
    plan,
    createSource(_step, listener) {
      const source = createFakeSource(listener);
      sources.push(source);
      return source;
    },
    isHeard: (trigger, way) => way === 'hook' && trigger.device === 'keyboard' && trigger.code !== 'LaunchMail',
    schedule: new ManualClock().schedule,
    log: silentLog,
  });
  service.on('hotkeys:action', ({ action, isDown }) => reported.push(`${action} ${isDown ? 'down' : 'up'}`));
  service.on('hotkeys:status', ({ way, state, problem }) => reported.push(`${way} ${state} ${problem}`));
  service.setBindings([TALK]);
  return { service, reported, sources, source: sources[0] as FakeSource };
}

describe('keys outside the window', () => {
  it('are heard while the app asks for it, and follow the bindings', () => {
    const { service, source } = setUp({ steps: [HOOK], problem: null });
    expect(source.calls).toEqual([]);
    service.listen(true);
    service.listen(true);
    service.setBindings([TALK, { ...TALK, action: 'shout' }]);
    service.listen(false);
    service.setBindings([]);
    expect(source.calls).toEqual(['listen to talk', 'listen to talk,shout', 'stop']);
  });

  it('are released when listening ends, when the source loses track, and when the machine is locked', async () => {
    const { service, source, reported } = setUp({ steps: [HOOK], problem: null });
    const press = (): void => source.listener.onInput(TALK, true);
    service.listen(true);
    press();
    source.listener.onLost();
    press();
    service.release();
    press();
    service.listen(false);
    service.listen(true);
    press();
    await service.close();
    expect(reported.filter((line) => line.startsWith('talk'))).toEqual(
      Array.from({ length: 4 }, () => ['talk down', 'talk up']).flat(),
    );
    expect(source.calls).toContain('forget');
    expect(source.calls.at(-1)).toBe('close');
  });

  it('report each status change once, and the latest status to a new window', () => {
    const { service, source, reported } = setUp({ steps: [HOOK], problem: null });
    service.announce();
    source.show({ state: 'starting' });
    source.show({ state: 'on' });
    source.show({ state: 'on' });
    service.announce();
    expect(reported).toEqual(['hook off null', 'hook starting null', 'hook on null', 'hook on null']);
  });

  it('are named in the status while they do not arrive from other programs', () => {
    const { service } = setUp({ steps: [HOOK], problem: null });
    const unheard: unknown[] = [];
    service.on('hotkeys:status', (status) => unheard.push(status.unheard));
    service.announce();
    const mail: Binding = { action: 'toggle-mute', trigger: { device: 'keyboard', code: 'LaunchMail' } };
    service.setBindings([TALK, mail]);
    service.setBindings([TALK]);
    expect(unheard).toEqual([[], [mail.trigger], []]);
  });

  it('report when they do not reach every window', () => {
    const { source, reported } = setUp({ steps: [{ way: 'hook', isLimited: true }], problem: null });
    source.show({ state: 'on' });
    source.show({ state: 'failed', problem: 'died' });
    expect(reported).toEqual(['hook on limited', 'hook failed died']);
  });

  it('report when no method is available', async () => {
    const { service, reported } = setUp({ steps: [], problem: 'no-display' });
    service.announce();
    service.listen(true);
    expect(reported).toEqual(['none off no-display', 'none failed no-display']);
    expect(await service.record()).toMatchObject({ ok: false, error: { code: 'cannot-record' } });
    service.cancelRecording();
    service.release();
    await service.close();
  });

  it('use the next method when there is no portal, and retry the portal the next time', () => {
    const { service, sources, reported } = setUp({ steps: [PORTAL, { way: 'hook', isLimited: true }], problem: null });
    const [portal, hook] = sources as [FakeSource, FakeSource];
    service.listen(true);
    portal.show({ state: 'failed', problem: 'no-portal' });
    hook.show({ state: 'on' });
    portal.listener.onInput(TALK, true);
    hook.listener.onInput(TALK, true);
    expect(reported.slice(-2)).toEqual(['hook on limited', 'talk down']);
    expect(hook.calls).toEqual(['listen to talk']);
    service.listen(false);
    service.listen(true);
    expect(portal.calls.at(-1)).toBe('listen to talk');
    expect(hook.calls.at(-1)).toBe('stop');
  });

  it('stay with the portal when the person refused', () => {
    const { service, sources, reported } = setUp({ steps: [PORTAL, HOOK], problem: null });
    service.listen(true);
    sources[0]?.show({ state: 'failed', problem: 'refused' });
    expect(reported.at(-1)).toBe('portal failed refused');
    expect(sources[1]?.calls).toEqual([]);
  });
});
