import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, idempotent, single } from '../../api/client';
import { useDesk } from '../../shell/entity';
import { Moment, Status } from '../../ui/Figures';
import { FormDialog } from '../../ui/FormDialog';
import { Facts } from '../../ui/Page';
import { orNull } from '../../ui/formValues';
import type { Mail } from '../edit';
import { ObjectLinks } from './ObjectLinks';
import { Overlay } from '../../ui/Overlay';

/** What the prefix of a document's id says it is. */
const DOCUMENTS: Record<string, string> = { inv: 'invoice', ord: 'order', dlv: 'delivery' };

/** A mail with its text; it can go out once more, also to another address. */
export function MailDialog({ mail, close }: { mail: Mail; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  if (!may('invoices.write')) {
    return (
      <Overlay onClose={close} title={mail.subject}>
        <MailText mail={mail} />
      </Overlay>
    );
  }
  return (
    <FormDialog
      title={mail.subject}
      close={close}
      cols={1}
      submitLabel={t('system.sendAgain')}
      start={{ recipient: mail.recipient }}
      fields={[{ name: 'recipient', label: t('system.recipient'), required: true }]}
      write={(values, key) =>
        single(
          api.POST('/api/v1/entities/{entity}/mails/send-again', {
            params: { path: { entity }, header: idempotent(key) },
            body: [{ mail: mail.id, recipient: orNull(values.recipient) }],
          }),
        )
      }
    >
      {() => <MailText mail={mail} />}
    </FormDialog>
  );
}

function MailText({ mail }: { mail: Mail }) {
  const { t } = useTranslation();
  const type = DOCUMENTS[mail.document.split('_')[0] ?? ''];
  return (
    <Stack>
      <Facts
        facts={[
          [t('field.status'), <Status key="status" code={mail.status} />],
          [t('system.recipient'), mail.recipient],
          [t('system.queued'), <Moment key="queued" value={mail.queued_at} />],
          [t('system.sent'), mail.sent_at && <Moment value={mail.sent_at} />],
        ]}
      />
      {mail.error && (
        <Text size="sm" c="var(--mantine-color-error)">
          {mail.error}
        </Text>
      )}
      {type && <ObjectLinks objects={[{ type, id: mail.document }]} />}
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
        {mail.body}
      </Text>
    </Stack>
  );
}
