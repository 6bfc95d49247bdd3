import { createHeadsetController, type HeadsetController } from '../../features/headset/headset-controller.ts';
import { createHeadsetStore, type HeadsetStore } from '../../features/headset/headset-store.ts';
import type { VoiceController } from '../../features/voice/voice-controller.ts';
import { isHeldForHeadset } from '../../features/voice/voice-machine.ts';
import type { VoiceStore } from '../../features/voice/voice-store.ts';
import type { Feature } from '../feature.ts';

/** Connects a phone as headset with your voice: it follows your talk key, and this device then sends no sound. */
export function connectHeadset(voice: Feature<VoiceStore, VoiceController>): Feature<HeadsetStore, HeadsetController> {
  const store = createHeadsetStore();
  const controller = createHeadsetController({
    store,
    onChange: (isOn) => voice.controller.dispatch({ type: 'headset-changed', isOn }),
  });
  const follow = (): void => {
    const state = voice.store.getState();
    controller.setTalk({ mode: state.talkMode, held: isHeldForHeadset(state) });
  };
  voice.store.subscribe(follow);
  follow();
  return { store, controller };
}
