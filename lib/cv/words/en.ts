import type { Formats } from './formats';
import type { Coverage, Ends, Unit, Who } from './told';
import { verifyWords } from './verify-en';

const commit = { one: 'commit', other: 'commits' };
const day = { one: 'day', other: 'days' };
const week = { one: 'week', other: 'weeks' };
const month = { one: 'month', other: 'months' };
const year = { one: 'year', other: 'years' };
const repository = { one: 'repository', other: 'repositories' };
const language = { one: 'language', other: 'languages' };
const file = { one: 'file', other: 'files' };

const units = { day, week, month };
const on = { day: 'on', week: 'in', month: 'in' };
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const author = (who: Who): string => who ?? 'the author';
const own = (who: Who): string => `${author(who)}’s`;

/** The fixed words of a CV in English. What they mean is told by where they are used; the other languages have the same ones. */
export function english(f: Formats) {
  const { count, amount, plural, percent, list } = f;
  const active = { day: { one: 'active day', other: 'active days' }, week: { one: 'active week', other: 'active weeks' }, month: { one: 'active month', other: 'active months' } };
  const days = (value: number, unit: Unit): string => `${on[unit]} ${amount(value, units[unit])}`;
  return {
    nouns: { commit, day, week, month, year, repository, language, file, package: { one: 'package', other: 'packages' }, star: { one: 'star', other: 'stars' }, line: { one: 'line', other: 'lines' } },
    units, active,
    unitNames: { day: 'Days', week: 'Weeks', month: 'Months' },
    activeNames: { day: 'Active days', week: 'Active weeks', month: 'Active months' },
    author, skipTo: { cv: 'Skip to the CV', table: 'Skip to the table', message: 'Skip to the message', form: 'Skip to the form', rules: 'Skip to the rules' },
    common: {
      commits: 'Commits', lines: 'Lines', languages: 'Languages', repositories: 'Repositories', months: 'Months', years: 'Years', openSource: 'Open source', activeDays: 'Active days',
      table: 'Table', close: 'Close', others: (value: number) => `${count(value)} ${value === 1 ? 'other' : 'others'}`, andMore: (value: number) => `And ${count(value)} more.`,
      showAll: (value: number) => `Show all ${count(value)} languages`, showMore: (value: number) => `Show ${count(value)} more`, now: 'now', overTime: 'Over time', darkColours: 'Dark colours', share: 'Share',
      firstAndLast: 'First and last commit', mostly: 'Mostly', perYear: 'Commits per year', counted: 'Counted', countedApart: 'Counted apart', rulesVersion: (version: number) => `Counting rules version ${version}`, lastUsed: 'Last used',
    },

    summary: {
      none: 'No commit is counted here yet',
      mostly: (first: string, second: string | undefined) => (second === undefined ? `Mostly ${first}` : `Mostly ${first}, some ${second}`),
      since: (from: string) => `since ${from}`, during: (when: string) => `in ${when}`, fromTo: (from: string, to: string) => `from ${from} to ${to}`,
      amount: (commits: number, activeDays: number, unit: Unit) => `${amount(commits, commit)} ${days(activeDays, unit)}`,
      allOn: (commits: number, date: string) => `${amount(commits, commit)}, all on ${date}`,
    },

    coverage: {
      title: 'What this page rests on', noRepository: 'No repository stands on this page', of: 'what vouches for the addresses', which: 'which',
      onMachine: (all: number) => `${amount(all, repository)}, read commit by commit on the owner’s machine`,
      fromForges: ({ all, forges, onMachine, reported }: Coverage) => `${amount(all, repository)}: ${list([...forges.map(({ name, some }) => `${name} ${some}`), ...(onMachine > 0 ? [`${onMachine} on the owner’s machine`] : []), ...(reported > 0 ? [`${reported} reported by the owner, who counted there himself`] : [])])}`,
      verifiedUntil: (date: string) => `verified until ${date}`, gone: 'cannot be read any more', blocked: 'cannot be read at present', unreadSince: (date: string) => `not readable since ${date}`,
      verified: (some: number, { first, last }: Ends) => `${amount(some, repository)} verified until ${first === last ? first : `days between ${first} and ${last}`}: access ended then`,
      unread: (some: number, since: Ends | undefined) => `${amount(some, repository)} ${since === undefined ? 'cannot be read at present' : since.first === since.last ? `not readable since ${since.first}` : `not readable, the first since ${since.first}`}; the numbers are those of the last reading`,
      waiting: (some: number) => `${amount(some, repository)} ${some === 1 ? 'is' : 'are'} not counted yet`,
      addresses: (some: number | undefined) => (some === undefined ? 'The e-mail addresses' : amount(some, { one: 'e-mail address', other: 'e-mail addresses' })),
      typed: (addresses: string, some: number | undefined) => `${addresses}, as typed by the owner; nobody vouches for ${some === 1 ? 'it' : 'these addresses'}`,
      notKnown: (addresses: string) => `${addresses}; who vouches for them is not known yet`,
      byForge: (addresses: string, signed: boolean) => `${addresses}, verified by a forge${signed ? ' or by checked signatures' : ''}`,
      partTyped: (some: number, all: number) => `${count(some)} of ${amount(all, commit)} by addresses that the owner typed, in private repositories the owner could read`,
      partReported: (some: number, all: number) => `${count(some)} of ${amount(all, commit)} reported by the owner`,
      claimed: (commits: number, activeDays: number) => `${amount(commits, { one: 'more commit', other: 'more commits' })} on ${amount(activeDays, day)} by typed addresses in public repositories: claimed, in no figure`,
      readUpTo: (when: string) => `Read up to ${when}`,
      inPart: (some: number) => `${amount(some, commit)} could be counted only in part`,
      serif: (who: Who) => `Words set like this were written by ${author(who)}.`, counted: (wrote: boolean) => `Everything ${wrote ? 'else ' : ''}was counted from git history.`,
    },

    trust: {
      signed: { name: 'Signed with the owner’s key', why: 'The signature was checked against the keys that a forge lists for the owner’s account.' },
      verified: { name: 'By addresses that a forge verified', why: 'The forge vouches that the address is the owner’s.' },
      access: { name: 'By addresses that the owner typed', why: 'Nobody vouches for them; the repositories are private, and the owner could read them. A private copy of public work would look the same.' },
      reported: { name: 'Reported by the owner', why: 'Counted on the owner’s own machine and sent as numbers; nothing was read here.' },
      claimed: { name: 'Claimed only', why: 'Typed addresses in repositories that anybody can read.' },
    },
    exclusions: {
      merge: { name: 'Merges', why: 'They join work that is counted already.' },
      duplicate: { name: 'Seen before', why: 'The same commit or the same work in a fork, a mirror or after a rebase.' },
      bot: { name: 'Written by bots', why: 'The author is an automatic account.' },
      owner: { name: 'Left out by the owner', why: 'Excluded by hand.' },
      generated: { name: 'Generated files', why: 'A tool made them from other files.' },
      vendored: { name: 'Vendored code', why: 'Somebody else’s code, kept in the repository.' },
      lock: { name: 'Lock files', why: 'A package manager wrote them.' },
      documentation: { name: 'Prose and documentation', why: 'Markdown, plain text, docs folders.' },
      data: { name: 'Data and configuration', why: 'JSON, YAML and the like.' },
      binary: { name: 'Binary files', why: 'Images, fonts, archives; git finds lines in some of them.' },
      unknown: { name: 'No language found', why: 'Neither name nor content says what they are.' },
    },
    kinds: {
      feature: 'Features', fix: 'Fixes', refactoring: 'Refactoring', test: 'Tests', documentation: 'Documentation', build: 'Build and chores',
      performance: 'Performance', style: 'Style', revert: 'Reverts', other: 'Not labelled',
    },

    figures: {
      label: 'Figures', of: (all: number) => `of ${count(all)}`, ofAll: (part: number | null) => `all: ${percent(part)}`, noneInView: 'none in this view', none: 'none by these addresses',
      commits: 'on default branches, merges left out', withChanges: (name: string) => `with changes in ${name}`,
      days: (unit: Unit) => `${units[unit].other} with at least one commit`, daysWith: (unit: Unit, name: string) => `${units[unit].other} with a change in ${name}`,
      undated: 'no dated commit', years: (name: string | undefined, since: string) => `with ${name ?? 'commits'}, since ${since}`,
      oneLanguage: 'the filter shows one', byMonths: 'each in use for 12 months or more', byShare: 'each with 2% of the work or more',
      openUnknown: 'not known of these repositories', open: (repositories: number) => `of commits, in ${amount(repositories, { one: 'public repository', other: 'public repositories' })}`,
    },

    languages: {
      since: (from: string) => `since ${from}`, during: (when: string) => `in ${when}`, fromTo: (from: string, to: string) => `from ${from} to ${to}`,
      beforeAndBeside: 'before and beside it', before: 'before it', firstYears: 'in its first years', beside: 'beside it',
      rules: { commits: 'Each commit counts once, divided among the languages of its changed lines.', lines: 'Lines added and deleted in code and tests.', days: 'A day counts for each language changed on it, so a column may hold a day twice.' },
      chosen: (name: string, first: string, activeMonths: number, months: number) => `${name} since ${first}, in ${count(activeMonths)} of the ${amount(months, month)} shown. Grey is all other work.`,
      noCode: (commits: number) => `${count(commits)} changed only docs, data or other files.`,
      perColumn: { month: '', quarter: ' Per quarter.', year: ' Per year.' }, nothing: 'No changed code in this period.',
      measure: 'Measure', head: 'Language', monthsInUse: 'Months in use', firstAndLastUse: 'First and last use', byRank: 'Languages by rank', byOwner: 'Languages, in the owner’s order', further: 'Further languages', otherWork: 'All other work', of: 'languages',
      strips: 'The strips share the time axis above; their heights compare within a row.',
    },
    days: {
      title: 'Days with commits', of: 'active days', none: 'no commits', andMore: (commits: number) => `${amount(commits, commit)} and more`,
      sentence: (activeDays: number, years: number, who: Who) => `${amount(activeDays, day)} in ${amount(years, year)}; a day is the calendar day where ${author(who)} was.`,
      runOn: 'longest run, still going', run: (until: string) => `longest run, until ${until}`, busiest: (when: string) => `busiest month, ${when}`, weeks: 'of the weeks since the first commit have one',
      earlier: (years: number) => `Show ${count(years)} earlier ${plural(years, year)}`,
    },
    kindsOfWork: {
      title: 'Kinds of work', of: 'the kind of work', nothing: 'No commit carries a label or a clear first verb, so nothing can be said of the kinds of work.',
      all: 'Share of each year’s commits; every one carries a label or a clear first verb.',
      some: (labelled: string) => `Share of each year’s labelled commits. ${labelled} carry a label or a clear first verb; the others are left out here.`,
      thin: (years: readonly string[]) => `${years.length > 3 ? `${years.length} years have` : `${list(years)} ${years.length === 1 ? 'has' : 'have'}`} fewer than 10 labelled commits and no column.`,
      assistants: (part: string, commits: number) => `${part} of all commits (${count(commits)}) declare that an AI tool took part; what is not declared is not counted.`,
    },
    hours: {
      title: 'Weekday and hour', none: 'No commit carries an hour.', weekday: 'Weekday',
      sentence: (part: string, from: number, to: number, who: Who) => `${part} on weekdays between ${from} and ${to} on ${own(who)} own clock.`, allowed: (who: Who) => `Shown because ${author(who)} allows it.`,
    },
    years: {
      title: (unit: Unit) => `Commits and ${active[unit].other} per year`, running: (name: string) => `${name} is still running.`,
      allIn: (name: string, commits: number, activeDays: number, unit: Unit) => `All in ${name}: ${amount(commits, commit)} ${days(activeDays, unit)}.`,
      mostIn: (name: string, commits: number, activeDays: number, unit: Unit) => `Most in ${name}: ${amount(commits, commit)} ${days(activeDays, unit)}.`,
    },
    perDay: { title: 'Commits per day', sentence: (usual: string, most: number, when: string) => `${usual} on a day with commits, ${count(most)} at most, on ${when}.` },
    repositories: {
      byFirst: 'In order of the first commit.', strips: 'The strips share one time axis; their heights compare within a row.', one: 'The one repository this page was counted from.',
      aliased: (who: Who) => [`A name set like this is ${own(who)} own`, ' for a repository whose real name appears nowhere on this page.'],
      head: 'Repository', caption: 'Repositories in order of the first commit', smaller: 'Smaller repositories', showSmaller: (some: number) => `Show ${count(some)} smaller ${plural(some, repository)}`,
      open: 'open source', closed: 'private', reported: 'reported by its owner', clone: 'read from a clone', unnamed: 'Private repository', all: 'All repositories', firstToLast: 'First to last commit',
      line: (all: number, closed: number) => `${amount(all, repository)}${closed > 0 ? `, ${count(closed)} private` : ''}`,
    },
    openSource: {
      title: 'Open source and private work', of: 'open source', open: 'Open source', closed: 'Private', unknown: 'Not known', own: 'Own repositories', noneInView: 'No commit in this view.',
      atLeast: (commits: number, all: number, unknown: number) => `At least ${amount(commits, commit)} of ${count(all)} went to open source; of ${amount(unknown, repository)} it is not known, so years with commits there show no share (–).`,
      none: 'No commit in this view went to open source.', every: (commits: number) => `All ${amount(commits, commit)} went to open source.`,
      part: (part: string, best: { year: string; part: string } | undefined) => `${part} of the commits went to open source${best === undefined ? '' : `, the largest part in ${best.year} (${best.part})`}.`,
      meaning: 'Open source is what anybody may read at its forge and what has a licence; all else that is known counts as private.',
    },
    pullRequests: {
      title: 'Pull and merge requests', none: 'No request in this view.', acts: { opened: 'Opened', merged: 'Merged', reviewed: 'Reviewed' }, request: { one: 'request', other: 'requests' },
      sentence: (opened: number, merged: number, reviewed: number, repositories: number, who: Who) => `${capital(author(who))} opened ${amount(opened, { one: 'request', other: 'requests' })}, ${count(merged)} were merged, and reviewed ${count(reviewed)} of others, in ${amount(repositories, repository)}.`,
      caption: (who: Who) => `As the forges list them for ${own(who)} accounts, by month in UTC. Reviewed are requests of others, in the month they were opened; GitLab tells who a reviewer is, not who reviewed.`,
      nothing: (name: string) => `${name}: none in this view.`, chart: (name: string, all: number, best: { when: string; most: number } | undefined) => `${name}: ${amount(all, { one: 'request', other: 'requests' })}${best === undefined ? '' : `, most in ${best.when} (${count(best.most)})`}.`,
    },
    packages: {
      head: { name: 'Package', registry: 'Published as', months: 'Months in use', first: 'First month', last: 'Last month' },
      title: 'Third-party packages', registries: { npm: 'npm packages', PyPI: 'PyPI packages', Go: 'Go modules', Cargo: 'Crates', Maven: 'Maven artifacts', NuGet: 'NuGet packages', RubyGems: 'RubyGems', Composer: 'Composer packages' },
      sentence: (some: number, who: Who) => `${amount(some, { one: 'package', other: 'packages' })}, from manifests that ${author(who)} changed. The figure is the months in which files beside or below such a manifest were changed.`,
      span: (months: number, from: string, to: string) => ` ${plural(months, month)}, ${from} to ${to}`, more: (title: string) => `More ${title}`, longest: (some: number) => `The ${amount(some, { one: 'package', other: 'packages' })} longest in use.`,
    },
    advert: {
      title: 'What was asked for', sentence: (who: Who) => `Months in which ${author(who)} changed files in these languages, or files beside or below a manifest that names these packages. No score is made of it.`,
      askedFor: 'Asked for', activeMonths: 'Active months', packages: 'With these packages', active: (months: number) => ` ${plural(months, active.month)}`, lastUsed: 'last used ', andMore: (some: number) => ` and ${count(some)} more`,
    },

    leftOut: {
      title: 'What was left out', sentence: 'All that git counts for these addresses, less each exclusion, is what this page shows. A commit that changed only documentation is still a commit.',
      short: 'All that git counts for these addresses, less each exclusion, is what this page shows.',
      language: (name: string) => `This view holds the commits that changed ${name}. What is left out concerns whole commits and other files, so it is listed for all languages.`, ofAll: 'What was left out of all languages',
      table: 'What was left out, table', caption: 'What git counts, what was left out and why, and what is left', head: 'What', files: 'Files', added: 'Lines added', deleted: 'Lines deleted',
      all: 'All that git counts, without merges', here: 'On this page',
      nothing: (names: readonly string[]) => `Looked for, and nothing found to leave out: ${list(names.map((name) => name.toLowerCase()))}.`,
      merges: (some: number) => `${amount(some, { one: 'merge', other: 'merges' })} ${some === 1 ? 'joins' : 'join'} work that is counted already and ${some === 1 ? 'carries' : 'carry'} no lines.`,
      coAuthor: (some: number, who: Who) => `${amount(some, commit)} that ${some === 1 ? 'names' : 'name'} ${author(who)} only as co-author ${some === 1 ? 'stands' : 'stand'} apart and in no figure.`,
      undated: (some: number) => `${amount(some, commit)} without a possible date ${some === 1 ? 'is' : 'are'} in the totals and on no calendar.`,
      inPart: (some: number) => `${amount(some, commit)} counted only in part.`, inPartMore: 'What could be read is counted; this could not:', moreReasons: (some: number) => `And ${count(some)} more reasons.`,
      reasons: {
        missing: 'an object is missing in the repository', damaged: 'an object in the repository is damaged', memory: 'git needed more memory than one run may use', time: 'git took too long for it', unreadable: 'git cannot read its changes',
        commit: 'the commit cannot be read', files: 'it changes more files than are read of one commit', shallow: 'a shallow copy: its history is incomplete', head: 'HEAD names a branch that does not exist: all branches were read',
      },
      tooLarge: (files: number) => `${count(files)} ${files === 1 ? 'file' : 'files'} over 50 MB: lines not counted`, notCounted: (some: number, all: number) => `${count(some)} of ${count(all)} files not counted`,
    },

    working: {
      over: 'How this was counted', how: (of: string) => `: how ${of} was counted`, recount: 'How to recount it', leftOut: 'What was left out', rules: 'Counting rules', rulesDescription: 'How every number is counted, and what each version of the rules changed.', title: 'How the figures were counted',
      inAll: (what: string) => `${what} in all languages`, without: (name: string) => `Without a change in ${name}`,
      commits: {
        title: (some: number) => amount(some, commit), intro: (repositories: number, who: Who) => `Commits on the default branch of ${amount(repositories, repository)} whose author is one of ${own(who)} addresses, each counted once.`,
        inAll: 'Commits counted', read: 'Read from git', byTrust: 'Of these, by trust', linesByTrust: 'Their lines, by trust', lines: 'Left out of the lines of these commits', someLines: (some: number) => `${count(some)} lines`,
        coAuthor: (who: Who) => `${capital(author(who))} named only as co-author`, never: 'Counted here, never in the figure.', undated: 'Without a possible date', undatedNote: 'In the figure, on no calendar.',
        inPart: 'Counted only in part', inPartNote: 'Named under “What was left out”.',
        footnote: (merges: number, copies: number) => `Default branches, each commit once; ${amount(merges, { one: 'merge', other: 'merges' })} and ${amount(copies, { one: 'copy', other: 'copies' })} left out.`,
      },
      days: {
        title: (some: number, unit: Unit) => amount(some, active[unit]),
        intro: (unit: Unit, who: Who) => (unit === 'day' ? `A day counts once, however many commits it holds. It is the calendar day where ${author(who)} was: the clock and zone that git wrote into the commit.` : `A ${unit} counts once, however many commits it holds. Which days it held is left out: ${author(who)} gives no exact dates.`),
        inGit: (unit: Unit) => `${capital(units[unit].other)} with a commit in git`, inGitNote: 'Merges apart.', leftOut: (unit: Unit) => `${capital(units[unit].other)} with left-out commits only`, leftOutNote: 'Copies, bots, and what the owner excluded.',
        byTrust: 'Of these, by trust (one day can be in several)', undated: 'Commits without a possible date', undatedNote: 'They are on no day.',
        footnote: (unit: Unit, who: Who) => (unit === 'day' ? `Calendar days where ${author(who)} was, with at least one counted commit.` : `${capital(units[unit].other)} with at least one counted commit.`),
      },
      signatures: { title: 'Of these, with a signature that is not counted on', label: 'Signed, not verified', note: 'A signature is present; no key that a forge lists for the owner verifies it. It adds nothing to the figure.' },
      years: {
        title: (some: number) => amount(some, year), inAll: 'Years with a counted commit', byTrust: 'Of these, by trust (one year can be in several)', intro: 'Calendar years with at least one counted commit. A year without one stays on every axis and is not counted.',
        span: 'Years from the first commit to the last', empty: 'Years without a counted commit', ends: 'Ends of the history', first: 'First commit', last: 'Last commit', footnote: 'Years with a counted commit.',
      },
      languages: {
        title: (some: number) => amount(some, language), longRule: 'in use for 12 months or more', shortRule: 'with at least 2% of the commits that changed code',
        intro: (rule: string) => `Programming and markup languages, found by name and content under the rules of GitHub Linguist, ${rule}. Each commit is divided among the languages of its changed lines; tests count as code.`,
        changed: 'Languages changed', longBelow: 'In use for less than 12 months', shortBelow: 'With less than 2% of the commits', longMore: 'Months in use', shortMore: 'Part of the commits that changed code', byTrust: 'Of these, by trust (one language can be in several)',
        footnote: (rule: string) => `Languages ${rule}; generated, vendored and lock files, prose and data left out.`,
      },
      openSource: {
        unknownTitle: 'Open source: not known', title: (part: string) => `${part} open source`,
        unknownIntro: (some: number) => `A repository is open source where anybody may read it at its forge and it has a licence. A folder on a machine does not say so: this is not known of ${amount(some, repository)}.`,
        intro: 'Commits in repositories that anybody may read at their forge and that have a licence.', counted: 'Commits counted', byTrust: 'Of these, by trust', others: 'In other repositories',
        open: (some: number) => `In ${amount(some, { one: 'open repository', other: 'open repositories' })}`, unknownFootnote: 'Whether the repositories are open source is not known.', footnote: 'Commits in repositories that anybody can read and that have a licence.',
      },
      coverage: {
        title: 'Who vouches for this', completely: 'Read completely', lastCounted: (date: string) => `last counted commit ${date}`,
        local: (who: Who) => `Nobody vouches for these addresses: they were typed by whoever made this page, and the repositories were read on that person’s own machine. The counting is exact; that ${author(who)} wrote the commits is what git says, and git lets anybody write any address.`,
        part: (name: string, commits: number, why: string) => `${name}: ${amount(commits, commit)}. ${why}`,
        localFootnote: 'Nobody vouches for these addresses: the page was made on the owner’s machine.', footnote: 'Who vouches for the addresses is not known yet.',
      },
      kinds: {
        title: (some: number) => `${count(some)} labelled commits`, intro: 'The label a commit’s first line starts with (“fix: …”), else its first word where it is a clear verb (“Add …”, “Fix …”), else the files where all are of one sort, tests or documentation.',
        counted: 'Commits counted', none: 'Without label or clear first verb', labelled: 'Labelled', footnote: 'By the label or the first verb of the commit’s first line.',
      },
    },

    view: {
      presets: { all: 'All', years: '5 years', months: '12 months' }, allYears: (years: string) => `All, ${years}`, label: 'Period and language', period: 'Period', from: 'From', to: 'to', show: 'Show', own: 'From … to …',
      since: (when: string) => `Since ${when}`, until: (when: string) => `Until ${when}`, allLanguages: (some: number) => `All ${count(some)} languages`, again: 'Show all again', keeps: 'The address keeps this view', copy: 'Copy it', copied: 'Copied',
      noMonth: (value: string, name: string) => `“${value}” is no month for “${name}”; write it as 2021-01.`, backwards: (from: string, to: string) => `The period ends before it starts: ${from} is after ${to}.`,
      noMeasure: (value: string) => `“${value}” cannot be measured here; choose commits, lines or days.`, noLanguage: (value: string) => `There is no commit in “${value}” on this page.`,
    },
    states: {
      nothingLabel: 'Nothing counted yet', nothing: 'No commit is counted on this page', notCounted: (some: number) => `Git holds ${amount(some, commit)} by these addresses; the reasons why none is counted stand below.`,
      noRepository: 'No repository stands on it, so there is nothing to count. That changes when its owner puts one on it.',
      otherAddress: 'The repositories were read, and none of their commits uses one of these addresses. Older commits may use another one: “commit-stats authors <repository>” lists them.',
      emptyLabel: 'Nothing in this view', empty: (name: string | undefined) => `No commits ${name === undefined ? '' : `in ${name} `}in this period`, allYears: 'Show all years',
      onDay: (date: string) => `on ${date}`, inMonth: (date: string) => `in ${date}`, between: (before: string, after: string) => `The last one before it was ${before}, the next ${after}.`, before: (when: string) => `The last one before it was ${when}.`,
      after: (when: string) => `The first one after it was ${when}.`, never: 'Nothing was counted on this page yet.', elsewhere: (name: string | undefined, from: string) => `${name ?? 'Work'} was done in other months, from ${from} on.`,
      oneDayLabel: 'One day', inLanguage: (commits: number, name: string) => `${count(commits)} in ${name}`, secondDay: 'A chart over time starts with the second day.',
      noChart: 'This chart could not be drawn', noChartMore: (inTable: boolean) => `The numbers are unharmed${inTable ? ' and in the table.' : '.'} Reload to try again.`,
    },
    check: {
      title: 'Check it yourself', signed: 'The figures of this page come signed as well: each of them, the version of the rules, the day. The statement holds no code, no repository name and no e-mail address.',
      git: (who: Who) => `The totals are git’s own, to the line. Whoever can read a repository can recount it with git alone, for each of ${own(who)} addresses:`, program: 'Or with this program, which also shows what it leaves out and why:',
      address: '<address>', repository: '<repository>', readUpTo: 'Read up to', drawn: 'Page drawn on', total: 'Git’s total without merges', version: (version: number) => `version ${version}`,
      pdf: 'Save as PDF', letter: 'PDF, Letter', snapshot: 'Data', resume: 'JSON Resume', statement: 'Download the statement', feed: 'Feed', verify: 'Verify a statement', save: 'Save', edit: 'Edit', editWhy: 'Only you see this link.', forms: 'This CV in other forms',
      made: (who: Who) => `Made by ${author(who)} with Commit Stats: numbers from git history, no code kept.`, charts: ['Charts by ', '.'], yourOwn: 'Make your own',
    },
    tables: {
      languages: 'Languages over time', kinds: 'Kinds of work per year', hours: 'Commits by weekday and hour', years: 'Commits and active days per year', days: 'Commits per day', 'open-source': 'Open source and private work per year', 'pull-requests': 'Pull and merge requests', repositories: 'Repositories over time', calendar: 'Days with commits', packages: 'Third-party packages',
      label: (caption: string) => `${caption}, table`, closeTable: 'Close the table', back: 'Back to the CV', behind: (title: string) => `${title}: the numbers behind the chart`, description: (title: string, name: string) => `${title} of ${name}.`,
    },
    charts: {
      day: 'Day', month: 'Month', quarter: 'Quarter', year: 'Year', total: 'Total', names: 'Names', openPart: 'Open source, %', quarters: ['Q1', 'Q2', 'Q3', 'Q4'], nothing: 'No commits in this period.',
      days: (best: string, commits: number, from: string, to: string, inView: number) => `Most on ${best}: ${amount(commits, commit)}. In view: ${from}–${to}, ${amount(inView, commit)}.`,
      kind: (name: string, part: string, best: { year: string; part: string } | undefined) => `${name}: ${part} of labelled commits${best === undefined ? '' : `, most in ${best.year} (${best.part} of that year’s)`}.`, kindColumn: (name: string) => `${name}, % of labelled commits`, labelled: 'of labelled commits',
      mostIn: (when: string, some: string) => `Most in ${when}: ${some}.`, allIn: (name: string, when: string, some: string) => `${name} in ${when}: ${some}.`, none: (what: string) => `No ${what} in this period.`,
    },

    verify: verifyWords(f),
    pages: {
      titles: { 400: 'This choice cannot be shown', 404: 'There is no page here', 405: 'This cannot be done here', 429: 'Too many different views', 503: 'One moment' } as Record<number, string>, failed: 'This page could not be made', noPage: 'The link may have ended or been typed differently. Ask the person who sent it for a new one.', about: 'What is Commit Stats?',
      failedMore: 'Nothing is lost; try again in a moment.', readOnly: 'This page can only be read.', away: (since: string | undefined) => `The store of accounts and pages ${since === undefined ? 'does not answer at the moment' : `has not answered since ${since}`}. CV pages that were read within the last minute still open; everything else is back as soon as it answers. Nothing is lost.`, whole: 'Show the whole page',
      tooMany: (wait: number) => `Many different views were asked for from your address. The next one can be drawn in ${wait} seconds; those drawn before still open.`, busy: 'Many views are being drawn at the moment. Try again in a few seconds; the page without a choice still opens.',
      password: {
        title: 'This page asks for a password', description: 'Whoever sent the link knows it.', sentence: 'Whoever sent you this link set a password for it. You need it once an hour.', label: 'Password', open: 'Open the page',
        wrong: 'This is not the password of this link. Ask the person who sent it.', fromYou: (wait: number) => `Many passwords were tried from your address. The next one can be tried in ${wait} seconds.`, tooMany: (wait: number) => `Five passwords were tried within a minute. The next one can be tried in ${wait} seconds.`,
      },
    },
    forms: {
      period: (from: string, to: string) => `${from} to ${to}`, from: (name: string, date: string) => `${name}, counted from git by Commit Stats, ${date}`, countedFrom: (date: string) => `Counted from git, ${date}`, fromGit: (line: string) => `${line}, counted from git`,
      monthly: 'commits a month, 3 years', threeYears: 'commits, 3 years', until: (when: string) => `commits until ${when}`,
      badges: { commits: 'commits', years: 'years', languages: 'languages', since: 'commits since', last: 'last commit', openSource: 'open source', counted: 'counted from git' },
      feed: {
        title: (name: string) => `${name}: months and languages`, description: 'Counted from git history', month: (when: string, commits: number) => `${when}: ${amount(commits, commit)}`, fresh: (name: string) => `New: ${name}`, first: (name: string, when: string) => `First commits in ${name}, ${when}.`,
        content: (commits: number, activeDays: number, unit: Unit, names: readonly string[]) => `${amount(commits, commit)}${unit === 'month' ? '' : ` ${days(activeDays, unit)}`}${names.length > 0 ? `, mostly ${list(names)}` : ''}.`,
      },
      resume: { level: (months: number, part: string) => `${amount(months, month)} with commits, ${part} of the work`, mostly: (names: readonly string[]) => `mostly ${list(names)}` },
      pdf: {
        title: (name: string) => `${name}: CV made of commits`, local: 'Made from local data on the owner’s own machine.', closed: 'This page is not public: ask its owner for a link to the live one.', live: 'Live page and signature:', restFollows: (some: number) => `${some === 1 ? 'One more note follows' : `${count(some)} more notes follow`} on a later page.`, code: (address: string) => `QR code that leads to ${address}`,
        missing: 'Some letters of the name or text are in no font of this file and are left out here; the live page shows them.', page: (number: number, all: number) => `Page ${number} of ${all}`, footer: (name: string, date: string) => `${name} · counted from git by Commit Stats, ${date}`,
        serif: (who: Who, version: number) => `Serif type was written by ${author(who)}; all else was counted. Counting rules version ${version}.`, packages: 'Packages',
      },
    },
  };
}
