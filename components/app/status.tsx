import type { CollectStatus } from '../../lib/repositories/list-repositories';
import type { TokenView } from '../../lib/tokens/view';
import { Icon } from './icon';
import type { IconName } from './icon';

interface Look { icon: IconName; tone: 'ok' | 'warn' | 'bad' | 'busy' | ''; word: string }

const TOKEN: Readonly<Record<TokenView['status'], Look>> = {
  'active': { icon: 'ok', tone: 'ok', word: 'Works' },
  'limited': { icon: 'half', tone: 'warn', word: 'Works in part' },
  'expires-soon': { icon: 'warn', tone: 'warn', word: 'Ends soon' },
  'reconnect': { icon: 'bad', tone: 'bad', word: 'Refused' },
  'expired': { icon: 'bad', tone: 'bad', word: 'Expired' },
  'leaving': { icon: 'busy', tone: 'busy', word: 'Last collection' },
  'left': { icon: 'off', tone: '', word: 'Left' },
  'deleting': { icon: 'busy', tone: '', word: 'Being deleted' },
};

const COLLECT: Readonly<Record<CollectStatus, Look>> = {
  'up-to-date': { icon: 'ok', tone: 'ok', word: 'Up to date' },
  'counting': { icon: 'busy', tone: 'busy', word: 'Counting' },
  'waiting': { icon: 'waiting', tone: '', word: 'Waiting' },
  'partial': { icon: 'half', tone: 'warn', word: 'Partial' },
  'stopped': { icon: 'bad', tone: 'bad', word: 'Stopped' },
  'off': { icon: 'off', tone: '', word: 'Not collected' },
};

function Said({ icon, tone, word }: Look) {
  return <span className={`status ${tone}`}><Icon name={icon} />{word}</span>;
}

/** The state of a token in a shape and a word. */
export function TokenStatus({ status }: Pick<TokenView, 'status'>) {
  return <Said {...TOKEN[status]} />;
}

/** How far the collection of a repository is, in a shape and a word. */
export function CollectState({ status }: { status: CollectStatus }) {
  return <Said {...COLLECT[status]} />;
}

/** How loud a token's sentence is set. */
export function toneOf(status: TokenView['status']): 'bad' | 'warn' | '' {
  const { tone } = TOKEN[status];
  return tone === 'bad' || tone === 'warn' ? tone : '';
}
