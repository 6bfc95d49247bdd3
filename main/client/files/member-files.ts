import { FileExchange } from '../../../shared/join/files/file-exchange.ts';
import type { HeadlessClient } from '../headless-client.ts';
import type { ReturningClient } from '../returning-client.ts';

/** Opens the channel `files` on each connection of a member, and returns what sends and gets files on them. */
export function openMemberFiles(member: ReturningClient): FileExchange {
  const exchange = new FileExchange();
  connectFiles(member.client, exchange);
  member.events.on('moved', (client) => connectFiles(client, exchange));
  member.events.on('returned', (client) => connectFiles(client, exchange));
  member.events.on('ended', () => exchange.end());
  return exchange;
}

/** Sends and gets files on one connection. */
export function connectFiles(client: HeadlessClient, exchange: FileExchange): void {
  const line = { send: (message: string | Uint8Array): void => client.sendFileMessage(message) };
  client.events.on('filesOpen', () => exchange.open(line));
  client.events.on('fileMessage', (message) => exchange.receive(line, message));
  client.events.on('filesClosed', () => exchange.close(line));
  client.events.on('ended', () => exchange.close(line));
  client.openFiles();
}
