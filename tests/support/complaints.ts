import type { Page } from 'playwright-core';

/** Adds every error and warning that a page writes to its console, and every error that nobody caught, to a list: where, what, and about which address. */
export function noteComplaints(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    const { url, lineNumber } = message.location();
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()} (${url}:${lineNumber})`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
}
