import { describe, expect, it } from 'vitest';
import { WindowLifetime } from '../../../../../../main/desktop/shell/browser/window-lifetime.ts';

function setUp() {
  let due: { delayMs: number; action: () => void } | undefined;
  let abandoned = 0;
  const lifetime = new WindowLifetime(
    (action, delayMs) => {
      const timer = { delayMs, action };
      due = timer;
      return () => {
        if (due === timer) due = undefined;
      };
    },
    () => abandoned++,
  );
  return { lifetime, delay: () => due?.delayMs, fire: () => due?.action(), abandoned: () => abandoned };
}

describe('window lifetime', () => {
  it('waits as long as the browser takes to show its first window', () => {
    const { lifetime, delay } = setUp();
    lifetime.browserStarted();
    expect(delay()).toBeUndefined();
  });

  it('ends soon after the window and its browser are gone', () => {
    const { lifetime, delay, fire, abandoned } = setUp();
    lifetime.browserStarted();
    lifetime.setWindowCount(1);
    lifetime.setWindowCount(0);
    lifetime.browserExited();
    expect(delay()).toBe(2_000);
    fire();
    expect(abandoned()).toBe(1);
  });

  it('survives a reload of the page', () => {
    const { lifetime, delay } = setUp();
    lifetime.browserStarted();
    lifetime.setWindowCount(1);
    lifetime.setWindowCount(0);
    expect(delay()).toBe(60_000);
    lifetime.setWindowCount(1);
    expect(delay()).toBeUndefined();
  });

  it('gives a running browser that was handed the link time to open it', () => {
    const { lifetime, delay } = setUp();
    lifetime.browserStarted();
    lifetime.browserExited();
    expect(delay()).toBe(15_000);
    lifetime.setWindowCount(1);
    expect(delay()).toBeUndefined();
    lifetime.setWindowCount(0);
    expect(delay()).toBe(2_000);
  });

  it('continues while another browser has a window, whatever happened to ours', () => {
    const { lifetime, delay } = setUp();
    lifetime.browserStarted();
    lifetime.setWindowCount(2);
    lifetime.browserExited();
    lifetime.setWindowCount(1);
    expect(delay()).toBeUndefined();
  });

  it('waits indefinitely for a person who was given a link', () => {
    const { lifetime, delay } = setUp();
    lifetime.browserStarted();
    lifetime.browserExited();
    lifetime.waitForPerson();
    expect(delay()).toBeUndefined();
    lifetime.setWindowCount(1);
    lifetime.setWindowCount(0);
    expect(delay()).toBe(2_000);
  });

  it('does nothing more once stopped', () => {
    const { lifetime, delay } = setUp();
    lifetime.setWindowCount(1);
    lifetime.setWindowCount(0);
    lifetime.stop();
    expect(delay()).toBeUndefined();
  });
});
