import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { usePeriod } from './PeriodPicker';

/** The period as a paper for the board. */
export function BoardPackLink() {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const { language } = useFormat();
  const { from, to } = usePeriod();
  const pack = new URLSearchParams({ from, to, language });
  return (
    <Button
      component="a"
      variant="default"
      target="_blank"
      className="no-print"
      style={{ alignSelf: 'flex-start' }}
      href={`/api/v1/entities/${entity}/board-pack?${pack}`}
    >
      {t('insight.boardPack')}
    </Button>
  );
}
