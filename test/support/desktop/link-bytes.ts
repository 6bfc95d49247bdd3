/** What a game has written into the linked memory; omitted fields are as a simple game leaves them. */
export interface LinkContents {
  readonly characterBytes?: 2 | 4;
  readonly version?: number;
  readonly tick?: number;
  readonly name?: string;
  readonly position?: readonly [number, number, number];
  readonly front?: readonly [number, number, number];
  readonly cameraPosition?: readonly [number, number, number];
  readonly cameraFront?: readonly [number, number, number];
  readonly identity?: string;
  readonly context?: Uint8Array | string;
  /** Overrides the context's true length. */
  readonly contextLength?: number;
}

/** The linked memory with these contents. Offsets come from the C struct, independent of the code under test. */
export function linkBytes(contents: LinkContents = {}): Buffer {
  const { characterBytes = 4, version = 2, tick = 1, name = 'TestLink', position = [1, 2, 3], front = [0, 0, 1], identity = '', context = '' } = contents;
  const isWide = characterBytes === 4;
  const bytes = Buffer.alloc(isWide ? 10_580 : 5_460);
  bytes.writeUInt32LE(version, 0);
  bytes.writeUInt32LE(tick, 4);
  writeVector(bytes, 8, position);
  writeVector(bytes, 20, front);
  writeText(bytes, 44, name, characterBytes);
  writeVector(bytes, isWide ? 1_068 : 556, contents.cameraPosition ?? position);
  writeVector(bytes, isWide ? 1_080 : 568, contents.cameraFront ?? front);
  writeText(bytes, isWide ? 1_104 : 592, identity, characterBytes);
  const contextBytes = Buffer.from(context);
  bytes.writeUInt32LE(contents.contextLength ?? contextBytes.length, isWide ? 2_128 : 1_104);
  contextBytes.copy(bytes, isWide ? 2_132 : 1_108);
  return bytes;
}

function writeVector(bytes: Buffer, offset: number, vector: readonly number[]): void {
  vector.forEach((value, index) => bytes.writeFloatLE(value, offset + index * 4));
}

/** No terminating zero when the text fills the field. */
function writeText(bytes: Buffer, offset: number, text: string, characterBytes: 2 | 4): void {
  if (characterBytes === 2) {
    Buffer.from(text, 'utf16le').copy(bytes, offset, 0, 512);
    return;
  }
  [...text].slice(0, 256).forEach((character, index) => bytes.writeUInt32LE(character.codePointAt(0) ?? 0, offset + index * 4));
}
