import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import type { Grant, MapFailureCode, MappingClient, PortRequest } from './mapping-client.ts';
import type { Transport } from './transport.ts';

/** How many outer ports are tried when others have them. */
const MAX_TRIES = 8;
/** The next number to try, away from the ports that neighbours with the same game use. */
const TRY_STEP = 11;
const LEAST_PORT = 1_024;

/** A port that a router forwards to this computer. */
export interface MappedPort {
  /** As it was granted: `externalPort` is the router's choice. */
  readonly request: PortRequest;
  readonly grant: Grant;
}

/** Keeps account of requests: before they are sent, since an answer may get lost, and when nothing came of them. */
export interface RequestAccount {
  begin(request: PortRequest): Promise<void>;
  end(request: PortRequest): Promise<void>;
}

/**
 * Asks one router for all transports of a port, with the same outer number if the router gives it. UDP counts: a router
 * that forwards UDP only is of use, one that forwards TCP only is not.
 */
export async function mapPorts(
  client: MappingClient,
  internalPort: number,
  transports: readonly Transport[],
  account: RequestAccount,
): Promise<Result<readonly MappedPort[], MapFailureCode>> {
  let externalPort = internalPort;
  let lastFailure: Failure<MapFailureCode> = {
    code: 'taken',
    message: 'other computers use all ports that were tried',
  };
  for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
    const mapped = await mapAll(
      client,
      { internalPort, externalPort, transports, isLast: attempt === MAX_TRIES },
      account,
    );
    if (mapped.ok) return mapped;
    lastFailure = mapped.error;
    if (lastFailure.code !== 'taken') break;
    externalPort = externalPort + TRY_STEP > 65_535 ? LEAST_PORT + attempt : externalPort + TRY_STEP;
  }
  return failure(lastFailure.code, lastFailure.message);
}

interface PortTry {
  readonly internalPort: number;
  readonly externalPort: number;
  readonly transports: readonly Transport[];
  /** Whether to keep what was granted even if the numbers differ. */
  readonly isLast: boolean;
}

async function mapAll(
  client: MappingClient,
  { internalPort, externalPort, transports, isLast }: PortTry,
  account: RequestAccount,
): Promise<Result<readonly MappedPort[], MapFailureCode>> {
  const mapped: MappedPort[] = [];
  for (const transport of transports) {
    const request = { transport, internalPort, externalPort: mapped[0]?.grant.externalPort ?? externalPort };
    await account.begin(request);
    const granted = await client.map(request);
    if (granted.ok) {
      const { value: grant } = granted;
      const given = { ...request, externalPort: grant.externalPort };
      if (given.externalPort !== request.externalPort) {
        await account.begin(given);
        await account.end(request);
      }
      mapped.push({ request: given, grant });
      continue;
    }
    await account.end(request);
    if (mapped.length === 0) return granted;
    if (granted.error.code !== 'taken' || isLast) continue;
    for (const { request: former } of mapped) if (await client.unmap(former)) await account.end(former);
    return granted;
  }
  return success(mapped);
}
