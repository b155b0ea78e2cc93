//! What the report says: in English, German and French.

/// Each text in the three languages. Texts are asked for by the English one; `{name}` is filled in.
pub(super) const TEXTS: &[[&str; 3]] = &[
    [
        "Order to cash: where it stands",
        "Vom Auftrag zum Geld: der Stand",
        "De la commande à l’encaissement : l’état des lieux",
    ],
    ["From {files}", "Aus {files}", "D’après {files}"],
    ["At a glance", "Auf einen Blick", "En un coup d’œil"],
    [
        "{events} events of {cases} cases between {first} and {last}: {steps} different steps, done by {people} people and programs{customers}.",
        "{events} Ereignisse von {cases} Fällen zwischen {first} und {last}: {steps} verschiedene Schritte, getan von {people} Menschen und Programmen{customers}.",
        "{events} événements de {cases} cas entre le {first} et le {last} : {steps} étapes différentes, faites par {people} personnes et programmes{customers}.",
    ],
    [
        ", for {count} customers",
        ", für {count} Kunden",
        ", pour {count} clients",
    ],
    ["Cases completed", "Abgeschlossene Fälle", "Cas achevés"],
    ["of {count}", "von {count}", "sur {count}"],
    ["{count} of {all}", "{count} von {all}", "{count} sur {all}"],
    [
        "Time, half of them within",
        "Dauer, die Hälfte binnen",
        "Durée, la moitié en",
    ],
    [
        "nine in ten within {time}",
        "neun von zehn binnen {time}",
        "neuf sur dix en {time}",
    ],
    ["Different paths", "Verschiedene Wege", "Chemins différents"],
    [
        "{count} make up 80 % of cases",
        "{count} machen 80 % der Fälle aus",
        "{count} font 80 % des cas",
    ],
    [
        "Steps done by programs",
        "Schritte, die Programme tun",
        "Étapes faites par des programmes",
    ],
    [
        "{count} by people",
        "{count} von Menschen",
        "{count} par des personnes",
    ],
    ["Cases with rework", "Fälle mit Nacharbeit", "Cas repris"],
    [
        "a step done more than once",
        "ein Schritt mehr als einmal",
        "une étape faite plus d’une fois",
    ],
    ["Cases on time", "Pünktliche Fälle", "Cas à l’heure"],
    ["{count} late", "{count} verspätet", "{count} en retard"],
    [
        "Worth mending most: {what} ({worth} a year, by the assumptions at the end).",
        "Am meisten wert: {what} ({worth} im Jahr, nach den Annahmen am Ende).",
        "Ce qui rapporterait le plus : {what} ({worth} par an, selon les hypothèses en fin de rapport).",
    ],
    ["Receivables", "Forderungen", "Créances"],
    ["on {day}", "am {day}", "au {day}"],
    ["DSO", "DSO", "DSO"],
    [
        "best possible {days}",
        "bestenfalls {days}",
        "au mieux {days}",
    ],
    ["Past due", "Überfällig", "Échu"],
    ["of receivables", "der Forderungen", "des créances"],
    ["Paid on time", "Pünktlich bezahlt", "Payé à l’heure"],
    [
        "of {count} invoices cleared",
        "von {count} ausgeglichenen Rechnungen",
        "sur {count} factures soldées",
    ],
    ["days", "Tage", "jours"],
    ["hours", "Stunden", "heures"],
    ["%", "%", "%"],
    ["", "", ""],
    ["or", "oder", "ou"],
    ["nothing that is known", "nichts Bekanntem", "rien de connu"],
    ["Before and after", "Vorher und nachher", "Avant et après"],
    ["Figure", "Kennzahl", "Chiffre"],
    ["Before", "Vorher", "Avant"],
    ["After", "Nachher", "Après"],
    ["Difference", "Unterschied", "Différence"],
    ["95 % interval", "95-%-Intervall", "Intervalle à 95 %"],
    ["Cases", "Fälle", "Cas"],
    ["not known", "nicht bekannt", "inconnu"],
    ["more than chance", "mehr als Zufall", "plus que le hasard"],
    ["may be chance", "kann Zufall sein", "peut-être le hasard"],
    [
        "{low} to {high}: {more}",
        "{low} bis {high}: {more}",
        "{low} à {high} : {more}",
    ],
    ["Only before", "Nur vorher", "Seulement avant"],
    ["Only after", "Nur nachher", "Seulement après"],
    [
        "Shares are compared by Newcombe's interval, medians by bootstrap; figures of a ledger as of a day have none.",
        "Anteile werden mit Newcombes Intervall verglichen, Mediane durch Bootstrap; Kennzahlen einer Offenen-Posten-Liste zu einem Tag haben keines.",
        "Les parts sont comparées par l’intervalle de Newcombe, les médianes par bootstrap ; les chiffres d’un grand livre à un jour donné n’en ont pas.",
    ],
    [
        "Time from start to end, median",
        "Zeit von Anfang bis Ende, Median",
        "Durée du début à la fin, médiane",
    ],
    [
        "Cases without a step by a person",
        "Fälle ohne Schritt eines Menschen",
        "Cas sans étape humaine",
    ],
    [
        "Cases with a repeated step",
        "Fälle mit wiederholtem Schritt",
        "Cas avec une étape répétée",
    ],
    [
        "Completed cases that keep to the path",
        "Abgeschlossene Fälle, die den Weg einhalten",
        "Cas achevés qui suivent le chemin",
    ],
    [
        "Best possible DSO",
        "Bestmögliche DSO",
        "Meilleur DSO possible",
    ],
    [
        "Average days delinquent",
        "Mittlere Verzugstage",
        "Jours de retard moyens",
    ],
    [
        "Collection effectiveness",
        "Wirksamkeit des Einzugs",
        "Efficacité du recouvrement",
    ],
    [
        "Days to pay",
        "Tage bis zur Zahlung",
        "Jours jusqu’au paiement",
    ],
    ["Days late", "Tage Verspätung", "Jours de retard"],
    ["Best possible", "Bestmöglich", "Au mieux"],
    ["Not due", "Nicht fällig", "Non échu"],
    ["Over 120", "Über 120", "Plus de 120"],
    [
        "Aged receivables, days past due",
        "Forderungen nach Alter, Tage überfällig",
        "Balance âgée, jours de retard",
    ],
    ["Bucket", "Stufe", "Tranche"],
    ["Items", "Posten", "Postes"],
    ["Amount", "Betrag", "Montant"],
    [
        "Who ties up most by paying late",
        "Wer durch spätes Zahlen am meisten bindet",
        "Qui immobilise le plus en payant tard",
    ],
    ["Customer", "Kunde", "Client"],
    ["Cleared", "Ausgeglichen", "Soldé"],
    ["Money × days", "Geld × Tage", "Montant × jours"],
    [
        "As of {day}, over the year before: DSO {dso}, of which {add} because items are past due; countback {countback}; collection effectiveness {cei}.",
        "Am {day}, über das Jahr davor: DSO {dso}, davon {add} wegen überfälliger Posten; Rückrechnung {countback}; Wirksamkeit des Einzugs {cei}.",
        "Au {day}, sur l’année précédente : DSO {dso}, dont {add} à cause de postes échus ; par épuisement {countback} ; efficacité du recouvrement {cei}.",
    ],
    [
        "One day of DSO is worth {worth} {currency} of cash. If nothing were past due, {freed} {currency} would be free.",
        "Ein Tag DSO ist {worth} {currency} wert. Wäre nichts überfällig, wären {freed} {currency} frei.",
        "Un jour de DSO vaut {worth} {currency} de trésorerie. Si rien n’était échu, {freed} {currency} seraient libres.",
    ],
    [
        "{count} invoices were cleared in the year, {share} on time ({value} by value), {late} days late on average by value.",
        "{count} Rechnungen wurden im Jahr ausgeglichen, {share} pünktlich ({value} nach Wert), im nach Wert gewichteten Mittel {late} Tage verspätet.",
        "{count} factures ont été soldées dans l’année, {share} à l’heure ({value} en valeur), avec {late} jours de retard en moyenne pondérée.",
    ],
    [
        "DSO over three months, at the end of each month",
        "DSO über drei Monate, am Ende jedes Monats",
        "DSO sur trois mois, à la fin de chaque mois",
    ],
    [
        "What is doubtful",
        "Was zweifelhaft ist",
        "Ce qui est douteux",
    ],
    ["Where", "Wo", "Où"],
    ["How often", "Wie oft", "Combien de fois"],
    ["Examples", "Beispiele", "Exemples"],
    [
        "Called late or on time against its own dates",
        "Gegen die eigenen Daten verspätet oder pünktlich genannt",
        "Dit en retard ou à l’heure contre ses propres dates",
    ],
    [
        "Says the same as being late; not taken for a cause",
        "Sagt dasselbe wie verspätet; nicht als Ursache genommen",
        "Dit la même chose que le retard ; pas retenu comme cause",
    ],
    [
        "Quality of the data",
        "Güte der Daten",
        "Qualité des données",
    ],
    [
        "Nothing doubtful was found.",
        "Nichts Zweifelhaftes gefunden.",
        "Rien de douteux n’a été trouvé.",
    ],
    ["What", "Was", "Quoi"],
    ["Times", "Mal", "Fois"],
    ["Hours a year", "Stunden im Jahr", "Heures par an"],
    ["Cash freed", "Geld frei", "Trésorerie libérée"],
    ["Worth a year", "Wert im Jahr", "Valeur par an"],
    [
        "the currency of the log",
        "der Währung des Protokolls",
        "la monnaie du journal",
    ],
    [
        "What to mend, by what it is worth",
        "Was zu verbessern ist, nach seinem Wert",
        "Ce qu’il faut améliorer, selon sa valeur",
    ],
    [
        "Worth in {unit} a year, if the whole of it is mended. Work and waiting overlap: the rows do not add up.",
        "Wert in {unit} im Jahr, wenn alles davon behoben wird. Arbeit und Warten überschneiden sich: Die Zeilen ergeben keine Summe.",
        "Valeur en {unit} par an, si tout est corrigé. Travail et attente se recouvrent : les lignes ne s’additionnent pas.",
    ],
    [
        "The {shown} most frequent of {all} arrows ({share} of all moves), with how often and the median wait.",
        "Die {shown} häufigsten von {all} Pfeilen ({share} aller Übergänge), mit Anzahl und mittlerer Wartezeit.",
        "Les {shown} flèches les plus fréquentes sur {all} ({share} des passages), avec leur nombre et l’attente médiane.",
    ],
    [
        "The process as it is",
        "Der Prozess, wie er ist",
        "Le processus tel qu’il est",
    ],
    [
        "Most frequent paths of completed cases",
        "Häufigste Wege abgeschlossener Fälle",
        "Chemins les plus fréquents des cas achevés",
    ],
    ["Path", "Weg", "Chemin"],
    ["Share", "Anteil", "Part"],
    ["Median", "Median", "Médiane"],
    ["Value", "Wert", "Valeur"],
    ["Paths", "Wege", "Chemins"],
    [
        "A case is complete if it begins with {starts} and ends with {ends}: {completed} of {cases} cases, on {paths} paths; {once} of these were taken once.",
        "Ein Fall ist abgeschlossen, wenn er mit {starts} beginnt und mit {ends} endet: {completed} von {cases} Fällen auf {paths} Wegen; {once} davon kamen einmal vor.",
        "Un cas est achevé s’il commence par {starts} et finit par {ends} : {completed} cas sur {cases}, sur {paths} chemins ; {once} de ceux-ci ont été pris une fois.",
    ],
    ["Step", "Schritt", "Étape"],
    ["By people", "Von Menschen", "Par des personnes"],
    ["By programs", "Von Programmen", "Par des programmes"],
    ["Not told", "Nicht gesagt", "Non dit"],
    ["Automatic", "Automatisch", "Automatique"],
    ["People", "Menschen", "Personnes"],
    ["Work", "Arbeit", "Travail"],
    [
        "Work is the median between beginning and end of a step, as the log tells it.",
        "Arbeit ist der Median zwischen Beginn und Ende eines Schritts, wie das Protokoll sie nennt.",
        "Le travail est la médiane entre le début et la fin d’une étape, selon le journal.",
    ],
    [
        "The log does not tell when work begins, so working time is not known; {minutes} minutes a step are assumed where it is weighed.",
        "Das Protokoll sagt nicht, wann Arbeit beginnt; die Arbeitszeit ist nicht bekannt. Wo sie gewichtet wird, sind {minutes} Minuten je Schritt angenommen.",
        "Le journal ne dit pas quand le travail commence : le temps de travail est inconnu ; {minutes} minutes par étape sont supposées là où il compte.",
    ],
    [
        "Steps, people and programs",
        "Schritte, Menschen und Programme",
        "Étapes, personnes et programmes",
    ],
    [
        "{share} of steps are done by programs; {touchless} of {cases} cases went without a person; a case takes {steps} steps by people on average.",
        "{share} der Schritte tun Programme; {touchless} von {cases} Fällen kamen ohne einen Menschen aus; ein Fall braucht im Mittel {steps} Schritte von Menschen.",
        "{share} des étapes sont faites par des programmes ; {touchless} cas sur {cases} se sont passés de toute personne ; un cas demande en moyenne {steps} étapes humaines.",
    ],
    ["From", "Von", "De"],
    ["To", "Zu", "À"],
    ["90 % within", "90 % binnen", "90 % en"],
    ["Where money waits", "Wo Geld wartet", "Où l’argent attend"],
    [
        "The value of the cases times the days that they waited between two steps.",
        "Der Wert der Fälle mal den Tagen, die sie zwischen zwei Schritten warteten.",
        "La valeur des cas fois les jours d’attente entre deux étapes.",
    ],
    ["Of those with it", "Von denen mit ihm", "De ceux qui l’ont"],
    ["Times again", "Mal erneut", "Fois refaite"],
    ["Lasts, median", "Dauert, Median", "Dure, médiane"],
    [
        "Work done again",
        "Arbeit, die noch einmal getan wird",
        "Travail refait",
    ],
    [
        "{cases} cases ({share}) repeat a step. Half of them take {with}; of the others half take {without}.",
        "{cases} Fälle ({share}) wiederholen einen Schritt. Die Hälfte davon dauert {with}, von den anderen die Hälfte {without}.",
        "{cases} cas ({share}) répètent une étape. La moitié prend {with} ; pour les autres, la moitié prend {without}.",
    ],
    [
        "How cases leave the path",
        "Wie Fälle den Weg verlassen",
        "Comment les cas quittent le chemin",
    ],
    ["Time, median", "Dauer, Median", "Durée, médiane"],
    ["left out", "ausgelassen", "omise"],
    ["added", "hinzugefügt", "ajoutée"],
    [
        "The path that is meant",
        "Der Weg, der gemeint ist",
        "Le chemin voulu",
    ],
    [
        "{share} of completed cases keep to it exactly and take {kept}, the others {left} (medians); fitness {fitness}.",
        "{share} der abgeschlossenen Fälle halten ihn genau ein und dauern {kept}, die anderen {left} (Mediane); Güte {fitness}.",
        "{share} des cas achevés le suivent exactement et prennent {kept}, les autres {left} (médianes) ; adéquation {fitness}.",
    ],
    [
        "What late cases have more often than others",
        "Was verspätete Fälle öfter haben als andere",
        "Ce que les cas en retard ont plus souvent que les autres",
    ],
    ["Late", "Verspätet", "En retard"],
    ["Rate", "Quote", "Taux"],
    [
        "Late beyond the average",
        "Verspätet über dem Mittel",
        "En retard au-delà de la moyenne",
    ],
    ["step", "Schritt", "étape"],
    ["repeated step", "wiederholter Schritt", "étape répétée"],
    [
        " Against the promised day, half are at {median} days or less, nine in ten at {p90} or less.",
        " Gegen den zugesagten Tag liegt die Hälfte bei {median} Tagen oder weniger, neun von zehn bei {p90} oder weniger.",
        " Par rapport au jour promis, la moitié est à {median} jours ou moins, neuf sur dix à {p90} ou moins.",
    ],
    ["Promises", "Zusagen", "Promesses"],
    [
        "{late} of {cases} cases are late: {share} are on time. The late ones are worth {value}.",
        "{late} von {cases} Fällen sind verspätet: {share} sind pünktlich. Die verspäteten sind {value} wert.",
        "{late} cas sur {cases} sont en retard : {share} sont à l’heure. Ceux en retard valent {value}.",
    ],
    [
        "What goes together is not always what causes it: a step may follow from a delay.",
        "Was zusammen auftritt, ist nicht immer die Ursache: Ein Schritt kann die Folge einer Verspätung sein.",
        "Ce qui va ensemble n’est pas toujours la cause : une étape peut suivre d’un retard.",
    ],
    ["Hand-overs", "Übergaben", "Passages de main"],
    ["Wait, median", "Wartezeit, Median", "Attente, médiane"],
    ["Who does most", "Wer am meisten tut", "Qui en fait le plus"],
    ["Name", "Name", "Nom"],
    ["Steps", "Schritte", "Étapes"],
    [
        "Different steps",
        "Verschiedene Schritte",
        "Étapes différentes",
    ],
    [
        "Person or program",
        "Mensch oder Programm",
        "Personne ou programme",
    ],
    ["person", "Mensch", "personne"],
    ["program", "Programm", "programme"],
    ["not told", "nicht gesagt", "non dit"],
    [
        "{people} people and programs in {roles} roles; a case changes hands {changes} times on average.",
        "{people} Menschen und Programme in {roles} Rollen; ein Fall wechselt im Mittel {changes}-mal die Hände.",
        "{people} personnes et programmes dans {roles} rôles ; un cas change de mains {changes} fois en moyenne.",
    ],
    [
        "Which column was taken for what",
        "Welche Spalte wofür genommen wurde",
        "Quelle colonne a été prise pour quoi",
    ],
    ["Meaning", "Bedeutung", "Sens"],
    ["Column", "Spalte", "Colonne"],
    [
        " Of the objects in the log, those of type “{kind}” are followed; an event on several of them counts for each.",
        " Von den Objekten im Protokoll wird denen der Art „{kind}“ gefolgt; ein Ereignis an mehreren zählt für jedes.",
        " Parmi les objets du journal, ceux du type « {kind} » sont suivis ; un événement sur plusieurs compte pour chacun.",
    ],
    [
        "How it was measured",
        "Wie gemessen wurde",
        "Comment on a mesuré",
    ],
    [
        "Assumed: {minutes} minutes a step by a person, {cost} an hour, money costs {capital} % a year. Give your own with --minutes-per-step, --cost-per-hour and --cost-of-capital.",
        "Angenommen: {minutes} Minuten je Schritt eines Menschen, {cost} je Stunde, Geld kostet {capital} % im Jahr. Eigene Werte: --minutes-per-step, --cost-per-hour und --cost-of-capital.",
        "Hypothèses : {minutes} minutes par étape humaine, {cost} l’heure, l’argent coûte {capital} % par an. Donnez les vôtres avec --minutes-per-step, --cost-per-hour et --cost-of-capital.",
    ],
    [
        "Waiting is the time between two steps; worth of a shorter wait is what would lie there less, on average, if no wait were longer than the median. Quantiles interpolate linearly. Times without an offset count as UTC.",
        "Warten ist die Zeit zwischen zwei Schritten; der Wert einer kürzeren Wartezeit ist, was dort im Mittel weniger läge, wenn keine länger als der Median wäre. Quantile sind linear interpoliert. Zeiten ohne Zone gelten als UTC.",
        "L’attente est le temps entre deux étapes ; la valeur d’une attente plus courte est ce qui y dormirait de moins, en moyenne, si aucune ne dépassait la médiane. Les quantiles sont interpolés linéairement. Les heures sans décalage sont en UTC.",
    ],
    [
        "Let a program do “{step}”",
        "Ein Programm „{step}“ tun lassen",
        "Faire faire « {step} » par un programme",
    ],
    [
        "Do “{step}” once only",
        "„{step}“ nur einmal tun",
        "Ne faire « {step} » qu’une fois",
    ],
    [
        "Shorten long waits between “{from}” and “{to}”",
        "Lange Wartezeiten zwischen „{from}“ und „{to}“ verkürzen",
        "Raccourcir les longues attentes entre « {from} » et « {to} »",
    ],
    [
        "Keep promised dates",
        "Zugesagte Termine einhalten",
        "Tenir les dates promises",
    ],
    [
        "Automate: {step}",
        "Automatisieren: {step}",
        "Automatiser : {step}",
    ],
    [
        "Once only: {step}",
        "Nur einmal: {step}",
        "Une seule fois : {step}",
    ],
    [
        "Only the day is known",
        "Nur der Tag ist bekannt",
        "Seul le jour est connu",
    ],
    [
        "Different steps of a case at the same instant: their order is not known",
        "Verschiedene Schritte eines Falls zur selben Zeit: Ihre Folge ist nicht bekannt",
        "Différentes étapes d’un cas au même instant : leur ordre est inconnu",
    ],
    [
        "The same event twice",
        "Dasselbe Ereignis zweimal",
        "Le même événement deux fois",
    ],
    [
        "The file does not tell events in the order of time",
        "Die Datei nennt Ereignisse nicht in der Folge der Zeit",
        "Le fichier ne donne pas les événements dans l’ordre du temps",
    ],
    [
        "Cases that do not begin with a first step",
        "Fälle, die nicht mit einem ersten Schritt beginnen",
        "Cas qui ne commencent pas par une première étape",
    ],
    [
        "Cases that do not end with a last step: open, or cut off by the log",
        "Fälle, die nicht mit einem letzten Schritt enden: offen oder vom Protokoll abgeschnitten",
        "Cas qui ne finissent pas par une dernière étape : ouverts, ou coupés par le journal",
    ],
    [
        "Cases with one event",
        "Fälle mit einem Ereignis",
        "Cas à un seul événement",
    ],
    [
        "Not told whether a person or a program did it",
        "Nicht gesagt, ob ein Mensch oder ein Programm es tat",
        "Non dit si une personne ou un programme l’a fait",
    ],
    [
        "Not told who did it",
        "Nicht gesagt, wer es tat",
        "Non dit qui l’a fait",
    ],
    ["No role told", "Keine Rolle genannt", "Aucun rôle indiqué"],
    [
        "The same thing written in different ways",
        "Dasselbe verschieden geschrieben",
        "La même chose écrite de différentes façons",
    ],
    [
        "Says the same everywhere",
        "Sagt überall dasselbe",
        "Dit partout la même chose",
    ],
    ["Empty", "Leer", "Vide"],
    [
        "Cannot be read; left empty",
        "Nicht lesbar; leer gelassen",
        "Illisible ; laissé vide",
    ],
    [
        "A date that stands for none",
        "Ein Datum, das für keines steht",
        "Une date qui n’en est pas une",
    ],
    [
        "People and programs were told apart by their names",
        "Menschen und Programme wurden an ihren Namen unterschieden",
        "Personnes et programmes ont été distingués par leurs noms",
    ],
    [
        "Work that began and did not end",
        "Arbeit, die begann und nicht endete",
        "Travail commencé et non fini",
    ],
    [
        "Events that neither begin nor end work; left out",
        "Ereignisse, die Arbeit weder beginnen noch beenden; ausgelassen",
        "Événements qui ne commencent ni ne finissent un travail ; omis",
    ],
    [
        "Events that cannot be read; left out",
        "Nicht lesbare Ereignisse; ausgelassen",
        "Événements illisibles ; omis",
    ],
    [
        "Rows that cannot be read; left out",
        "Nicht lesbare Zeilen; ausgelassen",
        "Lignes illisibles ; omises",
    ],
    [
        "No due date; taken as due at issue",
        "Keine Fälligkeit; als sofort fällig genommen",
        "Pas d’échéance ; pris comme dû à l’émission",
    ],
    [
        "Cleared before it was issued",
        "Vor der Ausstellung ausgeglichen",
        "Soldé avant son émission",
    ],
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::TEXTS;

    /// What is asked for in the sources of the report: the first text behind `of(`, `fill(`, and all
    /// behind `heads(`.
    fn asked(source: &str) -> Vec<String> {
        let mut asked = Vec::new();
        for (at, _) in source
            .match_indices("say.of(")
            .chain(source.match_indices("say.fill("))
        {
            let rest = source[at..]
                .split_once('(')
                .expect("a bracket")
                .1
                .trim_start();
            if let Some(text) = rest.strip_prefix('"') {
                asked.push(text.split('"').next().unwrap_or_default().to_owned());
            }
        }
        for (at, _) in source.match_indices("say.heads(&[") {
            let heads = source[at..].split(']').next().unwrap_or_default();
            let texts = heads.split('"').skip(1).step_by(2);
            asked.extend(texts.map(|text| text.trim_start_matches('>').to_owned()));
        }
        asked
    }

    fn parts(text: &str) -> BTreeSet<&str> {
        let names = text.split('{').skip(1);
        names.filter_map(|rest| rest.split('}').next()).collect()
    }

    #[test]
    fn every_text_is_there_in_every_language_with_the_same_parts() {
        let known: BTreeSet<&str> = TEXTS.iter().map(|texts| texts[0]).collect();
        assert_eq!(known.len(), TEXTS.len(), "no text stands there twice");
        for source in [
            include_str!("../report.rs"),
            include_str!("process.rs"),
            include_str!("words.rs"),
            include_str!("../show.rs"),
            include_str!("../mod.rs"),
        ] {
            for text in asked(source) {
                assert!(known.contains(&text[..]), "{text:?} is not translated");
            }
        }
        for texts in TEXTS {
            for other in &texts[1..] {
                assert_eq!(parts(texts[0]), parts(other), "{other}");
                assert_eq!(texts[0].is_empty(), other.is_empty());
            }
        }
    }
}
