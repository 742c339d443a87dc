import { axisMonths, ordered } from '../../lib/cv/ranking';
import type { CvView } from '../../lib/cv/types';
import { isWhole, presetOf, presets, viewAddress } from '../../lib/cv/view';
import type { Words } from '../../lib/cv/words/types';
import type { Shown } from './context';
import { Icon } from './icons';
import { Swatch } from './strip';

function withPeriod(view: CvView, period: CvView): CvView {
  const { from: _from, to: _to, ...rest } = view;
  return { ...rest, ...(period.from !== undefined && { from: period.from }), ...(period.to !== undefined && { to: period.to }) };
}

function withLanguage(view: CvView, language: string | undefined): CvView {
  const { language: _language, ...rest } = view;
  return language === undefined ? rest : { ...rest, language };
}

/** The link that shows the page without period and language. */
export function wholeAddress(shown: Shown): string {
  const { measure, key } = shown.page.view;
  return viewAddress(shown.path, { measure, ...(key !== undefined && { key }) });
}

function PeriodForm({ shown, id }: { shown: Shown; id: string }) {
  const { page: { view, all, today }, path, words: { view: says } } = shown;
  const bounds = { min: all.first?.slice(0, 7), max: today.slice(0, 7) };
  return (
    <form action={path} method="get">
      {view.key !== undefined && <input type="hidden" name="k" value={view.key} />}
      <label htmlFor={`${id}-from`}>{says.from}</label>
      <input id={`${id}-from`} name="from" type="month" pattern="[0-9]{4}-[0-9]{2}" placeholder="2021-01" defaultValue={view.from} {...bounds} />
      <label htmlFor={`${id}-to`}>{says.to}</label>
      <input id={`${id}-to`} name="to" type="month" pattern="[0-9]{4}-[0-9]{2}" placeholder={today.slice(0, 7)} defaultValue={view.to} {...bounds} />
      {view.language !== undefined && <input type="hidden" name="language" value={view.language} />}
      {view.measure !== 'commits' && <input type="hidden" name="measure" value={view.measure} />}
      <button type="submit" className="button primary">{says.show}</button>
    </form>
  );
}

function PresetLinks({ shown }: { shown: Shown }) {
  const { page: { view, all, today }, path, words } = shown;
  const axis = axisMonths(all, today);
  const current = presetOf(view, today);
  return presets(today).map((preset) => (
    <a key={preset.id} href={viewAddress(path, withPeriod(view, preset.view))} aria-current={preset.id === current ? 'true' : undefined}>
      {preset.id === 'all' ? words.view.allYears(words.range(axis.from.slice(0, 4), axis.to.slice(0, 4))) : words.view.presets[preset.id]}
    </a>
  ));
}

function ownPeriod({ from, to }: CvView, { view: says, shortMonth }: Words): string {
  if (from !== undefined && to !== undefined) return from === to ? shortMonth(from) : `${shortMonth(from)} – ${shortMonth(to)}`;
  if (from !== undefined) return says.since(shortMonth(from));
  return to === undefined ? says.own : says.until(shortMonth(to));
}

function LanguageMenu({ shown }: { shown: Shown }) {
  const { page: { view, all }, path, color, words: { view: says } } = shown;
  const languages = ordered(all, 'commits');
  return (
    <details className="menu languages-menu" name="bar">
      <summary className="select">
        {view.language === undefined ? says.allLanguages(languages.length) : <><Swatch color={color(view.language)} />{view.language}</>}
        <Icon name="down" />
      </summary>
      <ul className="float">
        {view.language !== undefined && <li><a href={viewAddress(path, withLanguage(view, undefined))}>{says.allLanguages(languages.length)}</a></li>}
        {languages.map(({ language }) => (
          <li key={language}><a href={viewAddress(path, withLanguage(view, language))} aria-current={language === view.language ? 'true' : undefined}><Swatch color={color(language)} />{language}</a></li>
        ))}
      </ul>
    </details>
  );
}

/** Period and language, as links and a form that work without script; the address holds the view. */
export function Controls({ shown }: { shown: Shown }) {
  const { page: { view, all, today }, words } = shown;
  const says = words.view;
  const current = presetOf(view, today);
  const axis = axisMonths(all, today);
  const period = current === 'all' ? words.range(axis.from.slice(0, 4), axis.to.slice(0, 4)) : current === undefined ? ownPeriod(view, words) : says.presets[current];
  return (
    <nav className="bar" aria-label={says.label}>
      <span className="bar-label">{says.period}</span>
      <div className="segments only-wide">
        <PresetLinks shown={shown} />
        <details className={current === undefined ? 'menu current' : 'menu'} name="bar">
          <summary>{current === undefined ? ownPeriod(view, words) : says.own}</summary>
          <div className="float"><PeriodForm shown={shown} id="period" /></div>
        </details>
      </div>
      <details className="menu only-phone" name="bar">
        <summary className="select">{period}<Icon name="down" /></summary>
        <div className="float"><div className="stack"><PresetLinks shown={shown} /></div><PeriodForm shown={shown} id="phone-period" /></div>
      </details>
      {all.byLanguage.length > 1 && <><span className="bar-label">{words.common.languages}</span><LanguageMenu shown={shown} /></>}
      {!isWhole(view) && <a className="again" href={wholeAddress(shown)}>{says.again}</a>}
      <span className="keeps"><span>{says.keeps}</span><button type="button" className="quiet" data-copy={says.copied}><Icon name="copy" /><span aria-live="polite">{says.copy}</span></button></span>
    </nav>
  );
}
