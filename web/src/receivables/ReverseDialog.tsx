import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { ReasonDialog } from '../ui/ReasonDialog';
import { reverseEntries } from './reverse';

/** Takes the entry of a discount or a write-off back, for a reason. */
export function ReverseDialog({ entry, close }: { entry: string; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  return (
    <ReasonDialog
      title={t('receivables.reverse')}
      close={close}
      write={(reason, key) => reverseEntries(entity, [entry], reason, key)}
    />
  );
}
