export { createClassifier } from './classifier';
export { isHeadlineLanguage, languageColor, languageType, type LanguageType } from './language-table';
