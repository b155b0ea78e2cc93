import { useTranslation } from 'react-i18next';

/** What a figure's ingredient is called; those without a name of their own keep the server's. */
export function usePartName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => {
    const key = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '');
    return t(`insight.part.${key}`, { defaultValue: name });
  };
}
