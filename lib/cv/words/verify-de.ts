import type { Formats } from './formats';
import type { verifyWords } from './verify-en';

/** The words of the page that verifies a statement, in German. */
export function verifyWordsInGerman({ amount }: Formats): ReturnType<typeof verifyWords> {
  const month = { one: 'Monat', other: 'Monate' };
  return {
    title: 'Erklärung prüfen', description: 'Ob eine signierte Erklärung von hier stammt und seither unverändert ist.',
    intro: 'Jeden Lebenslauf gibt es hier auch als signierte Erklärung: die Datei statement.json. Inhalt einfügen oder Datei auswählen: Sofort zeigt sich, ob sie hier signiert wurde und noch sagt, was signiert wurde. Aufbewahrt wird sie nicht.',
    text: 'Die Erklärung, unverändert', file: 'Oder die Datei', verify: 'Prüfen', key: 'Schlüssel',
    verdicts: { genuine: 'Diese Erklärung ist echt', altered: 'Diese Erklärung wurde verändert', forged: 'Diese Erklärung wurde nicht hier signiert', unreadable: 'Das ist keine Erklärung' },
    sentences: {
      unreadable: 'Das ist keine Erklärung von Commit Stats. Gebraucht wird der ganze Inhalt der Datei statement.json, von der ersten bis zur letzten Klammer, oder ihre kompakte Signatur.',
      altered: 'Diese Erklärung wurde verändert, nachdem sie signiert war: Was sie sagt, deckt die Signatur nicht. Auf sie ist kein Verlass; verlässlich ist die Seite im Netz.',
      forged: 'Diese Erklärung wurde nicht hier signiert. Sie stammt von anderswo oder wurde nach dem Signieren verändert. Auf sie ist kein Verlass; verlässlich ist die Seite im Netz.',
      genuine: (issued, replaced) => `Echt: am ${issued} hier signiert und seither unverändert.${replaced === undefined ? '' : ` Der Schlüssel wurde am ${replaced} ersetzt; was er vorher signiert hat, gilt weiter.`} Die Zahlen sind die jenes Tages; die von heute zeigt die Seite im Netz.`,
      tooLarge: 'Das ist größer, als eine Erklärung sein kann. Gebraucht wird der Inhalt einer Datei statement.json.',
    },
    claims: { name: 'Name', signed: 'Signiert am', activeNames: { day: 'Aktive Tage', week: 'Aktive Wochen', month: 'Aktive Monate' }, view: 'Ansicht', addresses: 'Adressen', byForge: 'von einem Hoster bestätigt', typed: 'selbst angegeben; niemand bürgt für sie', months: (name, some) => `${name} ${amount(some, month)}` },
    programs: 'Für andere Programme', keys: 'Die Signatur ist ein JWS (RFC 7515) mit Ed25519 (RFC 8037). Dies sind die öffentlichen Schlüssel, die hier je signiert haben; ein ersetzter signiert nicht mehr, und was er signiert hat, gilt weiter.',
    noKey: 'Hier wurde noch keine Erklärung signiert.', since: (from, replaced) => `seit ${from}${replaced === undefined ? '' : `, ersetzt am ${replaced}`}`,
  };
}
