import { describe, expect, it } from 'vitest';
import type { HelperRequest, HelperReport } from '../../../../../main/desktop/hotkeys/helper-messages.ts';
import { HookSource } from '../../../../../main/desktop/hotkeys/hook-source.ts';
import type { Binding } from '../../../../../shared/model/keys/bindings.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { silentLog } from '../../../../support/silent-log.ts';

const TALK: Binding = { action: 'talk', trigger: { device: 'keyboard', code: 'KeyV' } };
const SHOUT: Binding = { action: 'shout', trigger: { device: 'mouse', button: 4 } };

/** A helper process controlled by the test. */
class FakeHelper {
  readonly requests: HelperRequest[] = [];
  isKilled = false;
  #onMessage: (text: unknown) => void = () => {};
  #onExit: (description: string) => void = () => {};

  send(text: string): void {
    this.requests.push(JSON.parse(text) as HelperRequest);
  }
  onMessage(listener: (text: unknown) => void): void {
    this.#onMessage = listener;
  }
  onExit(listener: (description: string) => void): void {
    this.#onExit = listener;
  }
  kill(): void {
    this.isKilled = true;
  }
  report(report: HelperReport): void {
    this.#onMessage(JSON.stringify(report));
  }
  sendRaw(text: unknown): void {
    this.#onMessage(text);
  }
  die(): void {
    this.#onExit('SIGABRT');
  }
  start(): void {
    this.report({ type: 'loaded' });
    this.report({ type: 'ready' });
  }
}

function setUp(permission = { isGiven: true, asked: 0 }) {
  const clock = new ManualClock();
  const helpers: FakeHelper[] = [];
  const reported: string[] = [];
  const source: HookSource = new HookSource({
    spawn() {
      helpers.push(new FakeHelper());
      return newest();
    },
    isPermitted(asks) {
      if (asks) permission.asked++;
      return permission.isGiven;
    },
    listener: {
      onStatus: () => void reported.push(`${source.status().state} ${source.status().problem}`),
      onInput: ({ action }, isDown) => void reported.push(`${action} ${isDown ? 'down' : 'up'}`),
      onLost: () => void reported.push('lost'),
    },
    schedule: clock.schedule,
    log: silentLog,
  });
  const newest = (): FakeHelper => helpers.at(-1) as FakeHelper;
  return { clock, helpers, reported, source, newest };
}

describe('keys through the helper process', () => {
  it('starts no process before listening begins, and ends it afterwards', () => {
    const { helpers, source, newest, reported, clock } = setUp();
    expect(helpers).toHaveLength(0);
    source.listen([TALK]);
    newest().start();
    source.stopListening();
    expect(newest().isKilled).toBe(true);
    newest().die();
    expect(reported).toEqual(['starting null', 'on null', 'lost', 'off null']);
    expect(clock.pending).toBe(0);
  });

  it('sends the process the bound triggers, and ignores its reports of others', () => {
    const { source, newest, reported } = setUp();
    source.listen([TALK]);
    newest().start();
    source.listen([TALK, SHOUT]);
    newest().report({ type: 'input', trigger: SHOUT.trigger, isDown: true });
    newest().report({ type: 'input', trigger: { device: 'keyboard', code: 'KeyP' }, isDown: true });
    expect(newest().requests).toEqual([
      { type: 'start', triggers: [TALK.trigger] },
      { type: 'watch', triggers: [TALK.trigger, SHOUT.trigger] },
    ]);
    expect(reported.slice(2)).toEqual(['shout down']);
  });

  it('sends bindings to the process while its hook starts', () => {
    const { source, newest } = setUp();
    source.listen([TALK]);
    newest().report({ type: 'loaded' });
    source.listen([TALK, SHOUT]);
    newest().report({ type: 'ready' });
    expect(newest().requests.at(-1)).toEqual({ type: 'watch', triggers: [TALK.trigger, SHOUT.trigger] });
  });

  it.each([
    'nonsense',
    '{"type":"input"}',
    '{"type":"input","trigger":{"device":"mouse","button":0},"isDown":true}',
    '',
    17,
    undefined,
    { type: 'ready' },
  ])('ignores an invalid message (%j)', (message) => {
    const { source, newest, reported } = setUp();
    source.listen([TALK]);
    newest().sendRaw(message);
    expect(reported).toEqual(['starting null']);
  });

  it('kills a process whose hook does not respond within 2 s, and reports it', () => {
    const { clock, source, newest, reported } = setUp();
    source.listen([TALK]);
    newest().report({ type: 'loaded' });
    clock.advance(1_999);
    expect(newest().isKilled).toBe(false);
    clock.advance(1);
    expect(newest().isKilled).toBe(true);
    expect(reported).toEqual(['starting null', 'lost', 'starting died']);
  });

  it('allows the process itself more time to start', () => {
    const { clock, source, newest } = setUp();
    source.listen([TALK]);
    clock.advance(9_999);
    expect(newest().isKilled).toBe(false);
    clock.advance(1);
    expect(newest().isKilled).toBe(true);
  });

  it('restarts it as often as needed, waiting longer each time, up to 30 s', () => {
    const { clock, helpers, source, newest, reported } = setUp();
    source.listen([TALK]);
    newest().die();
    for (const backOffMs of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]) {
      const count = helpers.length;
      clock.advance(backOffMs - 1);
      expect(helpers).toHaveLength(count);
      clock.advance(1);
      expect(helpers).toHaveLength(count + 1);
      newest().die();
      expect(reported.at(-1)).toBe('starting died');
    }
    clock.advance(30_000);
    newest().start();
    newest().report({ type: 'input', trigger: TALK.trigger, isDown: true });
    expect(reported.slice(-2)).toEqual(['on null', 'talk down']);
  });

  it('gives each new process more time, so that a busy machine gets one to run, and says that it waits', () => {
    const { clock, helpers, source, newest, reported } = setUp();
    source.listen([TALK]);
    clock.advance(2_000);
    expect(reported.at(-1)).toBe('starting slow');
    for (const [limitMs, backOffMs] of [
      [10_000, 500],
      [20_000, 1_000],
      [40_000, 2_000],
      [80_000, 4_000],
      [80_000, 8_000],
    ] as const) {
      const helper = newest();
      clock.advance(limitMs - (helpers.length === 1 ? 2_000 : 0) - 1);
      expect(helper.isKilled).toBe(false);
      clock.advance(1);
      expect(helper.isKilled).toBe(true);
      clock.advance(backOffMs);
      expect(reported.at(-1)).toBe('starting died');
    }
    clock.advance(79_999);
    newest().start();
    expect(reported.at(-1)).toBe('on null');
  });

  it('releases held keys when the process dies, and hears keys again after the restart', () => {
    const { clock, source, newest, reported } = setUp();
    source.listen([TALK]);
    newest().start();
    newest().report({ type: 'input', trigger: TALK.trigger, isDown: true });
    newest().die();
    clock.advance(500);
    newest().start();
    expect(reported).toEqual([
      'starting null',
      'on null',
      'talk down',
      'lost',
      'starting died',
      'starting died',
      'on null',
    ]);
  });

  it('resets the failure count after a minute without failures', () => {
    const { clock, helpers, source, newest } = setUp();
    source.listen([TALK]);
    for (let count = 0; count < 6; count++) {
      newest().start();
      clock.advance(60_000);
      newest().die();
      clock.advance(500);
    }
    expect(helpers).toHaveLength(7);
  });

  it.each(['no-display', 'no-permission', 'not-installed', 'refused'] as const)(
    'does not retry when the hook reports %s',
    (reason) => {
      const { clock, helpers, source, newest } = setUp();
      source.listen([TALK]);
      newest().report({ type: 'loaded' });
      newest().report({ type: 'failed', reason, message: 'It said no.' });
      clock.advance(60_000);
      expect(helpers).toHaveLength(1);
      expect(newest().isKilled).toBe(true);
      expect(source.status()).toMatchObject({ state: 'failed', problem: reason });
    },
  );

  it('waits for the permission, asks for it once, and starts when it is granted', () => {
    const permission = { isGiven: false, asked: 0 };
    const { clock, helpers, source } = setUp(permission);
    expect(source.status()).toMatchObject({ state: 'off', problem: 'no-permission' });
    source.listen([TALK]);
    clock.advance(20_000);
    expect(source.status()).toMatchObject({ state: 'failed', problem: 'no-permission' });
    expect(helpers).toHaveLength(0);
    permission.isGiven = true;
    clock.advance(2_000);
    expect(helpers).toHaveLength(1);
    expect(permission.asked).toBe(1);
  });

  describe('recording', () => {
    it('starts a process for it, ignores bindings while it records, and ends the process afterwards', async () => {
      const { source, newest, reported } = setUp();
      const recorded = source.record();
      newest().start();
      expect(newest().requests).toEqual([{ type: 'start', triggers: [] }, { type: 'record' }]);
      newest().report({ type: 'recorded', trigger: SHOUT.trigger });
      expect(await recorded).toEqual({ ok: true, value: SHOUT.trigger });
      expect(newest().isKilled).toBe(true);
      expect(reported.at(-1)).toBe('off null');
    });

    it('keeps a process that also listens', async () => {
      const { source, newest } = setUp();
      source.listen([TALK]);
      newest().start();
      const recorded = source.record();
      source.cancelRecording();
      expect(newest().requests.slice(1)).toEqual([{ type: 'record' }, { type: 'cancel-recording' }]);
      newest().report({ type: 'recorded', trigger: null });
      expect(await recorded).toEqual({ ok: true, value: null });
      expect(newest().isKilled).toBe(false);
    });

    it('that is cancelled before the process is ready ends the process', async () => {
      const { source, newest, reported, clock } = setUp();
      const recorded = source.record();
      source.cancelRecording();
      expect(await recorded).toEqual({ ok: true, value: null });
      expect(newest().isKilled).toBe(true);
      newest().start();
      expect(reported.at(-1)).toBe('off null');
      expect(clock.pending).toBe(0);
      source.cancelRecording();
    });

    it('continues when listening ends in between', async () => {
      const { source, newest } = setUp();
      source.listen([TALK]);
      newest().start();
      const recorded = source.record();
      source.stopListening();
      expect(newest().isKilled).toBe(false);
      newest().report({ type: 'recorded', trigger: TALK.trigger });
      expect(await recorded).toMatchObject({ value: TALK.trigger });
      expect(newest().isKilled).toBe(true);
    });

    it('fails when the process dies or the hook refuses, and can be retried', async () => {
      const { helpers, source, newest } = setUp();
      const died = source.record();
      newest().die();
      expect(await died).toMatchObject({ ok: false, error: { code: 'cannot-record' } });
      const refused = source.record();
      newest().report({ type: 'loaded' });
      newest().report({ type: 'failed', reason: 'refused', message: '' });
      expect(await refused).toMatchObject({ ok: false, error: { code: 'cannot-record' } });
      void source.record();
      expect(helpers).toHaveLength(3);
    });

    it('ends without a key when the app ends', async () => {
      const { source, newest, clock } = setUp();
      const recorded = source.record();
      await source.close();
      expect(await recorded).toEqual({ ok: true, value: null });
      expect(newest().isKilled).toBe(true);
      expect(clock.pending).toBe(0);
    });
  });
});
