import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { useWord } from '../ui/Figures';
import { FormDialog } from '../ui/FormDialog';
import { valueOf, type AnyPolicy, type Room } from './rooms';

interface Props {
  room: Room;
  /** The policy to start from. */
  like: AnyPolicy;
  close: () => void;
  done: (made: AnyPolicy) => void;
}

/** Drafts a policy of a room. */
export function DraftDialog({ room, like, close, done }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity } = useDesk();
  const hints = {
    percent: t('trial.percentHint'),
    amount: t('trial.amountHint'),
    days: t('trial.daysHint'),
    field: undefined,
  };
  return (
    <FormDialog
      title={t('policy.draft')}
      close={close}
      done={done}
      cols={2}
      start={Object.fromEntries(room.rules.map((rule) => [rule.name, valueOf(like, rule) ?? '']))}
      fields={[
        { name: 'name', label: t('field.name'), required: true, hint: t('policy.nameHint') },
        ...room.rules.map((rule) => ({
          name: rule.name,
          label: word(`rule_${rule.name}`),
          hint: hints[rule.kind],
          kind: rule.kind === 'field' ? ('switch' as const) : ('text' as const),
        })),
      ]}
      write={(values, key) => room.draft(entity, key, values.name ?? '', values)}
    />
  );
}
