import { expect, it } from 'vitest';
import { createOverlayController } from '../../../../../renderer/features/overlay/overlay-controller.ts';
import { createOverlayStore } from '../../../../../renderer/features/overlay/overlay-store.ts';
import type { OverlayPerson } from '../../../../../shared/model/overlay.ts';
import { failure } from '../../../../../shared/result.ts';
import { createFakeBridge } from '../../../../support/window/fake-bridge.ts';

const person = (name: string, isTalking = false): OverlayPerson => ({ name, isTalking, isMuted: false, isSelf: false });

function setUp() {
  const fake = createFakeBridge();
  const store = createOverlayStore();
  const tasks: { readonly task: () => void; readonly delayMs: number }[] = [];
  let people: readonly OverlayPerson[] = [];
  const controller = createOverlayController({
    bridge: fake.bridge,
    store,
    readPeople: () => people,
    schedule(task, delayMs) {
      tasks.push({ task, delayMs });
      return () => {};
    },
  });
  return {
    ...fake,
    store,
    controller,
    tasks,
    change(next: readonly OverlayPerson[]) {
      people = next;
      controller.peopleChanged();
    },
    shown: () =>
      fake.calls
        .filter(({ name }) => name === 'overlay:show')
        .map(({ request }) => (request as { people: OverlayPerson[] }).people),
  };
}

it('sends a change at once, and combines the changes that follow, at most ten times a second', () => {
  const { change, shown, tasks } = setUp();
  change([person('Ada')]);
  change([person('Ada', true)]);
  change([person('Ada', true), person('Ben')]);
  expect(shown()).toEqual([[person('Ada')]]);
  expect(tasks.map(({ delayMs }) => delayMs)).toEqual([100]);
  tasks[0]?.task();
  expect(shown().at(-1)).toEqual([person('Ada', true), person('Ben')]);
  expect(shown()).toHaveLength(2);
});

it('sends nothing when nothing has changed, however often it is called', () => {
  const { change, shown, tasks } = setUp();
  change([]);
  change([person('Ada')]);
  tasks[0]?.task();
  change([person('Ada')]);
  expect(shown()).toHaveLength(1);
  expect(tasks).toHaveLength(1);
});

it('prefers those who talk in a crowd', () => {
  const { change, shown } = setUp();
  change([...Array.from({ length: 150 }, (_, number) => person(`P${number}`)), person('Ada', true)]);
  expect(shown()[0]).toHaveLength(100);
  expect(shown()[0]?.[0]).toEqual(person('Ada', true));
});

it('finds the address, makes a new one, and reports when there is none', async () => {
  const { controller, store, answer } = setUp();
  controller.load();
  await expect
    .poll(() => store.getState())
    .toEqual({ url: 'http://127.0.0.1:24700/secret/', usualPort: null, isRenewed: false });
  controller.renew();
  await expect
    .poll(() => store.getState())
    .toEqual({ url: 'http://127.0.0.1:24700/another/', usualPort: null, isRenewed: true });
  answer('overlay:describe', () => failure('internal', 'Something went wrong.'));
  controller.load();
  await expect.poll(() => store.getState()).toEqual({ url: '', usualPort: null, isRenewed: false });
});
