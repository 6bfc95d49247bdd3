import type * as v from 'valibot';
import type { Result } from '../result.ts';
import type { FailureCode } from './failure-codes.ts';

/** A request from the renderer with exactly one answer. */
export interface Command<
  Request extends v.GenericSchema = v.GenericSchema,
  Response extends v.GenericSchema = v.GenericSchema,
> {
  readonly kind: 'command';
  readonly request: Request;
  readonly response: Response;
}

/** A fact that the main process tells the renderer. */
export interface Event<Payload extends v.GenericSchema = v.GenericSchema> {
  readonly kind: 'event';
  readonly payload: Payload;
}

export function command<Request extends v.GenericSchema, Response extends v.GenericSchema>(definition: {
  request: Request;
  response: Response;
}): Command<Request, Response> {
  return { kind: 'command', ...definition };
}

export function event<Payload extends v.GenericSchema>(payload: Payload): Event<Payload> {
  return { kind: 'event', payload };
}

export type Contract = Readonly<Record<string, Command | Event>>;
export type CommandName<C extends Contract> = { [Name in keyof C]: C[Name] extends Command ? Name : never }[keyof C] &
  string;
export type EventName<C extends Contract> = { [Name in keyof C]: C[Name] extends Event ? Name : never }[keyof C] &
  string;
export type RequestOf<C extends Contract, Name extends CommandName<C>> =
  C[Name] extends Command<infer Request> ? v.InferOutput<Request> : never;
export type ResponseOf<C extends Contract, Name extends CommandName<C>> =
  C[Name] extends Command<v.GenericSchema, infer Response> ? v.InferOutput<Response> : never;
export type PayloadOf<C extends Contract, Name extends EventName<C>> =
  C[Name] extends Event<infer Payload> ? v.InferOutput<Payload> : never;

/**
 * The handlers of the commands, in the main process. Failures are values with codes that the window knows; exceptions
 * never cross.
 */
export type Handlers<C extends Contract> = {
  readonly [Name in CommandName<C>]: (request: RequestOf<C, Name>) => Promise<Result<ResponseOf<C, Name>, FailureCode>>;
};

/** The main process as the renderer sees it, in both shells. */
export interface Bridge<C extends Contract> {
  invoke<Name extends CommandName<C>>(
    name: Name,
    request: RequestOf<C, Name>,
  ): Promise<Result<ResponseOf<C, Name>, FailureCode>>;
  on<Name extends EventName<C>>(name: Name, listener: (payload: PayloadOf<C, Name>) => void): () => void;
}
