import { readSettings } from './settings';
import type { Settings } from './settings';

/**
 * The settings once it is known where the site listens: a port in use may have been passed over, or any free one been asked for. Told to the environment, so that the pages, which read
 * the settings for themselves, name the same address. An address that the operator states stays.
 */
export function settingsAtPort(settings: Settings, port: number): Settings {
  if (settings.port === port) return settings;
  process.env['PORT'] = String(port);
  return { ...settings, port, baseUrl: readSettings({ port }).baseUrl };
}
