/** What somebody does with pull or merge requests. `reviewed`: one of somebody else's that he reviewed, or is a reviewer of where the forge tells no more. */
export const PULL_REQUEST_ACTS = ['opened', 'merged', 'reviewed'] as const;
export type PullRequestAct = (typeof PULL_REQUEST_ACTS)[number];

/** A repository as it is asked about. */
export interface AskedRepository {
  /** The forge's own id. */
  id: string;
  /** As it is in an address. */
  path: string;
  /** The forge's id of its project or owner; null where nobody told. */
  ownerId: string | null;
}

/** Which requests are asked for. */
export interface PullRequestQuestion {
  act: PullRequestAct;
  /** First and last month, in months since January 1970, by UTC: in which a request was opened, or merged where `act` says so. */
  from: number;
  to: number;
  /** Repositories that count; what lies in others may be left out of the answer. */
  repositories: readonly AskedRepository[];
}

/** The requests of a question; `too-many`: more than the forge tells at once, so that a shorter time has to be asked for. */
export interface PullRequestAnswer {
  /** Requests to the forge that it took. */
  asked: number;
  found: { repository: { id: string } | { path: string }; month: number }[] | 'too-many';
}

/** Counts of one repository: columns of equal length, months (since January 1970) ascending, none without a number. */
export interface PullRequestMonths {
  months: number[];
  opened: number[];
  merged: number[];
  reviewed: number[];
}
