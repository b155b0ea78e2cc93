import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import type { Texts } from './en';
import type { Language } from './format';

export const LANGUAGES: Language[] = ['en', 'de', 'fr'];
const STORED = 'cashlane.language';

/** A language is loaded when it is wanted: nobody waits for the texts of another. */
async function texts(language: Language): Promise<Texts> {
  if (language === 'de') return (await import('./de')).de;
  if (language === 'fr') return (await import('./fr')).fr;
  return (await import('./en')).en;
}

function isLanguage(text: string | null | undefined): text is Language {
  return text === 'en' || text === 'de' || text === 'fr';
}

function preferred(): Language {
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) return stored;
  const browser = navigator.languages.map((tag) => tag.slice(0, 2));
  return browser.find(isLanguage) ?? 'en';
}

/** Shows a language without choosing it for later. */
export async function showLanguage(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await texts(language), true, true);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function setLanguage(language: Language): Promise<void> {
  await showLanguage(language);
  localStorage.setItem(STORED, language);
}

export async function startTexts(): Promise<void> {
  const language = preferred();
  await i18next.use(initReactI18next).init({
    lng: language,
    // Every language has all texts; a test sees to that.
    fallbackLng: false,
    resources: { [language]: { translation: await texts(language) } },
    interpolation: { escapeValue: false },
  });
  await setLanguage(language);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}
