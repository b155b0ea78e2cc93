import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ReasonDialog } from '../ui/ReasonDialog';

interface Props {
  /** It can be put aside now; else it is, and can be taken back. */
  aside: boolean;
  /** Puts it aside, or takes it back. */
  put: (out: boolean, reason: string, key: string) => Promise<unknown>;
}

/** Puts something aside that needs nobody, or takes it back, with a reason. */
export function AsideToggle({ aside, put }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<boolean | null>(null);
  // What was asked stays the question until it is answered, whatever becomes of it meanwhile.
  const wanted = asking ?? aside;
  const title = (out: boolean) => t(out ? 'cash.setAside' : 'cash.takeBack');
  return (
    <>
      <Button variant="default" onClick={() => setAsking(aside)}>
        {title(aside)}
      </Button>
      {asking !== null && (
        <ReasonDialog
          title={title(wanted)}
          close={() => setAsking(null)}
          write={(reason, key) => put(wanted, reason, key)}
          undo={() => (key) => put(!wanted, t('action.undoReason'), key)}
        />
      )}
    </>
  );
}
