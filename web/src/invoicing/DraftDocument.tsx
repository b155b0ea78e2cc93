import { Anchor, Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { useAddress } from '../ui/useAddress';
import { useTrial } from '../ui/useTrial';
import { PaperFrame, WIDE } from './PaperFrame';

interface Props<I> {
  /** What kind of document it is, told apart from others on the page. */
  name: string;
  /** What it would be made from. */
  input: I;
  load: (entity: string, input: I) => Promise<Blob>;
  /** Whether it is shown without being asked for. */
  shown?: boolean;
}

/** A document as it would be issued, marked as a draft; it follows what is typed. */
export function DraftDocument<I>({ name, input, load, shown = false }: Props<I>) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const wide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const [asked, setAsked] = useState(shown && wide);
  const draft = useTrial(`draft-${name}`, input, (given) => load(entity, given), asked);
  const url = useAddress(draft.data);
  return (
    <Section
      title={t('invoicing.draft')}
      actions={
        <>
          {asked && url && (
            <Anchor size="sm" href={url} target="_blank" rel="noopener">
              {t('invoicing.openDocument')}
            </Anchor>
          )}
          <Button variant="subtle" onClick={() => setAsked(!asked)} aria-expanded={asked}>
            {t(asked ? 'invoicing.hideDraft' : 'invoicing.showDraft')}
          </Button>
        </>
      }
    >
      {asked && (
        <Ask query={draft} rows={6}>
          {() => url && <PaperFrame title={t('invoicing.draft')} url={url} height="62vh" />}
        </Ask>
      )}
    </Section>
  );
}
