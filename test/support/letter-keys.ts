import type { Binding } from '../../shared/model/keys/bindings.ts';

/** Keys that most tests press; Earshot itself binds none. */
export const LETTER_KEYS: readonly Binding[] = [
  { action: 'talk', trigger: { device: 'keyboard', code: 'KeyV' } },
  { action: 'whisper', trigger: { device: 'keyboard', code: 'KeyC' } },
  { action: 'shout', trigger: { device: 'keyboard', code: 'KeyX' } },
  { action: 'radio', trigger: { device: 'keyboard', code: 'KeyR' } },
];
