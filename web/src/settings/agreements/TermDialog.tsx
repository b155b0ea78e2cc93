import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import { useDesk } from '../../shell/entity';
import { orNull, type Values } from '../../ui/Form';
import { FormDialog } from '../../ui/FormDialog';
import { editing, type Term } from '../edit';
import { givenRules, PLAIN, typedRules } from './rules';
import { TermRulesEditor } from './TermRulesEditor';
import { TermTrial } from './TermTrial';

/** Adds a payment term or changes one, with its due dates on trial below. */
export function TermDialog({ term, close }: { term?: Term; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [typed, setTyped] = useState(term ? typedRules(term.rules) : PLAIN);
  const rules = givenRules(typed);
  const write = (values: Values, key: string) =>
    term
      ? body(
          api.PATCH('/api/v1/entities/{entity}/payment-terms/{term}', {
            params: { path: { entity, term: term.id } },
            headers: editing(key, term.version),
            body: { name: orNull(values.name), rules },
          }),
        )
      : body(
          api.POST('/api/v1/entities/{entity}/payment-terms', {
            params: { path: { entity }, header: idempotent(key) },
            body: { code: values.code ?? '', name: orNull(values.name), rules },
          }),
        );
  return (
    <FormDialog
      title={term ? term.code : t('settings.newTerm')}
      close={close}
      write={write}
      start={{ name: term?.name ?? '' }}
      fields={[
        ...(term ? [] : [{ name: 'code', label: t('settings.code'), required: true }]),
        { name: 'name', label: t('field.name'), hint: term ? t('settings.termHint') : undefined },
      ]}
    >
      {() => (
        <>
          <TermRulesEditor rules={typed} onChange={setTyped} />
          <TermTrial rules={rules} />
        </>
      )}
    </FormDialog>
  );
}
