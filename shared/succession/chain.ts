import { MAX_CHAIN_CLAIMS, type Claim, type Succession } from '../protocol/succession-messages.ts';
import { failure, success, type Result } from '../result.ts';
import type { AuthenticClaim, AuthenticSuccession } from './authenticate.ts';
import { candidateOf, isElectedBy, isMajorityOf } from './quorum.ts';

/** A host whose certificate is known to be right. */
export interface KnownHost {
  /** null = not known yet: an invitation does not tell it. */
  readonly epoch: number | null;
  /** SHA-256 of its certificate, base64url. */
  readonly pin: string;
}

/** The belief of a member, a guest or a rendezvous before it sees a chain. */
export interface Trust {
  /** '' = any: an invitation does not tell it. */
  readonly lobbyId: string;
  /** The host that it follows now, or that its invitation names. */
  readonly host: KnownHost;
  /** Hosts before that one. */
  readonly formerHosts: readonly KnownHost[];
  /** Those who have a say in who hosts now; null = nobody is known. */
  readonly electors: Pick<Succession, 'electors' | 'formerElectors'> | null;
}

/** The host to which a chain leads. */
export interface NewHost {
  readonly lobbyId: string;
  readonly epoch: number;
  readonly identity: string;
  readonly invitation: string;
  readonly pin: string;
  /** The part of the chain that leads to it from the host that was known. */
  readonly claims: readonly AuthenticClaim[];
}

export type ChainFailureCode =
  'unknown-host' | 'other-lobby' | 'broken-chain' | 'old-epoch' | 'not-a-successor' | 'not-elected';

/**
 * Judges a chain with right signatures by what is believed already, and nothing else: it has to begin at a known host,
 * and each claim needs the votes that its own succession asks for. A claim that begins at a former host also needs more
 * than half of the electors that are known now: honest hosts never issue another one, and a former host that lies
 * cannot call members back with electors of its own making.
 */
export function judgeChain(claims: readonly AuthenticClaim[], trust: Trust): Result<NewHost, ChainFailureCode> {
  const start = findStart(claims, trust);
  if (start === undefined)
    return failure('unknown-host', 'The claim begins at a host that is not of this lobby. Keep to the host you have.');
  let previous: KnownHost | undefined;
  for (const link of claims.slice(start)) {
    const problem = findProblem(link, trust, previous);
    if (problem !== undefined) return failure(problem, MESSAGES[problem]);
    previous = { epoch: link.claim.epoch, pin: link.candidatePin };
  }
  const last = claims.at(-1);
  if (last === undefined || last.claim.epoch <= (trust.host.epoch ?? 0))
    return failure('old-epoch', MESSAGES['old-epoch']);
  const { claim, candidatePin } = last;
  const successor = claim.succession.successors.find(({ identity }) => identity === claim.candidate);
  return success({
    lobbyId: claim.succession.lobbyId,
    epoch: claim.epoch,
    identity: claim.candidate,
    invitation: successor?.invitation ?? '',
    pin: candidatePin,
    claims: claims.slice(start),
  });
}

const MESSAGES: Readonly<Record<Exclude<ChainFailureCode, 'unknown-host'>, string>> = {
  'other-lobby': 'The claim is about another lobby. Keep to the host you have.',
  'broken-chain': 'A claim does not begin where the one before it ends. Ask its sender for the whole chain.',
  'old-epoch': 'The claim is older than the host you have. Keep to that host.',
  'not-a-successor': 'The epoch does not belong to the candidate. Keep to the host you have.',
  'not-elected': 'Fewer than half of the electors voted for the candidate. Keep to the host you have.',
};

/**
 * Returns where to begin: a chain may begin with claims that led to the known host, and the last one that begins at
 * the known host matters, if that host had the lobby twice.
 */
function findStart(claims: readonly AuthenticClaim[], { host, formerHosts }: Trust): number | undefined {
  const last = claims.findLastIndex((claim) => beginsAt(claim, host));
  const start =
    last < 0 ? claims.findLastIndex((claim) => formerHosts.some((former) => beginsAt(claim, former))) : last;
  return start < 0 ? undefined : start;
}

function beginsAt({ claim, issuerPin }: AuthenticClaim, { epoch, pin }: KnownHost): boolean {
  return issuerPin === pin && (epoch === null || claim.succession.epoch === epoch);
}

/** Returns what is wrong with one claim. `previous`: the host that the claim before it made. */
function findProblem(
  link: AuthenticClaim,
  { lobbyId, host, electors }: Trust,
  previous: KnownHost | undefined,
): Exclude<ChainFailureCode, 'unknown-host'> | undefined {
  const { claim, candidatePin, voters } = link;
  const { succession } = claim;
  if (lobbyId !== '' && succession.lobbyId !== lobbyId) return 'other-lobby';
  if (previous !== undefined && !beginsAt(link, previous)) return 'broken-chain';
  if (claim.epoch <= succession.epoch) return 'old-epoch';
  if (candidatePin === '' || candidateOf(claim.epoch, succession) !== claim.candidate) return 'not-a-successor';
  const supporters = new Set(voters);
  if (!isElectedBy(supporters, succession)) return 'not-elected';
  const isOfFormerHost = previous === undefined && !beginsAt(link, host);
  if (isOfFormerHost && electors !== null && !haveAgreed(electors, supporters)) return 'not-elected';
  return undefined;
}

/** Returns whether more than half of the electors support a claim, or of the former ones while they change. */
function haveAgreed(
  { electors, formerElectors }: Pick<Succession, 'electors' | 'formerElectors'>,
  supporters: ReadonlySet<string>,
): boolean {
  return [electors, formerElectors].some((list) => isMajorityOf(list, (identity) => supporters.has(identity)));
}

/** Returns the hosts whose successions a chain of claims has. */
export function issuersOf(claims: readonly AuthenticClaim[]): readonly KnownHost[] {
  return claims.map(({ claim, issuerPin }) => ({ epoch: claim.succession.epoch, pin: issuerPin }));
}

/** Returns whether a host that is known issued a succession of this lobby. */
export function isOfKnownHost(
  { succession, pin }: AuthenticSuccession,
  { lobbyId, host, formerHosts }: Pick<Trust, 'lobbyId' | 'host' | 'formerHosts'>,
): boolean {
  if (lobbyId !== '' && succession.lobbyId !== lobbyId) return false;
  return [host, ...formerHosts].some(
    (known) => known.pin === pin && (known.epoch === null || known.epoch === succession.epoch),
  );
}

/**
 * Returns a chain with more claims. If those begin at a former host, it leaves the hosts after that one out: they are
 * not on the way. The chain loses its oldest claims when it is too long for a message.
 */
export function extendChain(chain: readonly Claim[], added: readonly Claim[]): readonly Claim[] {
  const base = added[0]?.succession;
  const isOfSameHost = ({ succession }: Claim): boolean =>
    succession.epoch === base?.epoch && succession.certificate === base.certificate;
  const fork = chain.findIndex(isOfSameHost);
  return [...(fork < 0 ? chain : chain.slice(0, fork)), ...added].slice(-MAX_CHAIN_CLAIMS);
}
