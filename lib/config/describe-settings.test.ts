import { expect, it } from 'vitest';
import { describeSettings, settingsOf } from './describe-settings';
import { environmentSchema } from './schema';

it('puts the comment above a name to it, and names without one to those before', () => {
  expect(settingsOf('# Of the file.\n\n# Folder.\n# Default: none.\nDATA=\n\n# --- Mail ------\n# Server.\nSMTP=\nSMTP_PORT=25\n')).toEqual([
    { title: '', settings: [{ names: ['DATA'], says: 'Folder. Default: none.' }] },
    { title: 'Mail', settings: [{ names: ['SMTP', 'SMTP_PORT'], says: 'Server.' }] },
  ]);
});

it('tells values that can be chosen from what they mean', () => {
  expect(settingsOf('# Who may. One of:\n#   everyone\n#   group:NAME   its members\nWHO=\n')).toEqual([{ title: '', settings: [{ names: ['WHO'], says: 'Who may. One of:\n`everyone`\n`group:NAME`: its members' }] }]);
});

it('explains every setting that the program reads, but those of the machine itself', () => {
  const named = describeSettings().flatMap(({ settings }) => settings.flatMap(({ names, says }) => says === '' ? [] : names));
  expect(named).toEqual([...new Set(named)]);
  expect(Object.keys(environmentSchema.shape).filter((name) => !named.includes(name) && name !== 'XDG_DATA_HOME')).toEqual([]);
});
