declare module 'autocannon' {
  export interface Options {
    url: string;
    connections?: number;
    /** Seconds. */
    duration?: number;
    workers?: number;
    headers?: Record<string, string>;
  }
  export interface Result {
    requests: { average: number };
    /** Milliseconds. */
    latency: { p99: number };
    errors: number;
    non2xx: number;
    '2xx': number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
