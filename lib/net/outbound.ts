/** An address that was looked up once and may be connected to. */
export interface PinnedAddress {
  /** The address as it is really used: rebuilt from its parts, never what a person typed. */
  url: URL;
  /** The IP address to connect to; undefined where a proxy of the operator's connects: it looks the name up itself. */
  pinned: { ip: string; family: 4 | 6 } | undefined;
}

/** One answer of a name service. */
export interface ResolvedAddress {
  address: string;
  family: 4 | 6;
}

/** Looks a name up: every address it has. */
export type Resolve = (host: string) => Promise<ResolvedAddress[]>;

/** What may be reached. */
export interface OutboundPolicy {
  /**
   * Servers that may be reached whatever their IP address is, named by the operator: `https://git.example.org`, `http://127.0.0.1:4000`.
   * Only these may speak http, or use another port than 443.
   */
  trustedOrigins: readonly string[];
  /** Hosts that may be reached where they have a public address; `any` for repositories that people add by their address. */
  publicHosts: readonly string[] | 'any';
  /** Caps for every answer; what is absent has its default. */
  limits?: Partial<OutboundLimits>;
  /** Replaces the system's name service, for tests and for operators with their own. */
  resolve?: Resolve;
}

export interface OutboundLimits {
  /** Until a connection stands and the head of the answer is there. */
  answerMs: number;
  /** For the whole exchange. */
  totalMs: number;
  /** Bytes of the body after decompression. */
  maxBytes: number;
  /** Decompressed bytes for each received one. */
  maxRatio: number;
  /** No failure to connect is told before this time has passed, so that a closed, a filtered and a forbidden address look the same. Not for trusted servers. */
  failMs: number;
}

/** A large page of a forge's list has under 2 MB. */
export const DEFAULT_LIMITS: OutboundLimits = { answerMs: 30_000, totalMs: 120_000, maxBytes: 32_000_000, maxRatio: 200, failMs: 3_000 };

/** The one way out of the service. Nothing else in it opens a connection to an address that somebody else chose. */
export interface Outbound {
  /**
   * As the global `fetch`, for any client library: one look-up, pinned, no redirect followed (the 3xx answer is given back), caps on bytes and time.
   * @throws AppError `address-refused` before anything is looked up or sent; `forge-unreachable` for every kind of failed connection in the same words;
   *   `limit-exceeded` for the caps, also while the body is read. The caller's own signal ends it with that signal's reason.
   */
  fetch: typeof globalThis.fetch;
  /**
   * Looks an address up and says where to connect, for programs and clients that open their own connections.
   * @throws AppError `address-refused` as `fetch`, `forge-unreachable` where the name has no address that may be used.
   */
  pin(url: string): Promise<PinnedAddress>;
  /** Ends all kept connections. */
  close(): Promise<void>;
}
