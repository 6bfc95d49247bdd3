import { isDeepStrictEqual } from 'node:util';
import type { Log } from '../../shared/log.ts';
import type { Schedule } from '../../shared/schedule.ts';
import { AskedPorts, type RouterClients } from './asked-ports.ts';
import type { Gateway } from './gateway/find-gateway.ts';
import { delayRenewal, startLease, type Lease } from './lease.ts';
import { mapPorts, type MappedPort } from './map-ports.ts';
import type { MappingClient } from './mapping-client.ts';
import type { MappingRecord } from './mapping-record.ts';
import { reportMapped, reportUnmapped, SEARCHING, type MappingReport } from './mapping-report.ts';
import type { Transport } from './transport.ts';

/** How often the way to the internet and the router's memory are looked at. */
const CHECK_INTERVAL_MS = 60_000;
/** Waits before the next search when no router forwards the port; the last one repeats. */
const SEARCH_WAITS_MS = [30_000, 60_000, 300_000, 900_000] as const;
/** So often in a row a router may stay silent before it is searched for again. */
const MAX_SILENCES = 3;
/** The shortest time between requests to the router that announcements from the network can trigger. */
const HURRY_INTERVAL_MS = 10_000;
/** Restarted routers are busy, and not only this computer hears them. */
const HURRY_DELAY_MS = 500;
/** A lobby that closes waits no longer for its router: one that is busy takes a second for two openings. */
const CLOSE_TIMEOUT_MS = 2_000;
/** Of that, the time for a request that is under way. */
const UNDER_WAY_TIMEOUT_MS = 300;

export interface PortMapperOptions {
  readonly port: number;
  readonly transports: readonly Transport[];
  readonly findGateway: () => Promise<Gateway | undefined>;
  readonly connect: (gateway: Gateway) => RouterClients;
  readonly record: MappingRecord;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  readonly onChange: (report: MappingReport) => void;
  readonly log: Log;
}

interface Active {
  readonly client: MappingClient;
  mapped: readonly MappedPort[];
  lease: Lease;
  silences: number;
}

/**
 * Keeps one port forwarded: it searches for a router, renews what it granted, notices reboots and other networks, and
 * ends everything at the close. One step runs at a time.
 */
export class PortMapper {
  readonly #options: PortMapperOptions;
  readonly #asked: AskedPorts;
  #router: RouterClients | undefined;
  #active: Active | undefined;
  #report: MappingReport = SEARCHING;
  #searchAtMs = 0;
  #failedSearches = 0;
  #step: Promise<void> = Promise.resolve();
  #cancelStep: (() => void) | undefined;
  #mustRenew = false;
  #mustLook = false;
  #isStepping = false;
  #hurriedAtMs = -Infinity;
  #isClosed = false;

  constructor(options: PortMapperOptions) {
    this.#options = options;
    this.#asked = new AskedPorts(options.record);
    this.#wakeIn(0);
  }

  get current(): MappingReport {
    return this.#report;
  }

  /**
   * Asks the router again soon, because `sender` has announced a restart. Its clock may say otherwise: some routers
   * keep it when only their service is restarted.
   */
  hurry(sender: string): void {
    const now = this.#options.nowMs();
    if (sender !== this.#router?.gateway.address || now < this.#hurriedAtMs + HURRY_INTERVAL_MS) return;
    this.#hurriedAtMs = now;
    this.#mustRenew = true;
    if (this.#isStepping || this.#isClosed) return;
    this.#cancelStep?.();
    this.#wakeIn(HURRY_DELAY_MS);
  }

  /** The machine woke, or is in another network: looks for its router at once, and asks it again. */
  recheck(): void {
    this.#mustRenew = true;
    this.#searchAtMs = this.#options.nowMs();
    this.#mustLook = true;
    if (this.#isStepping || this.#isClosed) return;
    this.#cancelStep?.();
    this.#wakeIn(0);
  }

  /** Ends the forwarding. Resolves within 2 s, whatever the router does. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelStep?.();
    await this.#atMost(this.#step, UNDER_WAY_TIMEOUT_MS);
    await this.#atMost(this.#asked.unmapAll(), CLOSE_TIMEOUT_MS - UNDER_WAY_TIMEOUT_MS);
    this.#closeClients();
  }

  #wakeIn(ms: number): void {
    if (this.#isClosed) return;
    this.#cancelStep = this.#options.schedule(() => {
      this.#step = this.#runStep();
    }, ms);
  }

  async #runStep(): Promise<void> {
    this.#isStepping = true;
    this.#mustLook = false;
    try {
      await this.#look();
    } catch (error) {
      this.#options.log.error('Renewing the forwarded port failed.', error);
    }
    this.#isStepping = false;
    const now = this.#options.nowMs();
    const dueMs = this.#active?.lease.renewAtMs ?? this.#searchAtMs;
    if (this.#mustLook) this.#wakeIn(0);
    else this.#wakeIn(Math.max(1_000, Math.min(CHECK_INTERVAL_MS, dueMs - now)));
  }

  async #look(): Promise<void> {
    const gateway = await this.#options.findGateway();
    const now = this.#options.nowMs();
    if (!isDeepStrictEqual(gateway, this.#router?.gateway)) return this.#useNetwork(gateway);
    if (this.#active === undefined) return now >= this.#searchAtMs ? this.#search(gateway) : undefined;
    if (now < this.#active.lease.renewAtMs && !this.#mustRenew) return this.#check(this.#active);
    return this.#renew(this.#active);
  }

  /** Mappings of another network's router are out of reach from here; the record waits for the return. */
  async #useNetwork(gateway: Gateway | undefined): Promise<void> {
    this.#closeClients();
    this.#router = undefined;
    this.#active = undefined;
    this.#asked.keepOnly([]);
    this.#failedSearches = 0;
    await this.#search(gateway);
  }

  /** Asks by all protocols at once; the best of those that grant the port is used. */
  async #search(gateway: Gateway | undefined): Promise<void> {
    const router = gateway === undefined ? undefined : this.#options.connect(gateway);
    const refusing = router === undefined ? [] : await this.#ask(router);
    if (this.#isClosed) {
      this.#adopt(router);
      return;
    }
    if (refusing === 'mapped') return;
    const waitMs = SEARCH_WAITS_MS[Math.min(this.#failedSearches, SEARCH_WAITS_MS.length - 1)] ?? CHECK_INTERVAL_MS;
    this.#failedSearches++;
    const now = this.#options.nowMs();
    this.#searchAtMs = now + waitMs;
    // A router that has fallen silent forwards until the lease ends.
    if (this.#active !== undefined && now < this.#active.lease.endsAtMs) {
      for (const client of router?.clients ?? []) client.close();
      return;
    }
    this.#adopt(router);
    this.#active = undefined;
    this.#publish(reportUnmapped(refusing));
  }

  /** Asks by each protocol that answers until one grants the port; otherwise resolves with those that refused. */
  async #ask(router: RouterClients): Promise<readonly MappingClient[] | 'mapped'> {
    const { port, transports, log } = this.#options;
    const findings = router.clients.map((client) => client.find());
    const refusing: MappingClient[] = [];
    for (const [index, client] of router.clients.entries()) {
      if (!(await findings[index]) || this.#isClosed) continue;
      for (const ended of await this.#asked.endLeftBehind(client, router.gateway))
        log.info(`Ended the forwarding of port ${ended} that an earlier run left behind.`);
      if (this.#isClosed) break;
      const mapped = await mapPorts(client, port, transports, {
        begin: (request) => this.#asked.begin(router, client, request),
        end: (request) => this.#asked.end(client, request),
      });
      if (mapped.ok) {
        this.#adopt(router);
        this.#use(client, mapped.value);
        return 'mapped';
      }
      if (mapped.error.code === 'silent') continue;
      refusing.push(client);
      log.info(`The router does not forward port ${port}: ${mapped.error.message}.`);
    }
    return refusing;
  }

  /** Speaks with a router through these clients from now on. */
  #adopt(router: RouterClients | undefined): void {
    this.#closeClients();
    this.#router = router;
    this.#asked.keepOnly(router?.clients ?? []);
  }

  #use(client: MappingClient, mapped: readonly MappedPort[]): void {
    this.#failedSearches = 0;
    this.#mustRenew = false;
    this.#active = { client, mapped, lease: leaseOf(mapped, this.#options.nowMs()), silences: 0 };
    this.#publish(reportMapped(client, mapped));
  }

  async #renew(active: Active): Promise<void> {
    const { port, nowMs, log } = this.#options;
    const router = this.#router;
    if (router === undefined) return;
    const renewed: MappedPort[] = [];
    for (const { request } of active.mapped) {
      const granted = await active.client.map(request);
      if (granted.ok) {
        const given = { ...request, externalPort: granted.value.externalPort };
        await this.#asked.begin(router, active.client, given);
        renewed.push({ request: given, grant: granted.value });
      } else if (granted.error.code === 'silent' && nowMs() < active.lease.endsAtMs) {
        active.lease = delayRenewal(active.lease, nowMs());
        return;
      } else {
        if (this.#isClosed) return;
        log.info(`The router no longer forwards port ${port}: ${granted.error.message}.`);
        this.#active = undefined;
        return this.#search(router.gateway);
      }
    }
    if (!this.#isClosed) this.#use(active.client, renewed);
  }

  async #check(active: Active): Promise<void> {
    const state = await active.client.check(active.mapped.map(({ request }) => request));
    if (this.#isClosed || this.#router === undefined) return;
    if (state === 'lost') {
      this.#options.log.info('The router has lost the forwarded port, as after a restart. It is asked again.');
      await this.#renew(active);
    } else if (state === 'kept') active.silences = 0;
    else if (++active.silences >= MAX_SILENCES) {
      active.silences = 0;
      await this.#search(this.#router.gateway);
    }
  }

  #publish(report: MappingReport): void {
    if (this.#isClosed || isDeepStrictEqual(report, this.#report)) return;
    this.#report = report;
    this.#options.onChange(report);
  }

  #closeClients(): void {
    for (const client of this.#router?.clients ?? []) client.close();
  }

  /** Resolves with the promise, or after this time. */
  async #atMost(promise: Promise<void>, timeoutMs: number): Promise<void> {
    let cancel = (): void => undefined;
    const timeout = new Promise<void>((resolve) => (cancel = this.#options.schedule(resolve, timeoutMs)));
    await Promise.race([promise, timeout]);
    cancel();
  }
}

/** The shortest of the granted lifetimes counts for all. */
function leaseOf(mapped: readonly MappedPort[], nowMs: number): Lease {
  const leases = mapped.map(({ grant }) => startLease(grant.lifetimeSeconds, nowMs));
  return leases.reduce((a, b) => (b.endsAtMs < a.endsAtMs ? b : a));
}
