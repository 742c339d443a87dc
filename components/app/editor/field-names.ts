/** Fields of a page as the editor calls them. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
  name: 'Name', headline: 'Headline', about: 'About', place: 'Place', links: 'Links', showHours: 'Working hours', period: 'Period', sections: 'Sections', repositories: 'Repositories',
  repositoryOrder: 'Order of the repositories', hiddenLanguages: 'Languages', languageOrder: 'Order of the languages', claims: 'Typed addresses', dates: 'Dates', gaps: 'Years without commits', evidence: 'Answer to an advert', language: 'Language of the page',
};
