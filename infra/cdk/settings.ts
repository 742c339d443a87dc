import type { Node } from 'constructs';
import { z } from 'zod';

const place = z.object({
  /** Under which readers reach the site. */
  domain: z.string().regex(/^[a-z0-9.-]+$/u),
  /** Who is told of alarms and of the budget. */
  mail: z.email(),
  /** The zone of the domain in this account. */
  zoneId: z.string().optional(),
  /** Instead of it: a role in the account of the parent zone, which may add the records that delegate the domain to a zone made here. */
  delegationRole: z.string().startsWith('arn:').optional(),
  /** The parent zone's id there. */
  parentZoneId: z.string().optional(),
  /** MB of each function: with them comes the processor's share. */
  webMemory: z.coerce.number().int().min(512).max(10_240).default(1_769),
  collectMemory: z.coerce.number().int().min(512).max(10_240).default(3_538),
  /** MB for what a collection fetches. */
  collectDisk: z.coerce.number().int().min(512).max(10_240).default(6_144),
  /** Collections at the same time. */
  collectors: z.coerce.number().int().min(2).max(1_000).default(10),
  /** Calls of the schedule that begin every 15 minutes, each of which asks about 32 tokens at a time: one for some ten thousand people, three for a hundred thousand. */
  schedulers: z.coerce.number().int().min(1).max(5).default(1),
  /** Web functions at the same time. */
  webLimit: z.coerce.number().int().min(1).max(1_000).default(50),
  /** Web functions that are kept ready. */
  webReady: z.coerce.number().int().min(0).max(100).default(0),
  /** Dollars a month after which a mail is sent. */
  budget: z.coerce.number().positive().default(50),
});

/** What one place, stage or production, is made with. */
export type PlaceSettings = z.infer<typeof place>;

const all = z.object({ account: z.string().regex(/^\d{12}$/u), region: z.string().regex(/^[a-z0-9-]+$/u), image: z.string().min(1), stage: place, production: place });

/** Everything the app is told, by `cdk.json` or `-c name=value`; a place as JSON. Throws where something is missing or wrong. */
export function readCdkSettings(node: Node): z.infer<typeof all> {
  const of = (name: string): unknown => {
    const value: unknown = node.tryGetContext(name);
    return typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value;
  };
  return all.parse({ account: of('account'), region: of('region'), image: of('image'), stage: of('stage'), production: of('production') });
}
