import { configureGlobal } from 'fast-check';

/** What property tests draw is the same each time, so that a run says of the same code what the one before it said; `FAST_CHECK_SEED` draws something else. */
configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20_261_121) });
