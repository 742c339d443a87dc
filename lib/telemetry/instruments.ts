/** What is measured, as docs/operations.md lists it. Units in UCUM, as OpenTelemetry writes them. */
export const INSTRUMENTS = {
  'commit_stats.collection.duration': { kind: 'histogram', unit: 's', description: 'Time that one collection of a repository took' },
  'commit_stats.collection.commits': { kind: 'counter', unit: '{commit}', description: 'Commits whose facts were written' },
  'commit_stats.publish.duration': { kind: 'histogram', unit: 's', description: 'Time from the stored facts of one person to the published pages' },
  'commit_stats.round.duration': { kind: 'histogram', unit: 's', description: 'Time in which the forge of one token was asked for something new' },
  'commit_stats.errors': { kind: 'counter', unit: '{error}', description: 'Failures by their code and by where they happened' },
  'commit_stats.queue.age': { kind: 'gauge', unit: 's', description: 'How long the repository that is due longest has waited for a worker' },
  'commit_stats.queue.due': { kind: 'gauge', unit: '{repository}', description: 'Repositories that wait for a worker' },
  'commit_stats.queue.messages': { kind: 'gauge', unit: '{message}', description: 'Messages in the queue, where there is one, by their state' },
  'commit_stats.forge.quota.remaining': { kind: 'gauge', unit: '{request}', description: 'Requests that a forge still allows: the least over the tokens in use' },
  'commit_stats.forge.quota.limit': { kind: 'gauge', unit: '{request}', description: 'Requests that the forge allows that token in one period' },
  'http.server.request.duration': { kind: 'histogram', unit: 's', description: 'Time until a request was answered' },
} as const satisfies Record<string, { kind: 'histogram' | 'counter' | 'gauge'; unit: string; description: string }>;

type Kind<K> = { [Name in keyof typeof INSTRUMENTS]: (typeof INSTRUMENTS)[Name]['kind'] extends K ? Name : never }[keyof typeof INSTRUMENTS];

/** Names of what is counted up, of what is spread out, and of what stands at a value. */
export type CounterName = Kind<'counter'>;
export type HistogramName = Kind<'histogram'>;
export type GaugeName = Kind<'gauge'>;

/**
 * Attributes that may be told, and nothing else: none of them can hold a secret, an address of a person or the name of a repository.
 * `server` is a host that the operator lists, or a public forge's.
 */
export interface Attributes {
  forge?: string;
  server?: string;
  /** What became of it. */
  result?: string;
  /** Code of an AppError, else `internal`. */
  code?: string;
  /** Where it happened. */
  where?: 'collection' | 'publish' | 'round' | 'message' | 'daily' | 'request' | 'draw';
  state?: 'waiting' | 'running' | 'delayed' | 'dead';
  /** Method and status of a request, and the kind of page. */
  method?: string;
  status?: number;
  route?: string;
}
