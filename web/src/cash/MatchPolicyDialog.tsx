import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { MatchPolicy } from '../api/types';
import { useDesk } from '../shell/entity';
import { useWord } from '../ui/Figures';
import { FormDialog } from '../ui/FormDialog';

/** Differences that may be left to people. */
const DIFFERENCES = [
  'discount',
  'unearned_discount',
  'tolerance',
  'bank_charges',
  'deduction',
  'partial',
  'overpayment',
];

interface Props {
  /** The rules to start from. */
  like: MatchPolicy['rules'];
  close: () => void;
  done: (made: MatchPolicy) => void;
}

/** Drafts a policy. */
export function MatchPolicyDialog({ like, close, done }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity } = useDesk();
  const left = DIFFERENCES.map((one) => [`never_${one}`, one] as const);
  return (
    <FormDialog
      title={t('policy.draft')}
      close={close}
      done={done}
      start={{
        post_from: like.post_from,
        post_searched_from: like.post_searched_from,
        propose_from: like.propose_from,
        charges_max_minor: String(like.charges_max_minor),
        discounts: like.discounts.join(' '),
        ...Object.fromEntries(left.map(([name, one]) => [name, like.never_post.includes(one) ? 'yes' : ''])),
      }}
      fields={[
        { name: 'name', label: t('field.name'), required: true, hint: t('policy.nameHint') },
        { name: 'post_from', label: t('policy.postFrom') },
        { name: 'post_searched_from', label: t('policy.postSearchedFrom'), hint: t('policy.searchedHint') },
        { name: 'propose_from', label: t('policy.proposeFrom') },
        { name: 'charges_max_minor', label: t('policy.chargesMaxMinor') },
        { name: 'discounts', label: t('policy.discounts'), hint: t('policy.discountsHint') },
        ...left.map(([name, one]) => ({
          name,
          label: t('policy.never', { difference: word(one) }),
          kind: 'switch' as const,
        })),
      ]}
      write={(values, key) =>
        body(
          api.POST('/api/v1/entities/{entity}/match-policies', {
            params: { path: { entity }, header: idempotent(key) },
            body: {
              name: values.name ?? '',
              rules: {
                post_from: values.post_from ?? '',
                post_searched_from: values.post_searched_from ?? '',
                propose_from: values.propose_from ?? '',
                charges_max_minor: Number(values.charges_max_minor ?? ''),
                discounts: (values.discounts ?? '').split(/[\s;]+/).filter(Boolean),
                never_post: left.filter(([name]) => values[name] === 'yes').map(([, one]) => one),
              },
            },
          }),
        )
      }
    />
  );
}
