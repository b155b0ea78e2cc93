//! What figures, steps and parts of a board pack are called: in English, German and French.

pub(super) const AHEAD: &[(&str, [&str; 3])] = &[
    (
        "forecast",
        [
            "What will come in",
            "Was eingehen wird",
            "Ce qui va rentrer",
        ],
    ),
    (
        "forecast_text",
        [
            "What is expected of the invoices that are open on {day}, by weeks. Four weeks in five are expected within the interval of 80 %. Orders not invoiced yet are not part of what is expected.",
            "Was von den am {day} offenen Rechnungen erwartet wird, nach Wochen. Vier von fünf Wochen werden im 80-%-Intervall erwartet. Noch nicht berechnete Aufträge gehören nicht zum Erwarteten.",
            "Ce qui est attendu des factures ouvertes au {day}, par semaine. Quatre semaines sur cinq sont attendues dans l’intervalle à 80 %. Les commandes non facturées ne font pas partie de l’attendu.",
        ],
    ),
    (
        "weeks",
        [
            "Cash in, {currency}, by the first day of the week",
            "Zahlungseingang, {currency}, nach dem ersten Tag der Woche",
            "Encaissements, {currency}, par premier jour de la semaine",
        ],
    ),
    (
        "open",
        [
            "Open invoices: {value}",
            "Offene Rechnungen: {value}",
            "Factures ouvertes : {value}",
        ],
    ),
    ("week", ["From", "Ab", "À partir du"]),
    ("later", ["Later", "Später", "Plus tard"]),
    ("expected", ["Expected", "Erwartet", "Attendu"]),
    (
        "interval",
        ["80 % interval", "80-%-Intervall", "Intervalle à 80 %"],
    ),
    ("low", ["80 %: from", "80 %: von", "80 % : de"]),
    ("high", ["80 %: to", "80 %: bis", "80 % : à"]),
    (
        "on_due_date",
        [
            "If paid on due date",
            "Bei Zahlung zur Fälligkeit",
            "Si payé à l’échéance",
        ],
    ),
    (
        "orders",
        [
            "Orders not invoiced",
            "Aufträge ohne Rechnung",
            "Commandes non facturées",
        ],
    ),
    ("targets", ["Targets", "Ziele", "Objectifs"]),
    ("target", ["Target", "Ziel", "Objectif"]),
    ("latest", ["Latest", "Zuletzt", "Dernier"]),
    ("due", ["By", "Bis", "Pour le"]),
    ("owner", ["Owner", "Verantwortlich", "Responsable"]),
    ("standing", ["Standing", "Stand", "État"]),
    ("at_stake", ["At stake", "Noch zu holen", "En jeu"]),
    (
        "unmeasured",
        ["not measured", "nicht gemessen", "non mesuré"],
    ),
    ("met", ["met", "erreicht", "atteint"]),
    ("on_track", ["on track", "auf Kurs", "en bonne voie"]),
    ("at_risk", ["at risk", "gefährdet", "en danger"]),
    ("missed", ["missed", "verfehlt", "manqué"]),
    (
        "anomalies",
        ["Out of the ordinary", "Ungewöhnliches", "Inhabituel"],
    ),
    (
        "anomalies_text",
        [
            "Figures that have left their usual range and are not dismissed.",
            "Kennzahlen, die ihren üblichen Bereich verlassen haben und nicht abgetan sind.",
            "Indicateurs sortis de leur plage habituelle et non écartés.",
        ],
    ),
    ("since", ["Since", "Seit", "Depuis"]),
    ("value", ["Value", "Wert", "Valeur"]),
    ("usual", ["Usual", "Üblich", "Habituel"]),
    (
        "explained",
        [
            "Explained most by",
            "Am meisten erklärt durch",
            "Expliqué surtout par",
        ],
    ),
    (
        "no_segment",
        [
            "customers of no segment",
            "Kunden ohne Segment",
            "clients sans segment",
        ],
    ),
    (
        "others",
        [
            "In other currencies",
            "In anderen Währungen",
            "En d’autres devises",
        ],
    ),
    ("currency", ["Currency", "Währung", "Devise"]),
];

pub(super) const KPIS: &[(&str, [&str; 3])] = &[
    (
        "dso",
        [
            "Days sales outstanding",
            "Forderungslaufzeit (DSO)",
            "Délai moyen de recouvrement (DSO)",
        ],
    ),
    (
        "dso_countback",
        ["DSO, count-back", "DSO, Rückrechnung", "DSO par épuisement"],
    ),
    (
        "dso_best_possible",
        [
            "Best possible DSO",
            "Bestmögliche DSO",
            "Meilleur DSO possible",
        ],
    ),
    (
        "add",
        [
            "Average days delinquent",
            "Mittlerer Verzug",
            "Retard moyen",
        ],
    ),
    (
        "cei",
        [
            "Collection effectiveness",
            "Einzugseffektivität (CEI)",
            "Efficacité du recouvrement (CEI)",
        ],
    ),
    (
        "ar_turnover",
        [
            "Receivables turnover",
            "Forderungsumschlag",
            "Rotation des créances",
        ],
    ),
    (
        "aging",
        [
            "Receivables by age",
            "Forderungen nach Alter",
            "Créances par âge",
        ],
    ),
    (
        "past_due_rate",
        [
            "Past due rate",
            "Überfälligkeitsquote",
            "Part des créances échues",
        ],
    ),
    (
        "days_to_pay",
        [
            "Days to pay",
            "Tage bis zur Zahlung",
            "Jours jusqu’au paiement",
        ],
    ),
    (
        "days_late",
        ["Days late", "Tage Verspätung", "Jours de retard"],
    ),
    (
        "paid_on_time_rate",
        ["Paid on time", "Pünktlich bezahlt", "Payées à l’échéance"],
    ),
    (
        "bad_debt_rate",
        ["Bad debt rate", "Ausfallquote", "Taux d’irrécouvrables"],
    ),
    (
        "discount_taken_rate",
        ["Discount taken", "Genutztes Skonto", "Escompte pris"],
    ),
    (
        "unapplied_cash",
        [
            "Unapplied cash",
            "Nicht zugeordnetes Geld",
            "Encaissements non affectés",
        ],
    ),
    (
        "order_throughput",
        [
            "Order throughput",
            "Auftragsdurchsatz",
            "Commandes par jour",
        ],
    ),
    (
        "order_acceptance_time",
        [
            "Order acceptance time",
            "Zeit bis zur Annahme",
            "Délai d’acceptation",
        ],
    ),
    (
        "on_time_delivery",
        [
            "On-time delivery",
            "Liefertermintreue",
            "Livraisons à la date confirmée",
        ],
    ),
    (
        "otif",
        [
            "On time, in full",
            "Pünktlich und vollständig",
            "À la date et complètes",
        ],
    ),
    (
        "invoice_latency",
        [
            "Invoice latency",
            "Zeit bis zur Rechnung",
            "Délai de facturation",
        ],
    ),
    (
        "order_to_cash_time",
        [
            "Order to cash time",
            "Zeit vom Auftrag zum Geld",
            "De la commande à l’encaissement",
        ],
    ),
    (
        "stp_rate",
        [
            "Straight-through rate",
            "Dunkelverarbeitungsquote",
            "Traitement sans intervention",
        ],
    ),
    (
        "dso_bridge",
        ["DSO bridge", "DSO-Brücke", "Décomposition du DSO"],
    ),
    (
        "delinquency_rate",
        [
            "Delinquent customers",
            "Säumige Kunden",
            "Clients en retard",
        ],
    ),
    (
        "match_rate_payer",
        ["Payers recognised", "Erkannte Zahler", "Payeurs reconnus"],
    ),
    (
        "match_rate_payment",
        [
            "Payments matched",
            "Zugeordnete Zahlungen",
            "Paiements rapprochés",
        ],
    ),
    (
        "match_rate_line",
        [
            "Lines matched",
            "Zugeordnete Positionen",
            "Lignes rapprochées",
        ],
    ),
    (
        "wrong_match_rate",
        [
            "Wrong matches",
            "Falsche Zuordnungen",
            "Rapprochements faux",
        ],
    ),
    (
        "application_latency",
        [
            "Time to apply",
            "Zeit bis zur Zuordnung",
            "Délai d’affectation",
        ],
    ),
    (
        "touchless_order_rate",
        [
            "Touchless orders",
            "Aufträge ohne Eingriff",
            "Commandes sans intervention",
        ],
    ),
    (
        "order_accuracy",
        ["Order accuracy", "Richtige Aufträge", "Commandes justes"],
    ),
    (
        "perfect_order_rate",
        ["Perfect orders", "Perfekte Aufträge", "Commandes parfaites"],
    ),
    (
        "invoice_accuracy",
        ["Invoice accuracy", "Richtige Rechnungen", "Factures justes"],
    ),
    (
        "rework_rate",
        ["Rework rate", "Nacharbeitsquote", "Taux de reprise"],
    ),
    (
        "automation_rate",
        [
            "Automation rate",
            "Automatisierungsquote",
            "Taux d’automatisation",
        ],
    ),
    (
        "credit_limit_utilisation",
        [
            "Credit limit used",
            "Genutztes Kreditlimit",
            "Limite de crédit utilisée",
        ],
    ),
    (
        "credit_decision_accuracy",
        [
            "Credit decisions that held",
            "Richtige Kreditentscheidungen",
            "Décisions de crédit justes",
        ],
    ),
    (
        "credit_hold_rate",
        [
            "Orders held for credit",
            "Wegen Kredit gesperrte Aufträge",
            "Commandes bloquées pour crédit",
        ],
    ),
    (
        "credit_hold_time",
        [
            "Time held for credit",
            "Dauer der Kreditsperre",
            "Durée du blocage",
        ],
    ),
    (
        "ecl",
        [
            "Expected credit loss",
            "Erwarteter Kreditverlust",
            "Perte de crédit attendue",
        ],
    ),
    (
        "dispute_rate",
        ["Disputed share", "Strittiger Anteil", "Part contestée"],
    ),
    (
        "dispute_cycle_time",
        [
            "Time to resolve disputes",
            "Zeit bis zur Klärung",
            "Délai de règlement des litiges",
        ],
    ),
];

/// Steps in English, German and French.
pub(super) const STEPS: &[(&str, [&str; 3])] = &[
    (
        "order_received",
        ["Order received", "Auftrag eingegangen", "Commande reçue"],
    ),
    (
        "order_held",
        ["Order held", "Auftrag gesperrt", "Commande bloquée"],
    ),
    (
        "order_hold_released",
        ["Hold released", "Sperre freigegeben", "Blocage levé"],
    ),
    (
        "order_refused",
        ["Order refused", "Auftrag abgelehnt", "Commande refusée"],
    ),
    (
        "order_acknowledged",
        [
            "Order acknowledged",
            "Auftrag bestätigt",
            "Commande confirmée",
        ],
    ),
    (
        "order_line_cancelled",
        [
            "Order line cancelled",
            "Auftragsposition storniert",
            "Ligne de commande annulée",
        ],
    ),
    (
        "order_cancelled",
        ["Order cancelled", "Auftrag storniert", "Commande annulée"],
    ),
    (
        "order_changed",
        ["Order changed", "Auftrag geändert", "Commande modifiée"],
    ),
    (
        "credit_reserved",
        ["Credit reserved", "Kredit reserviert", "Crédit réservé"],
    ),
    (
        "credit_released",
        ["Credit released", "Kredit freigesetzt", "Crédit libéré"],
    ),
    (
        "delivery_planned",
        ["Delivery planned", "Lieferung geplant", "Livraison prévue"],
    ),
    (
        "delivery_shipped",
        ["Goods shipped", "Ware versandt", "Marchandise expédiée"],
    ),
    (
        "delivery_delivered",
        ["Goods delivered", "Ware geliefert", "Marchandise livrée"],
    ),
    (
        "proof_of_delivery_recorded",
        [
            "Proof of delivery recorded",
            "Liefernachweis erfasst",
            "Preuve de livraison saisie",
        ],
    ),
    (
        "delivery_cancelled",
        [
            "Delivery cancelled",
            "Lieferung storniert",
            "Livraison annulée",
        ],
    ),
    (
        "goods_returned",
        ["Goods returned", "Ware zurück", "Marchandise retournée"],
    ),
    (
        "invoice_issued",
        ["Invoice issued", "Rechnung ausgestellt", "Facture émise"],
    ),
    (
        "credit_note_issued",
        ["Credit note issued", "Gutschrift ausgestellt", "Avoir émis"],
    ),
    (
        "document_sent",
        ["Document sent", "Beleg gesendet", "Document envoyé"],
    ),
    (
        "document_send_failed",
        [
            "Document could not be sent",
            "Beleg nicht zu senden",
            "Document non envoyé",
        ],
    ),
    (
        "payment_matched",
        ["Payment matched", "Zahlung erkannt", "Paiement reconnu"],
    ),
    (
        "items_allocated",
        ["Items allocated", "Posten zugeordnet", "Postes lettrés"],
    ),
    (
        "items_unallocated",
        ["Allocation undone", "Zuordnung gelöst", "Lettrage annulé"],
    ),
    (
        "item_written_off",
        [
            "Item written off",
            "Posten ausgebucht",
            "Poste passé en perte",
        ],
    ),
    (
        "receipt_put_on_account",
        [
            "Receipt put on account",
            "Zahlungseingang als Akontozahlung",
            "Encaissement gardé en acompte",
        ],
    ),
    (
        "invoice_cleared",
        ["Invoice cleared", "Rechnung ausgeglichen", "Facture soldée"],
    ),
];
