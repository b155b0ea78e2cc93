//! What a board pack says, in each language.

use o2c::insight::Kpi;
use pdf::Language;

use super::names::{AHEAD, KPIS, STEPS};

/// The texts of a board pack. `{name}` stands for what is put in.
pub(super) struct Words {
    language: Language,
    pub title: &'static str,
    pub subtitle: &'static str,
    pub glance: &'static str,
    pub before: &'static str,

    pub better_list: &'static str,
    pub worse_list: &'static str,
    pub receivables: &'static str,
    pub days_trend: &'static str,
    pub age: &'static str,
    pub paying: &'static str,
    pub overdue: &'static str,
    pub customer: &'static str,
    pub past_due: &'static str,
    pub balance: &'static str,
    pub delivery: &'static str,
    pub delivered: &'static str,
    pub process: &'static str,
    pub map: &'static str,
    pub cases: &'static str,
    pub waits: &'static str,
    pub move_: &'static str,
    pub often: &'static str,
    pub wait: &'static str,
    pub value_days: &'static str,
    pub all: &'static str,
    pub figure: &'static str,
    pub now: &'static str,
    pub earlier: &'static str,
    pub change: &'static str,
    pub number: &'static str,
    pub method: &'static str,
    pub method_text: &'static str,
    pub nothing: &'static str,
    pub points: &'static str,
    pub days: &'static str,
    pub hours: &'static str,
    pub times: &'static str,
    pub per_day: &'static str,
    pub current: &'static str,
}

/// The texts in a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::En => &EN,
        Language::De => &DE,
        Language::Fr => &FR,
    }
}

/// Puts values in for their names.
pub(super) fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut text = text.to_owned();
    for (name, value) in values {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

impl Words {
    /// What a unit is called.
    pub fn unit(&self, unit: &str) -> &'static str {
        match unit {
            "days" => self.days,
            "hours" => self.hours,
            "times" => self.times,
            "per day" => self.per_day,
            "%" => "%",
            _ => "",
        }
    }

    /// What a part of a figure is called: buckets are the same in every language.
    pub fn part(&self, name: &str) -> String {
        match name {
            "current" => self.current.to_owned(),
            bucket => format!("{bucket} {}", self.days),
        }
    }

    /// What a KPI is called.
    pub fn kpi(&self, kpi: Kpi) -> &'static str {
        self.of(KPIS, kpi.id()).unwrap_or(kpi.id())
    }

    /// What a step of the event log is called.
    pub fn step(&self, step: &str) -> String {
        let known = self.of(STEPS, step);
        known.map_or_else(|| step.replace('_', " "), str::to_owned)
    }

    /// A text of what stands today.
    pub fn ahead(&self, id: &'static str) -> &'static str {
        self.of(AHEAD, id).unwrap_or(id)
    }

    fn of(&self, all: &[(&str, [&'static str; 3])], id: &str) -> Option<&'static str> {
        let mut all = all.iter();
        let (_, texts) = all.find(|(of, _)| *of == id)?;
        Some(match self.language {
            Language::En => texts[0],
            Language::De => texts[1],
            Language::Fr => texts[2],
        })
    }
}

const EN: Words = Words {
    language: Language::En,
    title: "Board pack",
    subtitle: "Order to cash from {from} to {to}, beside {before_from} to {before_to}",
    glance: "At a glance",
    before: "before: {value}",

    better_list: "Better than before: {list}.",
    worse_list: "Worse than before: {list}.",
    receivables: "Receivables",
    days_trend: "Days sales outstanding and what it could be, month by month",
    age: "Receivables by days past due at the end of the period",
    paying: "Past due, and invoices paid on time, in per cent",
    overdue: "Who owes most that is past due",
    customer: "Customer",
    past_due: "Past due",
    balance: "Balance",
    delivery: "Orders and deliveries",
    delivered: "Deliveries on time, in per cent",
    process: "From order to cash",
    map: "The most frequent moves, with how often and the median wait",
    cases: "{cases} orders came in, {completed} of them became cash; half took at most {median}. {automatic} of the steps were done without a person; {rework} orders repeat a step.",
    waits: "Where money waits",
    move_: "From → to",
    often: "How often",
    wait: "Median wait",
    value_days: "Money × days",
    all: "All figures",
    figure: "Figure",
    now: "This period",
    earlier: "Before",
    change: "Change",
    number: "Cases",
    method: "How it is computed",
    method_text: "All figures are measured from the books of {house} as they stand, in {currency}; amounts in other currencies stand in a table of their own. Each has one formula, which the desk shows together with the documents behind it. A figure without a denominator is shown as a dash. A dash is also shown where nothing was measured before.",
    nothing: "Nothing happened in this period.",
    points: "points",
    days: "days",
    hours: "hours",
    times: "times",
    per_day: "per day",
    current: "not due",
};

const DE: Words = Words {
    language: Language::De,
    title: "Vorstandsbericht",
    subtitle: "Vom Auftrag zum Geld vom {from} bis {to}, neben {before_from} bis {before_to}",
    glance: "Auf einen Blick",
    before: "davor: {value}",

    better_list: "Besser als davor: {list}.",
    worse_list: "Schlechter als davor: {list}.",
    receivables: "Forderungen",
    days_trend: "Forderungslaufzeit und was möglich wäre, Monat für Monat",
    age: "Forderungen nach Tagen Verzug am Ende des Zeitraums",
    paying: "Überfällig, und pünktlich bezahlte Rechnungen, in Prozent",
    overdue: "Wer am meisten Überfälliges schuldet",
    customer: "Kunde",
    past_due: "Überfällig",
    balance: "Saldo",
    delivery: "Aufträge und Lieferungen",
    delivered: "Liefertreue in Prozent",
    process: "Vom Auftrag zum Geld",
    map: "Die häufigsten Übergänge, mit Anzahl und mittlerer Wartezeit",
    cases: "{cases} Aufträge kamen, {completed} davon wurden zu Geld; die Hälfte brauchte höchstens {median}. {automatic} der Schritte geschahen ohne Person; {rework} Aufträge wiederholen einen Schritt.",
    waits: "Wo Geld wartet",
    move_: "Von → nach",
    often: "Wie oft",
    wait: "Mittlere Wartezeit",
    value_days: "Geld × Tage",
    all: "Alle Kennzahlen",
    figure: "Kennzahl",
    now: "Dieser Zeitraum",
    earlier: "Davor",
    change: "Änderung",
    number: "Fälle",
    method: "Wie gerechnet wird",
    method_text: "Alle Kennzahlen sind aus den Büchern von {house} gemessen, wie sie stehen, in {currency}; Beträge in anderen Währungen stehen in einer eigenen Tabelle. Jede hat eine Formel, die das Programm samt den Belegen dahinter zeigt. Wo nichts zu teilen ist oder davor nichts gemessen wurde, steht ein Strich.",
    nothing: "In diesem Zeitraum geschah nichts.",
    points: "Punkte",
    days: "Tage",
    hours: "Stunden",
    times: "mal",
    per_day: "je Tag",
    current: "nicht fällig",
};

const FR: Words = Words {
    language: Language::Fr,
    title: "Rapport au conseil",
    subtitle: "De la commande à l’encaissement du {from} au {to}, à côté du {before_from} au {before_to}",
    glance: "En bref",
    before: "avant : {value}",

    better_list: "Mieux qu’avant : {list}.",
    worse_list: "Moins bien qu’avant : {list}.",
    receivables: "Créances",
    days_trend: "DSO et le meilleur possible, mois par mois",
    age: "Créances par jours de retard à la fin de la période",
    paying: "Échu, et factures payées à l’échéance, en pour cent",
    overdue: "Qui doit le plus d’échu",
    customer: "Client",
    past_due: "Échu",
    balance: "Solde",
    delivery: "Commandes et livraisons",
    delivered: "Livraisons à temps, en pour cent",
    process: "De la commande à l’encaissement",
    map: "Les passages les plus fréquents, avec leur nombre et l’attente médiane",
    cases: "{cases} commandes reçues, dont {completed} encaissées ; la moitié en {median} au plus. {automatic} des étapes sans intervention ; {rework} commandes répètent une étape.",
    waits: "Où l’argent attend",
    move_: "De → à",
    often: "Combien de fois",
    wait: "Attente médiane",
    value_days: "Argent × jours",
    all: "Tous les indicateurs",
    figure: "Indicateur",
    now: "Cette période",
    earlier: "Avant",
    change: "Variation",
    number: "Cas",
    method: "Méthode",
    method_text: "Tous les indicateurs sont mesurés dans les livres de {house} tels qu’ils sont, en {currency} ; les montants en d’autres devises ont leur propre tableau. Chacun a une formule, que l’application montre avec les documents. Un tiret remplace une valeur sans dénominateur ou sans mesure antérieure.",
    nothing: "Rien ne s’est passé pendant cette période.",
    points: "points",
    days: "jours",
    hours: "heures",
    times: "fois",
    per_day: "par jour",
    current: "non échu",
};

/// KPIs in English, German and French.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_a_name_in_every_language() {
        for language in [Language::En, Language::De, Language::Fr] {
            for kpi in Kpi::ALL {
                assert_ne!(words(language).kpi(*kpi), kpi.id(), "{language:?}");
            }
        }
    }
}
