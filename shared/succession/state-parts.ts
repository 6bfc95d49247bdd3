import { MAX_STATE_PART_LENGTH, MAX_STATE_PARTS, type LobbyStatePart } from '../protocol/succession-messages.ts';

/** Splits the text of a `LobbyState` into messages for the data channel. At least one, also for an empty text. */
export function splitState(version: number, text: string): LobbyStatePart[] {
  const parts = Math.max(1, Math.ceil(text.length / MAX_STATE_PART_LENGTH));
  return Array.from({ length: parts }, (_, part) => ({
    type: 'lobby-state',
    version,
    part,
    parts,
    text: text.slice(part * MAX_STATE_PART_LENGTH, (part + 1) * MAX_STATE_PART_LENGTH),
  }));
}

/** Puts the parts of states together again. They come in order; what does not fit is dropped until a first part. */
export class StateAssembly {
  #version = 0;
  #parts = 0;
  readonly #texts: string[] = [];

  /** Takes a part. Returns the state's version and text when it was the last one that was missing. */
  add({ version, part, parts, text }: LobbyStatePart): { readonly version: number; readonly text: string } | undefined {
    if (part === 0) this.#begin(version, parts);
    const isNext = version === this.#version && parts === this.#parts && part === this.#texts.length;
    if (!isNext || part >= MAX_STATE_PARTS) return undefined;
    this.#texts.push(text);
    if (this.#texts.length < parts) return undefined;
    const whole = this.#texts.join('');
    this.#begin(0, 0);
    return { version, text: whole };
  }

  #begin(version: number, parts: number): void {
    this.#version = version;
    this.#parts = parts;
    this.#texts.length = 0;
  }
}
