import type { Formats } from './formats';
import type { Coverage, Ends, Unit, Who } from './told';
import type { Messages } from './types';
import { verifyWordsInGerman } from './verify-de';

const commit = { one: 'Commit', other: 'Commits' };
const day = { one: 'Tag', other: 'Tage' };
const week = { one: 'Woche', other: 'Wochen' };
const month = { one: 'Monat', other: 'Monate' };
const year = { one: 'Jahr', other: 'Jahre' };
const repository = { one: 'Repository', other: 'Repositorys' };
const language = { one: 'Sprache', other: 'Sprachen' };
const file = { one: 'Datei', other: 'Dateien' };
const aPackage = { one: 'Paket', other: 'Pakete' };

const units = { day, week, month };
/** In the dative, as after “an” and “in”. */
const datives = { day: { one: 'Tag', other: 'Tagen' }, week, month: { one: 'Monat', other: 'Monaten' } };
const years = { one: 'Jahr', other: 'Jahren' };
const on = { day: 'an', week: 'in', month: 'in' };
/** Nobody's grammatical gender is known, so an unnamed author is “die Person”. */
const author = (who: Who): string => who ?? 'die Person';
/** The genitive before its noun: `Adas`, `James’`; without a name `der Person` comes after it. */
const own = (name: string): string => (/[sßxz]$/iu.test(name) ? `${name}’` : `${name}s`);

/** The fixed words of a CV in German: those of `en.ts`, as somebody writes who has German as first language. */
export function german(f: Formats): Messages {
  const { count, amount, plural, percent, list } = f;
  const active = { day: { one: 'aktiver Tag', other: 'aktive Tage' }, week: { one: 'aktive Woche', other: 'aktive Wochen' }, month: { one: 'aktiver Monat', other: 'aktive Monate' } };
  const days = (value: number, unit: Unit): string => `${on[unit]} ${amount(value, datives[unit])}`;
  const are = (value: number): string => (value === 1 ? 'ist' : 'sind');
  return {
    nouns: { commit, day, week, month, year, repository, language, file, package: aPackage, star: { one: 'Stern', other: 'Sterne' }, line: { one: 'Zeile', other: 'Zeilen' } },
    units, active,
    unitNames: { day: 'Tage', week: 'Wochen', month: 'Monate' },
    activeNames: { day: 'Aktive Tage', week: 'Aktive Wochen', month: 'Aktive Monate' },
    author, skipTo: { cv: 'Zum Inhalt', table: 'Zur Tabelle', message: 'Zur Meldung', form: 'Zum Formular', rules: 'Zu den Regeln' },
    common: {
      commits: 'Commits', lines: 'Zeilen', languages: 'Sprachen', repositories: 'Repositorys', months: 'Monate', years: 'Jahre', openSource: 'Open Source', activeDays: 'Aktive Tage',
      table: 'Tabelle', close: 'Schließen', others: (value) => `${count(value)} weitere`, andMore: (value) => `Und ${count(value)} weitere.`,
      showAll: (value) => `Alle ${count(value)} Sprachen zeigen`, showMore: (value) => `${count(value)} weitere zeigen`, now: 'heute', overTime: 'Verlauf', darkColours: 'Dunkle Farben', share: 'Anteil',
      firstAndLast: 'Erster und letzter Commit', mostly: 'Überwiegend', perYear: 'Commits pro Jahr', counted: 'Gezählt', countedApart: 'Gesondert gezählt', rulesVersion: (version) => `Zählregeln, Version ${version}`, lastUsed: 'Zuletzt',
    },

    summary: {
      none: 'Noch ist hier kein Commit gezählt',
      mostly: (first, second) => (second === undefined ? `Überwiegend ${first}` : `Überwiegend ${first}, etwas ${second}`),
      since: (from) => `seit ${from}`, during: (when) => `im ${when}`, fromTo: (from, to) => `von ${from} bis ${to}`,
      amount: (commits, activeDays, unit) => `${amount(commits, commit)} ${days(activeDays, unit)}`,
      allOn: (commits, date) => `${amount(commits, commit)}, alle am ${date}`,
    },

    coverage: {
      title: 'Worauf diese Seite beruht', noRepository: 'Auf dieser Seite steht kein Repository', of: 'für die Adressen gebürgt wird', which: 'welche',
      onMachine: (all) => `${amount(all, repository)}, auf dem eigenen Rechner Commit für Commit gelesen`,
      fromForges: ({ all, forges, onMachine, reported }: Coverage) => `${amount(all, repository)}: ${list([...forges.map(({ name, some }) => `${name} ${some}`), ...(onMachine > 0 ? [`${onMachine} auf dem eigenen Rechner`] : []), ...(reported > 0 ? [`${reported} selbst gezählt und gemeldet`] : [])])}`,
      verifiedUntil: (date) => `geprüft bis ${date}`, gone: 'nicht mehr lesbar', blocked: 'zurzeit nicht lesbar', unreadSince: (date) => `nicht lesbar seit ${date}`,
      verified: (some, { first, last }: Ends) => `${amount(some, repository)} geprüft bis ${first === last ? first : `zu Tagen zwischen ${first} und ${last}`}: Der Zugang endete dann`,
      unread: (some, since) => `${amount(some, repository)} ${since === undefined ? 'zurzeit nicht lesbar' : since.first === since.last ? `nicht lesbar seit ${since.first}` : `nicht lesbar, zuerst seit ${since.first}`}; die Zahlen sind vom letzten Lesen`,
      waiting: (some) => `${amount(some, repository)} noch nicht gezählt`,
      addresses: (some) => (some === undefined ? 'Die E-Mail-Adressen' : amount(some, { one: 'E-Mail-Adresse', other: 'E-Mail-Adressen' })),
      typed: (addresses, some) => `${addresses}, selbst angegeben; niemand bürgt ${some === 1 ? 'dafür' : 'für diese Adressen'}`,
      notKnown: (addresses) => `${addresses}; wer für sie bürgt, ist noch nicht bekannt`,
      byForge: (addresses, signed) => `${addresses}, vom Hoster ${signed ? 'oder durch geprüfte Signaturen ' : ''}bestätigt`,
      partTyped: (some, all) => `${count(some)} von ${amount(all, commit)} unter selbst angegebenen Adressen, in privaten Repositorys mit eigenem Lesezugang`,
      partReported: (some, all) => `${count(some)} von ${amount(all, commit)} selbst gemeldet`,
      claimed: (commits, activeDays) => `${amount(commits, { one: 'weiterer Commit', other: 'weitere Commits' })} an ${amount(activeDays, datives.day)} unter selbst angegebenen Adressen in öffentlichen Repositorys: beansprucht, in keiner Zahl enthalten`,
      readUpTo: (when) => `Gelesen bis ${when}`,
      inPart: (some) => `${amount(some, commit)} nur teilweise zählbar`,
      serif: (who) => `Was so gesetzt ist, hat ${author(who)} geschrieben.`, counted: (wrote) => (wrote ? 'Alles andere ist aus der Git-Historie gezählt.' : 'Alles ist aus der Git-Historie gezählt.'),
    },

    trust: {
      signed: { name: 'Mit eigenem Schlüssel signiert', why: 'Die Signatur ist mit den Schlüsseln geprüft, die ein Hoster für das Konto führt.' },
      verified: { name: 'Unter Adressen, die ein Hoster bestätigt hat', why: 'Der Hoster bürgt dafür, wem die Adresse gehört.' },
      access: { name: 'Unter selbst angegebenen Adressen', why: 'Niemand bürgt für sie; die Repositorys sind privat und waren mit eigenem Zugang lesbar. Eine private Kopie öffentlicher Arbeit sähe ebenso aus.' },
      reported: { name: 'Selbst gemeldet', why: 'Auf dem eigenen Rechner gezählt und als Zahlen gesendet; gelesen wurde hier nichts.' },
      claimed: { name: 'Nur beansprucht', why: 'Selbst angegebene Adressen in Repositorys, die alle lesen können.' },
    },
    exclusions: {
      merge: { name: 'Merges', why: 'Sie führen Arbeit zusammen, die schon gezählt ist.' },
      duplicate: { name: 'Schon gezählt', why: 'Derselbe Commit oder dieselbe Arbeit in einem Fork, einem Spiegel oder nach einem Rebase.' },
      bot: { name: 'Von Bots geschrieben', why: 'Der Autor ist ein automatisches Konto.' },
      owner: { name: 'Selbst ausgenommen', why: 'Von Hand ausgeschlossen.' },
      generated: { name: 'Generierte Dateien', why: 'Ein Werkzeug hat sie aus anderen Dateien erzeugt.' },
      vendored: { name: 'Fremder Code', why: 'Code anderer, im Repository abgelegt.' },
      lock: { name: 'Lockdateien', why: 'Eine Paketverwaltung hat sie geschrieben.' },
      documentation: { name: 'Text und Dokumentation', why: 'Markdown, reiner Text, Dokumentationsordner.' },
      data: { name: 'Daten und Konfiguration', why: 'JSON, YAML und Ähnliches.' },
      binary: { name: 'Binärdateien', why: 'Bilder, Schriften, Archive; in manchen findet Git Zeilen.' },
      unknown: { name: 'Keine Sprache erkannt', why: 'Weder Name noch Inhalt verrät, was sie sind.' },
    },
    kinds: {
      feature: 'Neue Funktionen', fix: 'Fehlerbehebung', refactoring: 'Umbau', test: 'Tests', documentation: 'Dokumentation', build: 'Build und Pflege',
      performance: 'Geschwindigkeit', style: 'Formatierung', revert: 'Rücknahmen', other: 'Nicht zugeordnet',
    },

    figures: {
      label: 'Kennzahlen', of: (all) => `von ${count(all)}`, ofAll: (part) => `gesamt: ${percent(part)}`, noneInView: 'keine in dieser Ansicht', none: 'keine unter diesen Adressen',
      commits: 'auf Standard-Branches, ohne Merges', withChanges: (name) => `mit Änderungen in ${name}`,
      days: (unit) => `${units[unit].other} mit mindestens einem Commit`, daysWith: (unit, name) => `${units[unit].other} mit einer Änderung in ${name}`,
      undated: 'kein datierter Commit', years: (name, since) => `mit ${name ?? 'Commits'}, seit ${since}`,
      oneLanguage: 'der Filter zeigt eine', byMonths: 'jede mindestens 12 Monate genutzt', byShare: 'jede mit mindestens 2 % der Arbeit',
      openUnknown: 'für diese Repositorys nicht bekannt', open: (repositories) => `der Commits, in ${amount(repositories, { one: 'öffentlichen Repository', other: 'öffentlichen Repositorys' })}`,
    },

    languages: {
      since: (from) => `seit ${from}`, during: (when) => (/^\d/u.test(when) ? when : `im ${when}`), fromTo: (from, to) => `von ${from} bis ${to}`,
      beforeAndBeside: 'davor und daneben', before: 'davor', firstYears: 'in den ersten Jahren', beside: 'daneben',
      rules: { commits: 'Jeder Commit zählt einmal, aufgeteilt auf die Sprachen seiner geänderten Zeilen.', lines: 'Hinzugefügte und gelöschte Zeilen in Code und Tests.', days: 'Ein Tag zählt für jede Sprache, die an ihm geändert wurde; eine Säule kann ihn also doppelt enthalten.' },
      chosen: (name, first, activeMonths, months) => `${name} seit ${first}, in ${count(activeMonths)} von ${amount(months, datives.month)} der Ansicht. Grau ist alle übrige Arbeit.`,
      noCode: (commits) => `${count(commits)} änderten nur Dokumentation, Daten oder andere Dateien.`,
      perColumn: { month: '', quarter: ' Pro Quartal.', year: ' Pro Jahr.' }, nothing: 'In diesem Zeitraum kein geänderter Code.',
      measure: 'Messgröße', head: 'Sprache', monthsInUse: 'Monate genutzt', firstAndLastUse: 'Erste und letzte Nutzung', byRank: 'Sprachen nach Rang', byOwner: 'Sprachen, in der gewählten Reihenfolge', further: 'Weitere Sprachen', otherWork: 'Alle übrige Arbeit', of: 'die Sprachen',
      strips: 'Die Streifen teilen die Zeitachse darüber; ihre Höhen sind innerhalb einer Reihe vergleichbar.',
    },
    days: {
      title: 'Tage mit Commits', of: 'die aktiven Tage', none: 'keine Commits', andMore: (commits) => `ab ${amount(commits, { one: 'Commit', other: 'Commits' })}`,
      sentence: (activeDays, all, who) => `${amount(activeDays, day)} in ${amount(all, years)}; ein Tag ist der Kalendertag dort, wo ${author(who)} war.`,
      runOn: 'längste Serie, läuft noch', run: (until) => `längste Serie, bis ${until}`, busiest: (when) => `stärkster Monat, ${when}`, weeks: 'der Wochen seit dem ersten Commit haben einen',
      earlier: (all) => `${count(all)} ${all === 1 ? 'früheres' : 'frühere'} ${plural(all, year)} zeigen`,
    },
    kindsOfWork: {
      title: 'Arten der Arbeit', of: 'die Art der Arbeit', nothing: 'Kein Commit trägt ein Präfix oder ein klares erstes Verb; über die Arten der Arbeit lässt sich nichts sagen.',
      all: 'Anteil an den Commits jedes Jahres; jeder trägt ein Präfix oder ein klares erstes Verb.',
      some: (labelled) => `Anteil an den zugeordneten Commits jedes Jahres. ${labelled} tragen ein Präfix oder ein klares erstes Verb; die übrigen bleiben hier außen vor.`,
      thin: (all) => `${all.length > 3 ? `${all.length} Jahre haben` : `${list(all)} ${all.length === 1 ? 'hat' : 'haben'}`} weniger als 10 zugeordnete Commits und keine Säule.`,
      assistants: (part, commits) => `${part} aller Commits (${count(commits)}) geben an, dass ein KI-Werkzeug beteiligt war; was nicht angegeben ist, zählt nicht.`,
    },
    hours: {
      title: 'Wochentag und Uhrzeit', none: 'Kein Commit trägt eine Uhrzeit.', weekday: 'Wochentag',
      sentence: (part, from, to, who) => `${part} werktags zwischen ${from} und ${to} Uhr ${who === undefined ? 'Ortszeit' : `${own(who)} Ortszeit`}.`, allowed: (who) => `Gezeigt, weil ${author(who)} es erlaubt.`,
    },
    years: {
      title: (unit) => `Commits und ${active[unit].other} pro Jahr`, running: (name) => `${name} läuft noch.`,
      allIn: (name, commits, activeDays, unit) => `Alle ${name}: ${amount(commits, commit)} ${days(activeDays, unit)}.`,
      mostIn: (name, commits, activeDays, unit) => `Die meisten ${name}: ${amount(commits, commit)} ${days(activeDays, unit)}.`,
    },
    perDay: { title: 'Commits pro Tag', sentence: (usual, most, when) => `${usual} an einem Tag mit Commits, höchstens ${count(most)}, am ${when}.` },
    repositories: {
      byFirst: 'Nach dem ersten Commit geordnet.', strips: 'Die Streifen teilen eine Zeitachse; ihre Höhen sind innerhalb einer Reihe vergleichbar.', one: 'Das eine Repository, aus dem diese Seite gezählt ist.',
      aliased: (who) => [`So gesetzte Namen stammen von ${author(who).replace(/^die /u, 'der ')}`, '; der wirkliche Name steht nirgends auf dieser Seite.'],
      head: 'Repository', caption: 'Repositorys nach dem ersten Commit', smaller: 'Kleinere Repositorys', showSmaller: (some) => `${count(some)} ${some === 1 ? 'kleineres' : 'kleinere'} ${plural(some, repository)} zeigen`,
      open: 'Open Source', closed: 'privat', reported: 'selbst gemeldet', clone: 'aus einem Klon gelesen', unnamed: 'Privates Repository', all: 'Alle Repositorys', firstToLast: 'Erster bis letzter Commit',
      line: (all, closed) => `${amount(all, repository)}${closed > 0 ? `, ${count(closed)} privat` : ''}`,
    },
    openSource: {
      title: 'Open Source und private Arbeit', of: 'Open Source', open: 'Open Source', closed: 'Privat', unknown: 'Nicht bekannt', own: 'Eigene Repositorys', noneInView: 'Kein Commit in dieser Ansicht.',
      atLeast: (commits, all, unknown) => `Mindestens ${count(commits)} von ${amount(all, commit)} gingen an Open Source; von ${amount(unknown, repository)} ist es nicht bekannt, daher steht in Jahren mit Commits dort kein Anteil (–).`,
      none: 'Kein Commit dieser Ansicht ging an Open Source.', every: (commits) => (commits === 1 ? 'Der eine Commit ging an Open Source.' : `Alle ${amount(commits, commit)} gingen an Open Source.`),
      part: (part, best) => `${part} der Commits gingen an Open Source${best === undefined ? '' : `, der größte Anteil ${best.year} (${best.part})`}.`,
      meaning: 'Open Source ist, was bei seinem Hoster alle lesen dürfen und was eine Lizenz hat; alles andere, von dem man es weiß, zählt als privat.',
    },
    pullRequests: {
      title: 'Pull- und Merge-Requests', none: 'Kein Request in dieser Ansicht.', acts: { opened: 'Gestellt', merged: 'Gemergt', reviewed: 'Begutachtet' }, request: { one: 'Request', other: 'Requests' },
      sentence: (opened, merged, reviewed, repositories, who) => `${who === undefined ? '' : `${who}: `}${amount(opened, { one: 'Request', other: 'Requests' })} gestellt, ${count(merged)} gemergt, ${count(reviewed)} von anderen begutachtet, in ${amount(repositories, repository)}.`,
      caption: (who) => `Wie die Hoster sie ${who === undefined ? 'für die Konten' : `für ${own(who)} Konten`} führen, nach Monat in UTC. Begutachtet sind Requests anderer, im Monat, in dem sie gestellt wurden; GitLab nennt, wer begutachten soll, nicht, wer es tat.`,
      nothing: (name) => `${name}: keine in dieser Ansicht.`, chart: (name, all, best) => `${name}: ${amount(all, { one: 'Request', other: 'Requests' })}${best === undefined ? '' : `, die meisten ${best.when} (${count(best.most)})`}.`,
    },
    packages: {
      head: { name: 'Paket', registry: 'Veröffentlicht als', months: 'Monate in Gebrauch', first: 'Erster Monat', last: 'Letzter Monat' },
      title: 'Pakete Dritter', registries: { npm: 'npm-Pakete', PyPI: 'PyPI-Pakete', Go: 'Go-Module', Cargo: 'Crates', Maven: 'Maven-Artefakte', NuGet: 'NuGet-Pakete', RubyGems: 'RubyGems', Composer: 'Composer-Pakete' },
      sentence: (some, who) => `${amount(some, aPackage)}, aus Manifesten, die ${author(who)} geändert hat. Die Zahl nennt die Monate, in denen Dateien neben oder unter einem solchen Manifest geändert wurden.`,
      span: (months, from, to) => ` ${plural(months, month)}, ${from} bis ${to}`, more: (title) => `Weitere ${title}`, longest: (some) => (some === 1 ? 'Das am längsten genutzte Paket.' : `Die ${amount(some, aPackage)} mit der längsten Nutzung.`),
    },
    advert: {
      title: 'Wonach gefragt war', sentence: (who) => `Monate, in denen ${author(who)} Dateien in diesen Sprachen geändert hat oder Dateien neben oder unter einem Manifest, das diese Pakete nennt. Daraus wird keine Bewertung.`,
      askedFor: 'Gefragt', activeMonths: 'Aktive Monate', packages: 'Mit diesen Paketen', active: (months) => ` ${plural(months, active.month)}`, lastUsed: 'zuletzt ', andMore: (some) => ` und ${count(some)} weitere`,
    },

    leftOut: {
      title: 'Nicht mitgezählt', sentence: 'Was Git unter diesen Adressen zählt, abzüglich jeder Ausnahme, steht auf dieser Seite. Ein Commit, der nur Dokumentation änderte, bleibt ein Commit.',
      short: 'Was Git unter diesen Adressen zählt, abzüglich jeder Ausnahme, steht auf dieser Seite.',
      language: (name) => `Diese Ansicht enthält die Commits, die ${name} änderten. Was nicht mitzählt, sind ganze Commits und andere Dateien; aufgeführt ist es daher für alle Sprachen.`, ofAll: 'Nicht mitgezählt, alle Sprachen',
      table: 'Nicht mitgezählt, Tabelle', caption: 'Was Git zählt, was warum nicht mitzählt und was bleibt', head: 'Was', files: 'Dateien', added: 'Neue Zeilen', deleted: 'Gelöschte Zeilen',
      all: 'Alles, was Git zählt, ohne Merges', here: 'Auf dieser Seite',
      nothing: (names) => `Gesucht, aber nichts davon gefunden: ${list(names)}.`,
      merges: (some) => (some === 1 ? '1 Merge führt Arbeit zusammen, die schon gezählt ist, und enthält keine Zeilen.' : `${count(some)} Merges führen Arbeit zusammen, die schon gezählt ist, und enthalten keine Zeilen.`),
      coAuthor: (some, who) => `${amount(some, commit)}, ${some === 1 ? 'der' : 'die'} ${author(who)} nur in der Co-Autorschaft ${some === 1 ? 'nennt, steht' : 'nennen, stehen'} gesondert und in keiner Zahl.`,
      undated: (some) => `${amount(some, commit)} ohne mögliches Datum ${are(some)} in den Summen, aber in keinem Kalender.`,
      inPart: (some) => `${amount(some, commit)} nur teilweise gezählt.`, inPartMore: 'Was lesbar war, ist gezählt; dies nicht:', moreReasons: (some) => `Und ${count(some)} weitere Gründe.`,
      reasons: {
        missing: 'im Repository fehlt ein Objekt', damaged: 'ein Objekt im Repository ist beschädigt', memory: 'Git brauchte mehr Speicher, als ein Lauf nutzen darf', time: 'Git brauchte zu lange', unreadable: 'Git kann die Änderungen nicht lesen',
        commit: 'der Commit ist nicht lesbar', files: 'er ändert mehr Dateien, als von einem Commit gelesen werden', shallow: 'eine flache Kopie: Die Historie ist unvollständig', head: 'HEAD nennt einen Branch, den es nicht gibt: Gelesen wurden alle Branches',
      },
      tooLarge: (files) => `${amount(files, file)} über 50 MB: Zeilen nicht gezählt`, notCounted: (some, all) => `${count(some)} von ${amount(all, file)} nicht gezählt`,
    },

    working: {
      over: 'So wurde gezählt', how: (of) => `: wie ${of} gezählt wurde${/^(?:die (?:aktiven|Sprachen))/u.test(of) ? 'n' : ''}`, recount: 'Selbst nachzählen', leftOut: 'Nicht mitgezählt', rules: 'Zählregeln', rulesDescription: 'Wie jede Zahl gezählt wird und was jede Version der Regeln geändert hat.', title: 'Wie die Zahlen zustande kamen',
      inAll: (what) => `${what}, alle Sprachen`, without: (name) => `Ohne Änderung in ${name}`,
      commits: {
        title: (some) => amount(some, commit), intro: (repositories, who) => `Commits auf dem Standard-Branch von ${amount(repositories, repository)}, deren Autor ${who === undefined ? 'eine der Adressen' : `eine von ${own(who)} Adressen`} trägt, jeder einmal gezählt.`,
        inAll: 'Gezählte Commits', read: 'Aus Git gelesen', byTrust: 'Davon nach Vertrauen', linesByTrust: 'Ihre Zeilen nach Vertrauen', lines: 'Von den Zeilen dieser Commits nicht mitgezählt', someLines: (some) => `${count(some)} Zeilen`,
        coAuthor: (who) => (who === undefined ? 'Nur in der Co-Autorschaft genannt' : `${who} nur in der Co-Autorschaft genannt`), never: 'Hier gezählt, nie in der Zahl.', undated: 'Ohne mögliches Datum', undatedNote: 'In der Zahl, in keinem Kalender.',
        inPart: 'Nur teilweise gezählt', inPartNote: 'Aufgeführt unter „Nicht mitgezählt“.',
        footnote: (merges, copies) => `Standard-Branches, jeder Commit einmal; ohne ${amount(merges, { one: 'Merge', other: 'Merges' })} und ${amount(copies, { one: 'Kopie', other: 'Kopien' })}.`,
      },
      days: {
        title: (some, unit) => amount(some, active[unit]),
        intro: (unit, who) => (unit === 'day' ? `Ein Tag zählt einmal, gleich wie viele Commits er enthält. Es ist der Kalendertag dort, wo ${author(who)} war: Uhr und Zeitzone, die Git in den Commit schrieb.`
          : `${unit === 'week' ? 'Eine Woche zählt einmal, gleich wie viele Commits sie' : 'Ein Monat zählt einmal, gleich wie viele Commits er'} enthält. An welchen Tagen, bleibt offen: ${author(who)} nennt keine genauen Daten.`),
        inGit: (unit) => `${units[unit].other} mit einem Commit in Git`, inGitNote: 'Ohne Merges.', leftOut: (unit) => `${units[unit].other} nur mit ausgenommenen Commits`, leftOutNote: 'Kopien, Bots und selbst Ausgenommenes.',
        byTrust: 'Davon nach Vertrauen (ein Tag kann mehrfach vorkommen)', undated: 'Commits ohne mögliches Datum', undatedNote: 'Sie liegen auf keinem Tag.',
        footnote: (unit, who) => (unit === 'day' ? `Kalendertage dort, wo ${author(who)} war, mit mindestens einem gezählten Commit.` : `${units[unit].other} mit mindestens einem gezählten Commit.`),
      },
      signatures: { title: 'Davon mit einer Signatur, auf die nichts gegeben wird', label: 'Signiert, nicht geprüft', note: 'Eine Signatur ist da; kein Schlüssel, den ein Hoster für das Konto führt, bestätigt sie. Zur Zahl trägt sie nichts bei.' },
      years: {
        title: (some) => amount(some, year), inAll: 'Jahre mit einem gezählten Commit', byTrust: 'Davon nach Vertrauen (ein Jahr kann mehrfach vorkommen)', intro: 'Kalenderjahre mit mindestens einem gezählten Commit. Ein Jahr ohne bleibt auf jeder Achse und wird nicht gezählt.',
        span: 'Jahre vom ersten bis zum letzten Commit', empty: 'Jahre ohne gezählten Commit', ends: 'Grenzen der Historie', first: 'Erster Commit', last: 'Letzter Commit', footnote: 'Jahre mit einem gezählten Commit.',
      },
      languages: {
        title: (some) => amount(some, language), longRule: 'mindestens 12 Monate genutzt', shortRule: 'mit mindestens 2 % der Commits, die Code änderten',
        intro: (rule) => `Programmier- und Auszeichnungssprachen, an Name und Inhalt nach den Regeln von GitHub Linguist erkannt, ${rule}. Jeder Commit ist auf die Sprachen seiner geänderten Zeilen aufgeteilt; Tests zählen als Code.`,
        changed: 'Geänderte Sprachen', longBelow: 'Weniger als 12 Monate genutzt', shortBelow: 'Mit weniger als 2 % der Commits', longMore: 'Monate genutzt', shortMore: 'Anteil an den Commits, die Code änderten', byTrust: 'Davon nach Vertrauen (eine Sprache kann mehrfach vorkommen)',
        footnote: (rule) => `Sprachen, ${rule}; ohne generierte Dateien, fremden Code, Lockdateien, Text und Daten.`,
      },
      openSource: {
        unknownTitle: 'Open Source: nicht bekannt', title: (part) => `${part} Open Source`,
        unknownIntro: (some) => `Ein Repository ist Open Source, wenn es bei seinem Hoster alle lesen dürfen und es eine Lizenz hat. Ein Ordner auf einem Rechner verrät das nicht: Nicht bekannt ist es von ${amount(some, repository)}.`,
        intro: 'Commits in Repositorys, die bei ihrem Hoster alle lesen dürfen und die eine Lizenz haben.', counted: 'Gezählte Commits', byTrust: 'Davon nach Vertrauen', others: 'In anderen Repositorys',
        open: (some) => `In ${amount(some, { one: 'offenen Repository', other: 'offenen Repositorys' })}`, unknownFootnote: 'Ob die Repositorys Open Source sind, ist nicht bekannt.', footnote: 'Commits in Repositorys, die alle lesen können und die eine Lizenz haben.',
      },
      coverage: {
        title: 'Wer dafür bürgt', completely: 'Vollständig gelesen', lastCounted: (date) => `letzter gezählter Commit ${date}`,
        local: (who) => `Niemand bürgt für diese Adressen: Angegeben hat sie, wer diese Seite gemacht hat, und gelesen wurden die Repositorys auf dem eigenen Rechner. Gezählt ist genau; dass ${author(who)} die Commits geschrieben hat, sagt Git, und Git lässt jede beliebige Adresse eintragen.`,
        part: (name, commits, why) => `${name}: ${amount(commits, commit)}. ${why}`,
        localFootnote: 'Niemand bürgt für diese Adressen: Die Seite entstand auf dem eigenen Rechner.', footnote: 'Wer für die Adressen bürgt, ist noch nicht bekannt.',
      },
      kinds: {
        title: (some) => amount(some, { one: 'zugeordneter Commit', other: 'zugeordnete Commits' }), intro: 'Das Präfix, mit dem die erste Zeile eines Commits beginnt („fix: …“), sonst ihr erstes Wort, wo es ein klares Verb ist („Add …“, „Fix …“), sonst die Dateien, wo alle von einer Art sind, Tests oder Dokumentation.',
        counted: 'Gezählte Commits', none: 'Ohne Präfix oder klares erstes Verb', labelled: 'Zugeordnet', footnote: 'Nach dem Präfix oder dem ersten Verb in der ersten Zeile des Commits.',
      },
    },

    view: {
      presets: { all: 'Alles', years: '5 Jahre', months: '12 Monate' }, allYears: (span) => `Alles, ${span}`, label: 'Zeitraum und Sprache', period: 'Zeitraum', from: 'Von', to: 'bis', show: 'Zeigen', own: 'Von … bis …',
      since: (when) => `Seit ${when}`, until: (when) => `Bis ${when}`, allLanguages: (some) => `Alle ${count(some)} Sprachen`, again: 'Wieder alles zeigen', keeps: 'Die Adresse merkt sich diese Ansicht', copy: 'Kopieren', copied: 'Kopiert',
      noMonth: (value, name) => `„${value}“ ist kein Monat für „${name}“; richtig ist zum Beispiel 2021-01.`, backwards: (from, to) => `Der Zeitraum endet, bevor er beginnt: ${from} liegt nach ${to}.`,
      noMeasure: (value) => `„${value}“ lässt sich hier nicht messen; möglich sind commits, lines und days.`, noLanguage: (value) => `Auf dieser Seite gibt es keinen Commit in „${value}“.`,
    },
    states: {
      nothingLabel: 'Noch nichts gezählt', nothing: 'Auf dieser Seite ist kein Commit gezählt', notCounted: (some) => `Git enthält ${amount(some, commit)} unter diesen Adressen; warum keiner zählt, steht unten.`,
      noRepository: 'Auf ihr steht kein Repository, also gibt es nichts zu zählen. Das ändert sich, sobald eines dazukommt.',
      otherAddress: 'Die Repositorys wurden gelesen; keiner ihrer Commits trägt eine dieser Adressen. Ältere Commits können eine andere tragen: „commit-stats authors <repository>“ nennt sie.',
      emptyLabel: 'Nichts in dieser Ansicht', empty: (name) => `Keine Commits ${name === undefined ? '' : `in ${name} `}in diesem Zeitraum`, allYears: 'Alle Jahre zeigen',
      onDay: (date) => `am ${date}`, inMonth: (date) => `im ${date}`, between: (before, after) => `Der letzte davor war ${before}, der nächste ${after}.`, before: (when) => `Der letzte davor war ${when}.`,
      after: (when) => `Der erste danach war ${when}.`, never: 'Auf dieser Seite ist noch nichts gezählt.', elsewhere: (name, from) => `${name ?? 'Commits'} gibt es in anderen Monaten, ab ${from}.`,
      oneDayLabel: 'Ein Tag', inLanguage: (commits, name) => `${count(commits)} in ${name}`, secondDay: 'Ein Verlauf beginnt mit dem zweiten Tag.',
      noChart: 'Dieses Diagramm ließ sich nicht zeichnen', noChartMore: (inTable) => `Die Zahlen sind unversehrt${inTable ? ' und stehen in der Tabelle.' : '.'} Erneut laden hilft vielleicht.`,
    },
    check: {
      title: 'Zum Nachprüfen', signed: 'Die Zahlen dieser Seite gibt es auch signiert: jede von ihnen, die Version der Regeln, den Tag. Die Erklärung enthält keinen Code, keinen Namen eines Repositorys und keine E-Mail-Adresse.',
      git: (who) => `Die Summen sind die von Git, auf die Zeile genau. Wer ein Repository lesen kann, zählt sie allein mit Git nach, für jede ${who === undefined ? 'der Adressen' : `von ${own(who)} Adressen`}:`, program: 'Oder mit diesem Programm, das auch zeigt, was es warum nicht mitzählt:',
      address: '<adresse>', repository: '<repository>', readUpTo: 'Gelesen bis', drawn: 'Seite erstellt am', total: 'Summe in Git ohne Merges', version: (version) => `Version ${version}`,
      pdf: 'Als PDF speichern', letter: 'PDF, US-Letter', snapshot: 'Daten', resume: 'JSON Resume', statement: 'Erklärung herunterladen', feed: 'Feed', verify: 'Erklärung prüfen', save: 'Speichern', edit: 'Bearbeiten', editWhy: 'Diesen Link sehen nur Sie.', forms: 'Dieser Lebenslauf in anderen Formen',
      made: (who) => `Erstellt von ${author(who)} mit Commit Stats: Zahlen aus der Git-Historie, kein Code gespeichert.`, charts: ['Diagramme von ', '.'], yourOwn: 'Eigene Seite erstellen',
    },
    tables: {
      languages: 'Sprachen im Verlauf', kinds: 'Arten der Arbeit pro Jahr', hours: 'Commits nach Wochentag und Uhrzeit', years: 'Commits und aktive Tage pro Jahr', days: 'Commits pro Tag', 'open-source': 'Open Source und private Arbeit pro Jahr', 'pull-requests': 'Pull- und Merge-Requests', repositories: 'Repositorys im Verlauf', calendar: 'Tage mit Commits', packages: 'Pakete Dritter',
      label: (caption) => `${caption}, Tabelle`, closeTable: 'Tabelle schließen', back: 'Zurück zum Lebenslauf', behind: (title) => `${title}: die Zahlen zum Diagramm`, description: (title, name) => `${title}, ${name}.`,
    },
    charts: {
      day: 'Tag', month: 'Monat', quarter: 'Quartal', year: 'Jahr', total: 'Summe', names: 'Namen', openPart: 'Open Source, %', quarters: ['1. Quartal', '2. Quartal', '3. Quartal', '4. Quartal'], nothing: 'Keine Commits in diesem Zeitraum.',
      days: (best, commits, from, to, inView) => `Die meisten am ${best}: ${amount(commits, commit)}. Im Bild: ${from} – ${to}, ${amount(inView, commit)}.`,
      kind: (name, part, best) => `${name}: ${part} der zugeordneten Commits${best === undefined ? '' : `, am meisten ${best.year} (${best.part} in diesem Jahr)`}.`, kindColumn: (name) => `${name}, % der zugeordneten Commits`, labelled: 'der zugeordneten Commits',
      mostIn: (when, some) => `Die meisten ${when}: ${some}.`, allIn: (name, when, some) => `${name} ${when}: ${some}.`, none: (what) => `Keine ${what} in diesem Zeitraum.`,
    },

    verify: verifyWordsInGerman(f),
    pages: {
      titles: { 400: 'Diese Auswahl lässt sich nicht zeigen', 404: 'Hier gibt es keine Seite', 405: 'Das geht hier nicht', 429: 'Zu viele verschiedene Ansichten', 503: 'Einen Moment' }, failed: 'Diese Seite ließ sich nicht erstellen', noPage: 'Der Link ist abgelaufen oder anders geschrieben. Wer ihn geschickt hat, kann einen neuen schicken.', about: 'Was ist Commit Stats?',
      failedMore: 'Nichts ist verloren; gleich noch einmal versuchen.', readOnly: 'Diese Seite lässt sich nur lesen.', away: (since) => `Der Speicher der Konten und Seiten antwortet ${since === undefined ? 'zurzeit nicht' : `seit ${since} nicht`}. Seiten, die in der letzten Minute gelesen wurden, öffnen weiterhin; alles andere ist wieder da, sobald er antwortet. Nichts ist verloren.`, whole: 'Die ganze Seite zeigen',
      tooMany: (wait) => `Von dieser Internetadresse kamen viele verschiedene Anfragen. Die nächste Ansicht lässt sich in ${wait} Sekunden zeichnen; schon gezeichnete öffnen weiterhin.`, busy: 'Zurzeit werden viele Ansichten gezeichnet. In ein paar Sekunden klappt es wieder; die Seite ohne Auswahl öffnet weiterhin.',
      password: {
        title: 'Diese Seite verlangt ein Passwort', description: 'Wer den Link geschickt hat, kennt es.', sentence: 'Wer diesen Link geschickt hat, hat ein Passwort dafür gesetzt. Es wird einmal pro Stunde gebraucht.', label: 'Passwort', open: 'Seite öffnen',
        wrong: 'Das ist nicht das Passwort dieses Links. Wer ihn geschickt hat, kennt es.', fromYou: (wait) => `Von dieser Internetadresse kamen viele Passwörter. Das nächste lässt sich in ${wait} Sekunden versuchen.`, tooMany: (wait) => `Innerhalb einer Minute gab es fünf Versuche. Der nächste ist in ${wait} Sekunden möglich.`,
      },
    },
    forms: {
      period: (from, to) => `${from} bis ${to}`, from: (name, date) => `${name}, aus Git gezählt von Commit Stats, ${date}`, countedFrom: (date) => `Aus Git gezählt, ${date}`, fromGit: (line) => `${line}, aus Git gezählt`,
      monthly: 'Commits je Monat, 3 Jahre', threeYears: 'Commits, 3 Jahre', until: (when) => `Commits bis ${when}`,
      badges: { commits: 'Commits', years: 'Jahre', languages: 'Sprachen', since: 'Commits seit', last: 'letzter Commit', openSource: 'Open Source', counted: 'aus Git gezählt' },
      feed: {
        title: (name) => `${name}: Monate und Sprachen`, description: 'Aus der Git-Historie gezählt', month: (when, commits) => `${when}: ${amount(commits, commit)}`, fresh: (name) => `Neu: ${name}`, first: (name, when) => `Erste Commits in ${name}, ${when}.`,
        content: (commits, activeDays, unit, names) => `${amount(commits, commit)}${unit === 'month' ? '' : ` ${days(activeDays, unit)}`}${names.length > 0 ? `, überwiegend ${list(names)}` : ''}.`,
      },
      resume: { level: (months, part) => `${amount(months, month)} mit Commits, ${part} der Arbeit`, mostly: (names) => `überwiegend ${list(names)}` },
      pdf: {
        title: (name) => `${name}: Lebenslauf aus Commits`, local: 'Aus lokalen Daten auf dem eigenen Rechner erstellt.', closed: 'Diese Seite ist nicht öffentlich: Einen Link zur aktuellen Seite gibt, wem sie gehört.', live: 'Aktuelle Seite und Signatur:', restFollows: (some) => `${some === 1 ? 'Eine weitere Anmerkung steht' : `${count(some)} weitere Anmerkungen stehen`} auf einer späteren Seite.`, code: (address) => `QR-Code, der zu ${address} führt`,
        missing: 'Einige Zeichen des Namens oder Textes sind in keiner Schrift dieser Datei und fehlen hier; die aktuelle Seite zeigt sie.', page: (number, all) => `Seite ${number} von ${all}`, footer: (name, date) => `${name} · aus Git gezählt von Commit Stats, ${date}`,
        serif: (who, version) => `Was in Serifen steht, hat ${author(who)} geschrieben; alles andere ist gezählt. Zählregeln, Version ${version}.`, packages: 'Pakete',
      },
    },
  };
}
