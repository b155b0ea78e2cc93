import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import { useDesk } from '../../shell/entity';
import { EditDialog } from '../../ui/EditDialog';
import { orNull } from '../../ui/formValues';
import { FormDialog } from '../../ui/FormDialog';
import { editing, readAgain, type Term } from '../edit';
import { givenRules, isComplete, PLAIN, typedRules, type TypedRules } from './rules';
import { TermRulesEditor } from './TermRulesEditor';
import { TermTrial } from './TermTrial';

/** Adds a payment term, with its due dates on trial below. */
export function NewTermDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [typed, setTyped] = useState(PLAIN);
  return (
    <FormDialog
      title={t('settings.newTerm')}
      close={close}
      fields={[
        { name: 'code', label: t('settings.code'), required: true },
        { name: 'name', label: t('field.name') },
      ]}
      write={(values, key) =>
        body(
          api.POST('/api/v1/entities/{entity}/payment-terms', {
            params: { path: { entity }, header: idempotent(key) },
            body: { code: (values.code ?? '').trim(), name: orNull(values.name), rules: givenRules(typed) },
          }),
        )
      }
    >
      {() => <Rules typed={typed} onChange={setTyped} />}
    </FormDialog>
  );
}

/** Changes a payment term; invoices that were issued under it stay as they are. */
export function TermDialog({ term, close }: { term: Term; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [typed, setTyped] = useState(typedRules(term.rules));
  return (
    <EditDialog
      title={term.code}
      close={close}
      seen={term}
      object={term.id}
      start={{ name: term.name }}
      fields={[{ name: 'name', label: t('field.name'), hint: t('settings.termHint') }]}
      more={[{ name: 'rules', label: t('settings.rules') }]}
      change={(values) => ({ name: orNull(values.name), rules: givenRules(typed) })}
      read={() =>
        readAgain(term, async () => ({
          items: await body(api.GET('/api/v1/entities/{entity}/payment-terms', { params: { path: { entity } } })),
        }))
      }
      write={(change, version, key) =>
        body(
          api.PATCH('/api/v1/entities/{entity}/payment-terms/{term}', {
            params: { path: { entity, term: term.id } },
            headers: editing(key, version),
            body: change,
          }),
        )
      }
    >
      {() => <Rules typed={typed} onChange={setTyped} />}
    </EditDialog>
  );
}

function Rules({ typed, onChange }: { typed: TypedRules; onChange: (typed: TypedRules) => void }) {
  return (
    <>
      <TermRulesEditor rules={typed} onChange={onChange} />
      <TermTrial rules={givenRules(typed)} complete={isComplete(typed)} />
    </>
  );
}
