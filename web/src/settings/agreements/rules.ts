import type { TermRules } from '../edit';

type Instalment = TermRules['instalments'][number];
type Share = Instalment['share'];
type Step = NonNullable<Instalment['due']>[number];

export const SHARES = ['remainder', 'percent_of_total', 'percent_of_remainder', 'fixed'] as const;
export const STEPS = ['add_days', 'add_months', 'end_of_month', 'day_of_month', 'next_day_of_month'] as const;

/** An instalment as it is typed. */
export interface TypedInstalment {
  share: (typeof SHARES)[number];
  value: string;
  due: { step: (typeof STEPS)[number]; value: string }[];
}

/** The rules of a payment term as they are typed. */
export interface TypedRules {
  percent: string;
  days: string;
  instalments: TypedInstalment[];
}

/** What a new term begins with: all of it after 30 days. */
export const PLAIN: TypedRules = {
  percent: '',
  days: '',
  instalments: [{ share: 'remainder', value: '', due: [{ step: 'add_days', value: '30' }] }],
};

export function typedRules(rules: TermRules): TypedRules {
  return {
    percent: rules.discount?.percent ?? '',
    days: rules.discount ? String(rules.discount.days) : '',
    instalments: rules.instalments.map((part) => ({
      ...typedShare(part.share),
      due: (part.due ?? []).map(typedStep),
    })),
  };
}

function typedShare(share: Share): { share: TypedInstalment['share']; value: string } {
  if (share === 'remainder') return { share, value: '' };
  const name = SHARES.find((one) => one in share) ?? 'remainder';
  return { share: name, value: Object.values(share)[0] ?? '' };
}

function typedStep(step: Step): TypedInstalment['due'][number] {
  if (step === 'end_of_month') return { step, value: '' };
  const name = STEPS.find((one) => one in step) ?? 'add_days';
  return { step: name, value: String(Object.values(step)[0] ?? '') };
}

/** Whether nothing is missing: what is half typed need not be tried. */
export function isComplete({ percent, days, instalments }: TypedRules): boolean {
  const filled = (text: string) => text.trim() !== '';
  return (
    filled(percent) === filled(days) &&
    instalments.every(
      (part) =>
        (part.share === 'remainder' || filled(part.value)) &&
        part.due.every((one) => one.step === 'end_of_month' || filled(one.value)),
    )
  );
}

/** Per cents and amounts with a decimal comma are understood as well. */
function decimal(text: string): string {
  return text.trim().replace(',', '.');
}

export function givenRules(typed: TypedRules): TermRules {
  return {
    discount: typed.percent.trim() === '' ? null : { percent: decimal(typed.percent), days: Number(typed.days) },
    instalments: typed.instalments.map((part) => ({ share: givenShare(part), due: part.due.map(givenStep) })),
  };
}

function givenShare({ share, value }: TypedInstalment): Share {
  switch (share) {
    case 'remainder':
      return share;
    case 'fixed':
      return { fixed: decimal(value) };
    case 'percent_of_total':
      return { percent_of_total: decimal(value) };
    case 'percent_of_remainder':
      return { percent_of_remainder: decimal(value) };
  }
}

function givenStep({ step, value }: TypedInstalment['due'][number]): Step {
  const count = Number(value);
  switch (step) {
    case 'end_of_month':
      return step;
    case 'add_days':
      return { add_days: count };
    case 'add_months':
      return { add_months: count };
    case 'day_of_month':
      return { day_of_month: count };
    case 'next_day_of_month':
      return { next_day_of_month: count };
  }
}
