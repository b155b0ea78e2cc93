import { ActionIcon, Button, Fieldset, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { choices } from '../../ui/formValues';
import { oneOf } from '../edit';
import { SHARES, STEPS, type TypedInstalment, type TypedRules } from './rules';

interface Props {
  rules: TypedRules;
  onChange: (rules: TypedRules) => void;
}

/** Discount and instalments of a payment term. */
export function TermRulesEditor({ rules, onChange }: Props) {
  const { t } = useTranslation();
  const put = (index: number, part: TypedInstalment | null) => {
    const instalments = rules.instalments.flatMap((one, at) => (at === index ? (part ? [part] : []) : [one]));
    onChange({ ...rules, instalments });
  };
  const add = () => {
    const part: TypedInstalment = { share: 'percent_of_total', value: '', due: [{ step: 'add_days', value: '30' }] };
    onChange({ ...rules, instalments: [part, ...rules.instalments] });
  };
  return (
    <>
      <Fieldset legend={t('field.discount')} py="xs">
        <Group>
          <TextInput
            w={130}
            size="sm"
            label={t('field.percent')}
            value={rules.percent}
            onChange={(event) => onChange({ ...rules, percent: event.currentTarget.value })}
          />
          <TextInput
            w={190}
            size="sm"
            inputMode="numeric"
            label={t('settings.discountDays')}
            required={rules.percent.trim() !== ''}
            value={rules.days}
            onChange={(event) => onChange({ ...rules, days: event.currentTarget.value })}
          />
        </Group>
      </Fieldset>
      {rules.instalments.map((part, index) => (
        <Instalment
          key={index}
          no={index + 1}
          part={part}
          onChange={(changed) => put(index, changed)}
          remove={rules.instalments.length > 1 ? () => put(index, null) : undefined}
        />
      ))}
      <Button variant="default" leftSection={<IconPlus size={14} />} onClick={add} style={{ alignSelf: 'start' }}>
        {t('settings.addInstalment')}
      </Button>
    </>
  );
}

interface InstalmentProps {
  no: number;
  part: TypedInstalment;
  onChange: (part: TypedInstalment) => void;
  remove?: () => void;
}

function Instalment({ no, part, onChange, remove }: InstalmentProps) {
  const { t } = useTranslation();
  const put = (index: number, step: TypedInstalment['due'][number] | null) =>
    onChange({ ...part, due: part.due.flatMap((one, at) => (at === index ? (step ? [step] : []) : [one])) });
  const add = () => onChange({ ...part, due: [...part.due, { step: 'end_of_month', value: '' }] });
  return (
    <Fieldset legend={`${t('field.instalment')} ${no}`} py="xs">
      <Group align="end" gap="xs">
        <NativeSelect
          size="sm"
          w={210}
          label={t('settings.share')}
          value={part.share}
          data={choices(SHARES, (code) => t(`settings.share_${code}`))}
          onChange={(event) => onChange({ ...part, share: oneOf(SHARES, event.currentTarget.value) ?? part.share })}
        />
        {part.share !== 'remainder' && (
          <TextInput
            size="sm"
            w={110}
            required
            label={t(part.share === 'fixed' ? 'field.amount' : 'field.percent')}
            value={part.value}
            onChange={(event) => onChange({ ...part, value: event.currentTarget.value })}
          />
        )}
        {remove && (
          <Button variant="subtle" color="gray" onClick={remove}>
            {t('settings.removeInstalment')}
          </Button>
        )}
      </Group>
      {part.due.map((one, index) => (
        <Group key={index} align="end" gap="xs" mt={6}>
          <NativeSelect
            size="sm"
            w={210}
            aria-label={t('settings.dueStep', { no: index + 1 })}
            value={one.step}
            data={choices(STEPS, (code) => t(`settings.step_${code}`))}
            onChange={(event) => put(index, { ...one, step: oneOf(STEPS, event.currentTarget.value) ?? one.step })}
          />
          {one.step !== 'end_of_month' && (
            <TextInput
              size="sm"
              w={70}
              required
              inputMode="numeric"
              aria-label={t('settings.stepCount')}
              value={one.value}
              onChange={(event) => put(index, { ...one, value: event.currentTarget.value })}
            />
          )}
          <ActionIcon
            size={34}
            variant="subtle"
            color="gray"
            aria-label={t('settings.removeStep')}
            onClick={() => put(index, null)}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Button mt={6} variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
        {t('settings.addStep')}
      </Button>
    </Fieldset>
  );
}
