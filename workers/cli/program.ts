import { Command, Option } from 'commander';
import { version } from '../../package.json';
import { CV_LANGUAGES } from '../../lib/documents/collections/cv-languages';
import { AppError } from '../../lib/errors/app-error';
import { dayOption, email } from './options';
import type { PushOptions } from './push/push';
import type { CollectOptions, CommandContext, CvOptions, ScanOptions } from './command-options';

const EXAMPLES = {
  scan: [
    'commit-stats scan . --email ada@example.org',
    'commit-stats scan ../quorum https://git.example.org/imageworks.git --all-authors --since 2024-01-01 --json',
  ],
  collect: ['commit-stats collect ../quorum https://git.example.org/imageworks.git --email ada@example.org --email ada@old.example.org'],
  cv: ['commit-stats cv --json', 'commit-stats cv --html ada.html', 'commit-stats cv --pdf ada.pdf --paper letter --card ada.svg --theme dark', 'commit-stats cv --html ada.html --pdf ada.pdf --language de'],
  push: ['commit-stats push ~/work/project --to https://stats.example.org --dry-run', 'commit-stats push ~/work/project --name "A shop" --yes'],
  classify: ['commit-stats classify -- src/main.go vendor/zlib/inflate.c'],
  authors: ['commit-stats authors ../quorum'],
  migrate: ['commit-stats migrate --from embedded --to production'],
  backup: ['commit-stats backup /backups/commit-stats-2026-11-21.db'],
  vault: ['commit-stats vault rotate', 'commit-stats vault rewrap', 'commit-stats vault rotate-signature'],
} as const;

function exampleText(name: keyof typeof EXAMPLES): string {
  return `\nFor example:\n${EXAMPLES[name].map(line => `  ${line}`).join('\n')}\n`;
}

/** The command line: some commands, each loaded only when it is called; where `first`, its first word, names one, the others are left out. Wrong use throws commander's error or `wrong-use`. */
export function createProgram(signal: AbortSignal, first?: string): Command {
  const program = new Command('commit-stats');
  const context = (): CommandContext => {
    const { quiet, data } = program.opts<{ quiet?: boolean; data?: string }>();
    return { signal, quiet: quiet === true, data };
  };
  program
    .description('Right numbers from your commits, and a CV page made of them. No code is kept.')
    .option('--data <folder>', 'where collected numbers lie (default: COMMIT_STATS_DATA, else a folder of yours)')
    .option('--quiet', 'no progress on stderr')
    .version(version, '--version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(wrongUseSentence(text, program.args[0])) })
    .allowExcessArguments(true)
    .action(() => {
      const [unknown] = program.args;
      const mistake = unknown === undefined ? 'Name a command' : `There is no command ${JSON.stringify(unknown)}`;
      throw new AppError('wrong-use', `${mistake}: scan, collect, cv, classify, authors, push, migrate, backup or vault. See: commit-stats --help`);
    });

  const command = (name: keyof typeof EXAMPLES, args: string, description: string): Command => {
    const made = program.command(`${name} ${args}`.trim()).description(description).addHelpText('after', exampleText(name));
    made.helpOption('-h, --help', 'show this help').allowExcessArguments(false).exitOverride().configureOutput({
      outputError: (text, write) => write(wrongUseSentence(text, name)),
    });
    // Also understood after the command's name, where people write them.
    if (name !== 'classify') made.option('--quiet', 'no progress on stderr');
    if (['collect', 'cv', 'migrate', 'backup'].includes(name)) made.option('--data <folder>', 'where collected numbers lie');
    return made;
  };
  const merged = (made: Command): CommandContext => {
    const own = made.opts<{ quiet?: boolean; data?: string }>();
    const outer = context();
    return { ...outer, quiet: outer.quiet || own.quiet === true, data: own.data ?? outer.data };
  };

  const commands: Record<keyof typeof EXAMPLES, () => void> = {
    scan: () => {
      const scan = command('scan', '<path-or-url...>', 'Numbers of the commits in one or more repositories; nothing is stored.');
      scan
        .option('--email <e>', 'commits by this author e-mail; may be repeated', email)
        .option('--all-authors', 'commits by everybody')
        .option('--by-name', 'languages from file names only, faster')
        .option('--open-source', 'count these repositories as open source')
        .option('--since <day>', 'first day, on the author’s own clock', dayOption)
        .option('--until <day>', 'last day, included', dayOption)
        .option('--json', 'print JSON')
        .action(async (sources: string[], options: ScanOptions) => (await import('./scan')).scan(sources, options, merged(scan)));
    },
    collect: () => {
      const collect = command('collect', '<path-or-url...>', 'Bring the stored numbers of repositories up to date; safe to stop and to run again.');
      collect
        .option('--email <e>', 'one of your author e-mails; may be repeated, and is remembered', email)
        .option('--open-source', 'these repositories are open source')
        .action(async (sources: string[], options: CollectOptions) => (await import('./collect')).collect(sources, options, merged(collect)));
    },
    cv: () => {
      const cv = command('cv', '', 'What was collected: as JSON, or as the CV in files, made without a server.');
      cv.option('--json', 'print JSON')
        .option('--html <file>', 'write the CV page as one self-contained file')
        .option('--pdf <file>', 'write the CV as PDF')
        .addOption(new Option('--paper <size>', 'paper of the PDF (default: a4)').choices(['a4', 'letter']))
        .option('--card <file>', 'write a card for a README, an SVG of 495 × 195')
        .addOption(new Option('--theme <name>', 'colours of the card (default: light)').choices(['light', 'dark']))
        .option('--resume <file>', 'write the CV as JSON Resume')
        .option('--og <file>', 'write the picture that others show beside a link, a PNG of 1200 × 630')
        .addOption(new Option('--language <code>', 'language of the fixed words in these files (default: that of the CV)').choices(Object.keys(CV_LANGUAGES)))
        .action(async (options: CvOptions) => (await import('./cv')).cv(options, merged(cv)));
    },
    classify: () => {
      const classify = command('classify', '<file...>', 'Language and category of files, and why.');
      classify
        .option('--json', 'print JSON')
        .action(async (files: string[], options: { json?: boolean }) => (await import('./classify')).classify(files, options));
    },
    authors: () => {
      const authors = command('authors', '<path-or-url>', 'Author e-mails of a repository with their commits, to find your own old ones.');
      authors
        .option('--json', 'print JSON')
        .action(async (source: string, options: { json?: boolean }) => (await import('./authors')).authors(source, options, merged(authors)));
    },
    push: () => {
      const push = command('push', '<path>', 'Count a repository here and report its numbers to a site: for work that may be read by nobody else.');
      push
        .option('--to <address>', 'the site (default: COMMIT_STATS_SERVER); your API token there stands in COMMIT_STATS_API_TOKEN')
        .option('--name <name>', 'how it is called there (default: the folder’s name)')
        .option('--open-source', 'this repository is open source')
        .option('--yes', 'send without a question')
        .option('--dry-run', 'show what would be sent, and send nothing')
        .action(async (source: string, options: PushOptions) => (await import('./push/push')).push(source, options, merged(push)));
    },
    migrate: () => {
      const migrate = command('migrate', '', 'For the operator: everything from the data folder to MongoDB and InfluxDB, or back. Stop server and workers first.');
      migrate
        .option('--from <place>', 'embedded or production')
        .option('--to <place>', 'embedded or production: what MONGODB_URI and INFLUX_URL name')
        .option('--overwrite', 'what the new place holds gives way to what is in the old one')
        .action(async (options: { from?: string; to?: string; overwrite?: boolean }) => (await import('./migrate')).migrate(options, merged(migrate)));
    },
    backup: () => {
      const backup = command('backup', '<file>', 'For the operator: a copy of the data folder’s database, taken while everything runs.');
      backup.action(async (file: string) => (await import('./backup')).backup(file, merged(backup)));
    },
    vault: () => {
      const vault = command('vault', '<action>', 'For the operator: “rotate” makes a new key for the tokens and seals them anew under it, “rewrap” seals anew what lies under an older one, “rotate-signature” a new one that signs statements.');
      vault.action(async (action: string) => (await import('./vault')).vault(action, merged(vault)));
    },
  };
  // The others cannot be meant where one is named, and to describe them takes part of every start.
  for (const [name, describe] of Object.entries(commands)) if (first === name || first === undefined || !Object.hasOwn(commands, first)) describe();

  return program;
}

/** One sentence for a mistake in the command line, and where the help is. */
export function wrongUseSentence(text: string, command: string | undefined): string {
  const plain = text
    .replace(/^error: /u, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\.?$/u, '.');
  const known = command !== undefined && command in EXAMPLES;
  return `commit-stats: ${plain[0]?.toUpperCase()}${plain.slice(1)} See: commit-stats ${known ? `${command} ` : ''}--help\n`;
}
