import { Client } from 'undici';

/** What the readers ask for, as JSON in the first argument. */
export interface Reading {
  /** Asked for in turn. */
  urls: string[];
  headers: Record<string, string>;
  /** What each answer must be; any other counts as a failure. */
  status: number;
  readers: number;
  seconds: number;
}

/** What they saw, as JSON on stdout. */
export interface Seen {
  /** Answers a second. */
  rate: number;
  /** Milliseconds within which 99 of 100 answers were there. */
  p99: number;
  failures: number;
}

/** Each reader has a connection of its own and asks again as soon as he has the whole answer. Bodies are received and not looked at: what it costs to read them is no cost of the site. */
async function read({ urls, headers, status, readers, seconds }: Reading): Promise<Seen> {
  const addresses = urls.map((url) => new URL(url));
  const origin = addresses[0]?.origin ?? '';
  const paths = addresses.map(({ pathname, search }) => pathname + search);
  const took: number[] = [];
  let [asked, failures] = [0, 0];
  const end = performance.now() + seconds * 1_000;
  const one = (client: Client): Promise<void> => new Promise((done) => {
    const ask = (): void => {
      const began = performance.now();
      if (began >= end) return done();
      let right = false;
      const answered = (): void => {
        took.push(performance.now() - began);
        if (!right) failures += 1;
        ask();
      };
      client.dispatch({ method: 'GET', path: paths[asked++ % paths.length] ?? '/', headers }, {
        onRequestStart() {},
        onResponseStart(_controller, code) {
          right = code === status;
        },
        onResponseData() {},
        onResponseEnd: answered,
        onResponseError: answered,
      });
    };
    ask();
  });
  const clients = Array.from({ length: readers }, () => new Client(origin));
  await Promise.all(clients.map(one));
  await Promise.all(clients.map((client) => client.destroy()));
  took.sort((a, b) => a - b);
  return { rate: took.length / seconds, p99: took[Math.floor(took.length * 0.99)] ?? Number.NaN, failures };
}

process.stdout.write(JSON.stringify(await read(JSON.parse(process.argv[2] ?? '') as Reading)));
