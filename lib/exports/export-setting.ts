/** What an export is made from besides the page. */
export interface ExportSetting {
  /** Where the page stands, e.g. `https://stats.example.org/cv/ada`; undefined where it stands nowhere. */
  address: string | undefined;
}
