import { localGameMessageSchema } from '../../../../shared/protocol/game.ts';
import { MAX_MESSAGES_PER_SECOND } from './api-limits.ts';
import { API_STATUS, type ApiErrorCode } from './api-error.ts';
import { FEEDER_HOLD_MS } from './feeder-turns.ts';
import { toJsonSchema } from './json-schema.ts';
import { MAX_GAME_MESSAGE_BYTES } from './read-game-message.ts';

const SELF_ERRORS: readonly ApiErrorCode[] = [
  'bad-message',
  'wrong-token',
  'foreign-page',
  'other-feeder',
  'too-large',
  'compressed',
  'wrong-host',
  'too-many-messages',
];

/** The answer to `GET /v1`: OpenAPI 3.1, generated from the schema that parses messages. */
export function describeGameApi(url: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Earshot, local game API',
      version: '1',
      description:
        `A game reports its player's position to Earshot on the same machine. Send the same messages over HTTP (below), over a WebSocket at ${url.replace('http', 'ws')}/v1/self ` +
        `(token as for HTTP, or as ?token=; one message per frame; only errors are answered) or over UDP to the same port (the message also has the field "token"). ` +
        `At most ${MAX_GAME_MESSAGE_BYTES} bytes per message and ${MAX_MESSAGES_PER_SECOND} messages per second. The program that reported last keeps its turn for ${FEEDER_HOLD_MS} ms.`,
    },
    servers: [{ url }],
    paths: {
      '/v1': { get: { summary: 'This description', security: [], responses: { 200: { description: 'OpenAPI 3.1' } } } },
      '/v1/self': {
        post: {
          summary: 'Reports the position of the player on this machine; null = in a menu',
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/SelfMessage' } } },
          },
          responses: { 204: { description: 'Accepted' }, ...describeErrors() },
        },
      },
    },
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'Shown in Earshot under Settings > Games, and stored in game-api.json in its data folder.',
        },
      },
      schemas: {
        SelfMessage: toJsonSchema(localGameMessageSchema),
        Error: {
          type: 'object',
          properties: {
            error: {
              type: 'object',
              properties: { code: { type: 'string', enum: Object.keys(API_STATUS) }, message: { type: 'string' } },
              required: ['code', 'message'],
            },
          },
          required: ['error'],
        },
      },
    },
  };
}

function describeErrors(): Readonly<Record<number, object>> {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  return Object.fromEntries(SELF_ERRORS.map((code) => [API_STATUS[code], { description: code, content }]));
}
