/**
 * Version of everything in this folder and in docs/protocol/client-protocol.md. A host refuses every other version and
 * names its own.
 */
export const PROTOCOL_VERSION = 1;

export const PROTOCOL_NAME = 'earshot';
