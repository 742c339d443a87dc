// What a site costs a month: measured figures, what is assumed about people, and prices. `estimate-costs.mjs` prints it.

const DAYS = 30.4;
const ROUNDS = DAYS * 96;
const GB = 1e9;

/** Measured, each with the command that gives it again. */
export const MEASURED = {
  documentBytes: { value: 87_891, unit: 'bytes', what: 'documents of a person with 10 repositories and 1,303 commits of his own', command: 'npx tsx infra/scripts/measure-for-costs.ts' },
  lookupBytes: { value: 6_590, unit: 'bytes', what: 'their lookups', command: 'npx tsx infra/scripts/measure-for-costs.ts' },
  commits: { value: 1_303, unit: 'commits', what: 'facts of that person', command: 'npx tsx infra/scripts/measure-for-costs.ts' },
  lineBytes: { value: 974_901, unit: 'bytes', what: 'the same as lines for InfluxDB', command: 'npx tsx infra/scripts/measure-for-costs.ts' },
  collectMs: { value: 516, unit: 'ms', what: 'a first collection of 500 commits from a disk', command: 'npx tsx infra/scripts/measure-for-costs.ts' },
  nothingNewMs: { value: 46, unit: 'ms', what: 'a collection with nothing new', command: 'npx tsx infra/scripts/measure-for-costs.ts' },
  cvMs: { value: 7, unit: 'ms', what: 'a CV’s address answered by a warm web function (slowest of three)', command: 'node infra/scripts/measure-functions.mjs' },
  pageMs: { value: 97, unit: 'ms', what: 'a page of the app answered by a warm one (slowest of three)', command: 'node infra/scripts/measure-functions.mjs' },
  imageBytes: { value: 398_336_254, unit: 'bytes', what: 'content of the image, without the system', command: 'node infra/scripts/build-image-folder.mjs' },
  keyCalls: { value: 1, unit: 'an hour and process', what: 'calls to KMS, however many tokens', command: 'npx vitest run --project servers tests/contracts/vault-kms' },
  roundRequests: { value: 2, unit: 'requests', what: 'to a forge for 200 repositories with nothing new', command: 'npx vitest run --project programs tests/workers' },
};

/** Assumed about people and networks; nobody measured it. */
export const ASSUMED = {
  tokens: { value: 1.2, what: 'tokens of forges a person' },
  repositories: { value: 10, what: 'repositories that are collected' },
  changedADay: { value: 2, what: 'collections a person and day that find something new' },
  commitsADay: { value: 5, what: 'commits a person and day' },
  views: { value: 100, what: 'views of his CV a month' },
  pages: { value: 60, what: 'pages of the app a month' },
  forgeMs: { value: 200, what: 'ms until a forge answers' },
  collectRequests: { value: 11, what: 'requests of a collection that finds something new (counted with simulated forges)' },
  pageBytes: { value: 100_000, what: 'bytes of a view, fonts included: the limit that the tests hold' },
  auditEntries: { value: 520, what: 'entries of the audit list that a person with ten repositories has after 180 days: one a week for each repository, and for each thing that is done with a token by itself' },
  auditBytes: { value: 400, what: 'bytes of one, lookups included' },
  otherBytes: { value: 25_000, what: 'bytes of documents that grow with use besides: sessions, tokens, suggestions' },
  roundsAtOnce: { value: 32, what: 'tokens that one call of the schedule asks about at the same time; of one server three quarters' },
  busyShare: { value: 0.3, what: 'share of a function’s time that it is really busy, for the number of processes' },
};

/** Dollars, as AWS, MongoDB and InfluxData list them for Europe; looked up once, not asked from any service. */
export const PRICES = {
  lambdaGbSecond: 0.0000166667, lambdaRequest: 0.2e-6, readyGbSecond: 0.0000048, edgeRequest: 0.6e-6, diskGbSecond: 0.0000000358,
  sqsRequest: 0.4e-6, kmsKey: 1, kmsRequest: 0.03 / 10_000, secret: 0.4, firewall: 9, firewallRequest: 0.6e-6, alarms: 0.9, zone: 0.5, imageGb: 0.1, logGb: 0.63,
  cdnRequest: 0.012 / 10_000, cdnGb: 0.085, cdnFreeGb: 1_000, cdnFreeRequests: 10_000_000,
  influxWriteMb: 0.0025, influxQuery: 0.012 / 100, influxGbHour: 0.002, influxOutGb: 0.09,
};

/** Sizes of Atlas: the first that holds the documents. GB of documents and lookups, dollars a month. */
const ATLAS = [['M0', 0.512, 0], ['Flex, 5 GB', 5, 30], ['M10', 10, 57], ['M30', 40, 394], ['M40', 80, 747], ['M50', 160, 1_460]];

const GIGABYTES = { web: 1_769 / 1_024, collect: 3_538 / 1_024, schedule: 0.5, disk: 6_144 / 1_024 - 0.5 };

const of = table => Object.fromEntries(Object.entries(table).map(([name, { value }]) => [name, value]));

/** Bytes that a person's documents take. */
export function bytesOfAPerson() {
  const { documentBytes, lookupBytes, auditEntries, auditBytes, otherBytes } = { ...of(MEASURED), ...of(ASSUMED) };
  return documentBytes + lookupBytes + auditEntries * auditBytes + otherBytes;
}

/** How many people fit a store of so many bytes. */
export function peopleIn(bytes) {
  return Math.floor(bytes / bytesOfAPerson());
}

/** Dollars a month of the first size of Atlas that holds the documents of so many people. */
export function atlasPriceOf(people) {
  return atlasOf(people)[2];
}

function atlasOf(people) {
  return ATLAS.find(([, gigabytes]) => gigabytes * GB >= people * bytesOfAPerson()) ?? ATLAS.at(-1);
}

/** Seconds that functions run a month for so many people. */
function secondsOf(people) {
  const m = { ...of(MEASURED), ...of(ASSUMED) };
  const round = (m.roundRequests * m.forgeMs) / 1_000;
  const nothingNew = (m.nothingNewMs + m.forgeMs) / 1_000;
  const collection = (m.collectMs + m.collectRequests * m.forgeMs) / 1_000;
  return {
    round, schedule: (people * m.tokens * round * ROUNDS) / (m.roundsAtOnce * 0.75),
    collect: people * DAYS * (m.repositories * nothingNew + m.changedADay * collection),
    web: people * ((m.views * m.cvMs + m.pages * m.pageMs) / 1_000),
    jobs: people * DAYS * (m.repositories + m.changedADay), requests: people * (m.views + m.pages),
  };
}

/** Processes that hold a key of the vault at a time: for each function at least one that is not always there. */
function processesOf({ schedule, collect, web }) {
  const month = DAYS * 86_400 * ASSUMED.busyShare.value;
  return [schedule, collect, web].reduce((sum, seconds) => sum + Math.max(1, seconds / month), 0);
}

/** Dollars a month, line by line. `ready`: web functions that are kept ready. */
export function costOf(people, ready = 0) {
  const m = { ...of(MEASURED), ...of(ASSUMED) };
  const p = PRICES;
  const used = secondsOf(people);
  const lambda = (seconds, gigabytes, calls) => seconds * gigabytes * p.lambdaGbSecond + calls * p.lambdaRequest;
  const [atlas, , atlasPrice] = atlasOf(people);
  const outGb = (people * m.views * m.pageBytes) / GB;
  const queries = people * DAYS * m.changedADay * 2;
  const read = (people * DAYS * m.changedADay * m.lineBytes * (1 + 1 / m.repositories)) / GB;
  const idlePolls = (5 * DAYS * 86_400) / 20;
  const lines = [
    ['Web function', lambda(used.web, GIGABYTES.web, used.requests) + used.requests * p.edgeRequest],
    ['Web functions kept ready', ready * GIGABYTES.web * DAYS * 86_400 * p.readyGbSecond],
    ['Schedule function', lambda(used.schedule, GIGABYTES.schedule, ROUNDS)],
    ['Collectors', lambda(used.collect, GIGABYTES.collect, used.jobs) + used.collect * GIGABYTES.disk * p.diskGbSecond],
    ['SQS', (used.jobs * 5 + idlePolls) * p.sqsRequest],
    ['KMS', p.kmsKey + processesOf(used) * m.keyCalls * 24 * DAYS * p.kmsRequest],
    ['CloudFront', Math.max(0, outGb - p.cdnFreeGb) * p.cdnGb + Math.max(0, used.requests - p.cdnFreeRequests) * p.cdnRequest],
    ['Firewall, alarms, zone, secret, image, logs', p.firewall + used.requests * p.firewallRequest + p.alarms + p.zone + p.secret + (m.imageBytes / GB) * 20 * 0.2 * p.imageGb + used.jobs * 500 / GB * p.logGb],
    [`MongoDB Atlas, ${atlas}`, atlasPrice],
    ['InfluxDB Cloud Serverless', people * DAYS * m.commitsADay * (m.lineBytes / m.commits) / 1e6 * p.influxWriteMb + queries * p.influxQuery + read * p.influxOutGb + (people * m.lineBytes) / GB * p.influxGbHour * 24 * DAYS],
  ];
  return { lines, total: lines.reduce((sum, [, dollars]) => sum + dollars, 0), used, atlas };
}
