/** Version of everything in this folder and in docs/protocol/client-protocol.md. A host refuses every other, saying which it speaks. */
export const PROTOCOL_VERSION = 1;

export const PROTOCOL_NAME = 'earshot';
