import type { Agent as HttpAgent, } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';

/** An address that was looked up once and may be connected to. */
export interface PinnedAddress {
  /** The address as it is really used: rebuilt from its parts, never what a person typed. */
  url: URL;
  /** The IP address to connect to. */
  ip: string;
  family: 4 | 6;
}

/** Looks a name up: every address it has. */
export type Resolve = (host: string) => Promise<{ address: string; family: 4 | 6 }[]>;

/** What may be reached. */
export interface OutboundPolicy {
  /**
   * Servers that may be reached whatever their IP address is, named by the operator: `https://git.example.org`, `http://127.0.0.1:4000`.
   * Only these may speak http, or use another port than 443.
   */
  trustedOrigins: readonly string[];
  /** Hosts that may be reached where they have a public address; `any` for repositories that people add by their address. */
  publicHosts: readonly string[] | 'any';
  /** Caps for every answer. */
  limits: OutboundLimits;
  /** Replaces the system's name service in tests. */
  resolve?: Resolve;
}

export interface OutboundLimits {
  /** Until the head of the answer is there. */
  answerMs: number;
  /** For the whole exchange. */
  totalMs: number;
  /** Bytes of the body after decompression. */
  maxBytes: number;
  /** Decompressed bytes for each received one. */
  maxRatio: number;
}

/** The one way out of the service. Nothing else in it opens a connection to an address that somebody else chose. */
export interface Outbound {
  /**
   * As the global `fetch`, for any client library: one look-up, pinned, no redirect followed (the 3xx answer is given back), caps on bytes and time.
   * @throws AppError `address-refused` before anything is sent, `forge-unreachable` for every kind of failed connection in the same words, `limit-exceeded` for the caps.
   */
  fetch: typeof globalThis.fetch;
  /** For clients of node's own http: agents that connect only to looked-up and allowed addresses. The caller must not follow redirects. */
  agents: { http: HttpAgent; https: HttpsAgent };
  /**
   * Looks an address up and says where to connect.
   * @throws AppError `address-refused`, in the same words whatever the reason.
   */
  pin(url: string): Promise<PinnedAddress>;
  /** Ends all kept connections. */
  close(): Promise<void>;
}
