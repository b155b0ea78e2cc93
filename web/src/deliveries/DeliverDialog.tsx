import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api } from '../api/client';
import type { DeliveryView } from '../api/types';
import { batch, count, type Sending } from '../orders/actions';
import { useBatchWords } from '../orders/useBatchWords';
import { useDesk } from '../shell/entity';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { TrialNote } from '../ui/TrialNote';
import { useTrial } from '../ui/useTrial';
import { useWrite } from '../ui/useWrite';
import { ProofField, type Proof } from './ProofField';

interface Arrivals {
  deliveries: string[];
  /** Business date of arrival or signature; empty: now. */
  on: string;
  signer: string;
  /** The file that shows it. */
  file: string | null;
}

interface Props {
  deliveries: Pick<DeliveryView, 'id' | 'number' | 'proof'>[];
  /** Whether they arrived already, and only the proof is added. */
  proofOnly?: boolean;
  close: () => void;
  done?: () => void;
}

/** The middle of a day, for a date whose hour nobody noted. */
function noon(date: string): string | null {
  return date === '' ? null : `${date}T12:00:00Z`;
}

function arrive(entity: string, { deliveries, on, signer, file }: Arrivals, sending: Sending) {
  const proof = signer.trim() === '' ? null : { signed_by: signer.trim(), file };
  const arrivals = deliveries.map((delivery) => ({ delivery, delivered_at: noon(on), proof }));
  return count(
    api.POST('/api/v1/entities/{entity}/deliveries/deliver', { params: batch(entity, sending), body: arrivals }),
  );
}

function prove(entity: string, { deliveries, on, signer, file }: Arrivals, sending: Sending) {
  const proofs = deliveries.map((delivery) => ({
    delivery,
    proof: { signed_by: signer.trim(), signed_at: noon(on), file },
  }));
  return count(
    api.POST('/api/v1/entities/{entity}/deliveries/proofs', { params: batch(entity, sending), body: proofs }),
  );
}

/** Records that shipments arrived, or adds who signed for them. */
export function DeliverDialog({ deliveries, proofOnly = false, close, done }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const say = useBatchWords();
  const [on, setOn] = useState('');
  const [signer, setSigner] = useState(deliveries[0]?.proof?.signed_by ?? '');
  const [proof, setProof] = useState<Proof | null>(null);
  const ids = deliveries.map((one) => one.id);
  const given: Arrivals = { deliveries: ids, on, signer, file: proof?.file ?? null };
  const signed = proofOnly || proof !== null;
  const ready = !signed || signer.trim() !== '';
  const send = proofOnly ? prove : arrive;
  const trial = useTrial(
    proofOnly ? 'prove' : 'arrive',
    given,
    (asked, key) => send(entity, asked, { key, trial: true }),
    ready,
  );
  const writing = useWrite((_: undefined, key: string) => send(entity, given, { key }), {
    say,
    done: () => {
      close();
      done?.();
    },
  });
  return (
    <Dialog
      title={t(proofOnly ? 'deliveries.prove' : 'deliveries.deliver')}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
      disabled={!ready}
    >
      <Text size="sm">{deliveries.map((one) => one.number).join(', ')}</Text>
      <TextInput
        size="sm"
        data-autofocus
        required={signed}
        label={t('field.signedBy')}
        value={signer}
        onChange={(event) => setSigner(event.currentTarget.value)}
      />
      <DateField
        size="sm"
        label={t(proofOnly ? 'deliveries.signedOn' : 'deliveries.arrivedAt')}
        description={t('deliveries.nowHint')}
        value={on}
        onChange={setOn}
      />
      {deliveries.length === 1 && <ProofField proof={proof} onChange={setProof} />}
      {ready && !writing.error && <TrialNote trial={trial} />}
    </Dialog>
  );
}
