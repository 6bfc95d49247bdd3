import { expect, it } from 'vitest';
import { createDiagnosticsController } from '../../../../../renderer/features/diagnostics/diagnostics-controller.ts';
import { createDiagnosticsStore } from '../../../../../renderer/features/diagnostics/diagnostics-store.ts';
import { failure } from '../../../../../shared/result.ts';
import { createFakeBridge } from '../../../../support/window/fake-bridge.ts';

function setUp(describeWindow = () => 'Microphone: on') {
  const fake = createFakeBridge();
  const store = createDiagnosticsStore();
  return { ...fake, store, controller: createDiagnosticsController({ bridge: fake.bridge, store, describeWindow }) };
}

it('follows the status of updates', () => {
  const { store, emit } = setUp();
  expect(store.getState().update.state).toBe('unsupported');
  emit('update:status', { state: 'ready', version: '2.0.0', percent: null, problem: null, message: '' });
  expect(store.getState().update).toMatchObject({ state: 'ready', version: '2.0.0' });
});

it('writes a report of what the window knows, within the size of one message', async () => {
  const { store, controller, calls } = setUp(() => 'x'.repeat(50_000));
  controller.writeReport();
  expect(store.getState().isWriting).toBe(true);
  await expect.poll(() => store.getState().isWriting).toBe(false);
  expect(store.getState().report).toBe('x'.repeat(20_000));
  expect(calls.map(({ name }) => name)).toEqual(['app:diagnose']);
});

it('explains why there is no report, and why nothing was installed', async () => {
  const { store, controller, answer } = setUp();
  answer('app:diagnose', () => failure('internal', 'The disk is gone.'));
  answer('update:install', () => failure('no-update', 'There is nothing to install.'));
  controller.writeReport();
  controller.installUpdate();
  await expect
    .poll(() => store.getState())
    .toMatchObject({
      reportProblem: { message: 'The disk is gone.' },
      installProblem: { code: 'no-update', message: 'There is nothing to install.' },
      isWriting: false,
      report: null,
    });
});
