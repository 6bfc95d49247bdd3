import { describe, expect, it } from 'vitest';
import { microphoneProblem } from '../../../../../renderer/audio/microphone-problem.ts';
import { microphoneStatus, SoundWatch } from '../../../../../renderer/features/devices/microphone-status.ts';
import { SILENCE_DB } from '../../../../../shared/units.ts';

const ON = { microphone: 'on', problem: null } as const;

describe('microphoneStatus', () => {
  it('is OK only once sound has come from it', () => {
    expect(microphoneStatus(ON, null)).toEqual({ key: 'opening', tone: 'plain' });
    expect(microphoneStatus(ON, true)).toEqual({ key: 'ok', tone: 'good' });
    expect(microphoneStatus(ON, false)).toEqual({ key: 'silent', tone: 'warn' });
  });

  it('says what is wrong, also while an earlier microphone gave sound', () => {
    const failed = { microphone: 'failed', problem: microphoneProblem('unplugged') } as const;
    expect(microphoneStatus(failed, true)).toEqual({ key: 'unplugged', tone: 'danger' });
  });

  it('is neither good nor wrong before it is turned on', () => {
    expect(microphoneStatus({ microphone: 'off', problem: null }, null).key).toBe('off');
    expect(microphoneStatus({ microphone: 'opening', problem: null }, null).key).toBe('opening');
  });
});

describe('SoundWatch', () => {
  it('takes the noise of any microphone for sound, and waits before it calls one silent', () => {
    const watch = new SoundWatch();
    expect(watch.note(SILENCE_DB, 0)).toBeNull();
    expect(watch.note(SILENCE_DB, 2_999)).toBeNull();
    expect(watch.note(SILENCE_DB, 3_000)).toBe(false);
    expect(watch.note(-82, 3_020)).toBe(true);
    expect(watch.note(SILENCE_DB, 3_040)).toBeNull();
    expect(watch.note(SILENCE_DB, 6_020)).toBe(false);
  });
});
