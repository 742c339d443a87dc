import current from 'spdx-license-ids/index.json';
import deprecated from 'spdx-license-ids/deprecated.json';

const BY_KEY = new Map([...deprecated, ...current].map((id) => [id.toLowerCase(), id]));

/** SPDX's own spelling of GitLab's lower-case licence key (`gpl-3.0` → `GPL-3.0`); null where SPDX knows none such (`other`). */
export function spdxOf(key: string): string | null {
  return BY_KEY.get(key.toLowerCase()) ?? null;
}
