import { useTranslation } from 'react-i18next';

/** Says who did something: a person by name, the system with its part, anybody else by id. */
export function useActorText(): (actor: string, name?: string | null) => string {
  const { t } = useTranslation();
  return (actor, name) => {
    const [, part] = /^system:(.*)$/.exec(actor) ?? [];
    if (part === undefined) return name ?? actor;
    return t('access.system', { part: t(`access.part_${part}`, { defaultValue: part.replaceAll('_', ' ') }) });
  };
}
