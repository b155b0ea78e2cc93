//! A company set up through the API, and short ways to say what happens in it.

use o2c::exchange::verify;
use serde_json::{Value, json};

use crate::bank::{Transfer, camt053};
use crate::{Api, Outbox, Reply, System};

/// The bank account of every company here.
pub const STANDARD_IBAN: &str = "DE89370400440532013000";

/// A day before every business date of the stories.
const ALWAYS: &str = "2000-01-01";

/// A legal entity in Germany with euro books.
pub struct Company<'a> {
    system: &'a System,
    /// Its id.
    pub id: String,
}

/// An amount in EUR as JSON has it.
pub fn eur(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}

/// The digits of an amount.
pub fn amount(money: &Value) -> &str {
    let text = money["amount"].as_str();
    text.unwrap_or_else(|| panic!("{money} is an amount"))
}

/// The id of a document, as it is in JSON.
pub fn id_of(document: &Value) -> &str {
    let text = document["id"].as_str().or(document.as_str());
    text.unwrap_or_else(|| panic!("{document} has an id"))
}

/// An object with further fields, which replace those of the same name.
pub fn with(mut object: Value, fields: &Value) -> Value {
    let further = fields.as_object().expect("fields").clone();
    object.as_object_mut().expect("an object").extend(further);
    object
}

/// A free line over one piece without tax.
pub fn untaxed_line(price: &str) -> Value {
    json!({ "name": "Service", "quantity": "1", "unit_price": price, "tax_class": "zero" })
}

impl<'a> Company<'a> {
    /// Sets up a company.
    pub fn new(system: &'a System) -> Self {
        Self::named(system, "HOUSE", &json!({}))
    }

    /// Sets up a company with a code of its own and further fields of its request.
    pub fn named(system: &'a System, code: &str, fields: &Value) -> Self {
        let company = json!({
            "entity": {
                "code": code,
                "name": format!("{code} GmbH"),
                "country": "DE",
                "base_currency": "EUR",
                "language": "en",
                "time_zone": "Europe/Berlin",
                "street": "Hauptstraße 1",
                "postal_code": "10115",
                "city": "Berlin",
                "write_off_limit_minor": 2_000,
            },
            "bank": { "name": "Main", "account_no": STANDARD_IBAN },
        });
        let made = system.api.done("/api/v1/entities", &with(company, fields));
        Self {
            system,
            id: id_of(&made).to_owned(),
        }
    }

    /// The system that keeps its books.
    pub fn system(&self) -> &'a System {
        self.system
    }

    /// The administrator's way in.
    pub fn api(&self) -> &Api {
        &self.system.api
    }

    /// The path of something in this company.
    pub fn path(&self, rest: &str) -> String {
        format!("/api/v1/entities/{}/{rest}", self.id)
    }

    /// Reads what must be there.
    pub fn read(&self, rest: &str) -> Value {
        self.api().read(&self.path(rest))
    }

    /// Writes.
    pub fn post(&self, rest: &str, body: &Value) -> Reply {
        self.api().post(&self.path(rest), body)
    }

    /// Writes what must be accepted.
    pub fn done(&self, rest: &str, body: &Value) -> Value {
        self.api().done(&self.path(rest), body)
    }

    /// Tries a policy on the past and gives the trial as it is kept.
    pub fn tried(&self, room: &str, policy: &str) -> Value {
        let asked = self.done("policy-trials", &json!({ "room": room, "policy": policy }));
        assert_eq!(asked["state"], "waiting", "{asked}");
        assert_eq!(Outbox::new().work(self.system), 0, "no job failed");
        self.read(&format!("policy-trials/{}", id_of(&asked)))
    }

    /// Does one action of a batch operation that must be accepted, and gives its result.
    pub fn act(&self, rest: &str, request: Value) -> Value {
        self.api().act(&self.path(rest), request)
    }

    /// Does one action of a batch operation that must be refused, and gives the refusal.
    pub fn refused(&self, rest: &str, request: Value) -> Value {
        self.api().refused(&self.path(rest), request)
    }

    /// Writes what must be refused with this code, and gives the problem.
    pub fn problem(&self, rest: &str, body: &Value, code: &str) -> Value {
        let (status, problem) = self.post(rest, body);
        assert!(
            (400..500).contains(&status),
            "POST {rest}: {status} {problem}"
        );
        assert_eq!(problem["code"], code, "POST {rest}: {problem}");
        problem
    }

    /// Takes on a customer and gives its id.
    pub fn customer(&self, name: &str) -> String {
        self.customer_with(name, &json!({}))
    }

    /// Takes on a customer with further fields.
    pub fn customer_with(&self, name: &str, fields: &Value) -> String {
        let customer = json!({
            "name": name,
            "country": "DE",
            "addresses": [{
                "role": "main", "street": "Ring 5", "postal_code": "50667", "city": "Köln",
            }],
        });
        id_of(&self.done("customers", &with(customer, fields))).to_owned()
    }

    /// Sets or lifts a credit limit.
    pub fn limit(&self, customer: &str, limit: Option<&str>) -> Value {
        let limit = limit.map(eur);
        let change = json!({
            "customer": customer, "currency": "EUR", "limit": limit, "reason": "Reviewed",
        });
        self.done("credit-limits", &change)
    }

    /// What a customer binds of its credit in EUR: the amounts of a part or of the total.
    pub fn exposure(&self, customer: &str, part: &str) -> String {
        let all = self.read(&format!("customers/{customer}/credit"));
        let euro = all
            .as_array()
            .expect("a list")
            .iter()
            .find(|it| it["currency"] == "EUR");
        euro.map_or_else(|| "0.00".to_owned(), |it| amount(&it[part]).to_owned())
    }

    /// Sells a product at this price from now on.
    pub fn product(&self, sku: &str, price: &str, tax_class: &str) {
        let product = json!({ "sku": sku, "name": sku, "tax_class": tax_class });
        self.done("products", &product);
        let price = json!({
            "list_code": "standard", "sku": sku, "unit_price": price, "valid_from": ALWAYS,
        });
        let set = self.api().bulk(&self.path("prices/bulk"), &[price]);
        assert!(set[0]["refusal"].is_null(), "{set:?}");
    }

    /// Enters an order of these quantities of products; it may be held.
    pub fn order(&self, customer: &str, lines: &[(&str, &str)]) -> Value {
        self.done("orders", &order(customer, lines))
    }

    /// Confirms an order.
    pub fn acknowledge(&self, order: &Value) -> Value {
        self.act("orders/acknowledge", json!({ "order": id_of(order) }))
    }

    /// Ships so much of each line of an order, and gives the delivery.
    pub fn ship(&self, order: &Value, lines: &[(i64, &str)]) -> Value {
        self.act("deliveries", shipment(order, lines))
    }

    /// Records that a delivery arrived.
    pub fn deliver(&self, delivery: &Value) -> Value {
        self.act("deliveries/deliver", json!({ "delivery": id_of(delivery) }))
    }

    /// Bills what is due of an order, and gives the one document that comes of it.
    pub fn bill(&self, order: &Value) -> Value {
        self.done_one("bill", &json!({ "select": { "orders": [id_of(order)] } }))
    }

    fn done_one(&self, rest: &str, body: &Value) -> Value {
        let reply = self.done(rest, body);
        let verdicts = reply["verdicts"].as_array().expect("verdicts");
        assert_eq!(verdicts.len(), 1, "{rest}: {reply}");
        assert!(verdicts[0]["refusal"].is_null(), "{rest}: {reply}");
        verdicts[0]["result"].clone()
    }

    /// Issues an invoice over one untaxed line.
    pub fn invoice(&self, customer: &str, price: &str, on: &str) -> Value {
        self.invoice_with(
            customer,
            &[untaxed_line(price)],
            &json!({ "issued_on": on }),
        )
    }

    /// Issues an invoice, or another document, over free lines.
    pub fn invoice_with(&self, customer: &str, lines: &[Value], fields: &Value) -> Value {
        self.done("invoices", &invoice(customer, lines, fields))
    }

    /// A document with all that stands on it.
    pub fn view(&self, document: &Value) -> Value {
        self.read(&format!("invoices/{}", id_of(document)))
    }

    /// What is open on a document.
    pub fn open(&self, document: &Value) -> String {
        amount(&self.view(document)["open"]).to_owned()
    }

    /// The open items of a document, by instalment.
    pub fn items(&self, document: &Value) -> Vec<Value> {
        let customer = self.view(document)["payer"].clone();
        let customer = id_of(&customer);
        let all = self.read(&format!(
            "open-items?customer={customer}&state=all&limit=100"
        ));
        let all = all["items"].as_array().expect("items").iter();
        let mut own: Vec<Value> = all
            .filter(|item| item["source"]["id"] == document["id"])
            .cloned()
            .collect();
        own.sort_by_key(|item| item["instalment"].as_i64());
        own
    }

    /// The id of a document's first open item.
    pub fn item(&self, document: &Value) -> String {
        id_of(&self.items(document)[0]).to_owned()
    }

    /// Takes an invoice back, wholly or as the fields say.
    pub fn credit_note(&self, invoice: &Value, fields: &Value) -> Value {
        let note = json!({ "invoice": id_of(invoice), "reason": "Returned" });
        self.done("credit-notes", &with(note, fields))
    }

    /// Records a receipt with what it pays.
    pub fn receive(&self, customer: &str, sum: &str, on: &str, fields: &Value) -> Value {
        self.done("receipts", &receipt(customer, sum, on, fields))
    }

    /// Adds a payment term and gives its id.
    pub fn term(&self, code: &str, instalments: &Value) -> String {
        let term = json!({ "code": code, "rules": { "instalments": instalments } });
        id_of(&self.done("payment-terms", &term)).to_owned()
    }

    /// Uploads a camt.053 statement of one day and gives what became of it.
    pub fn statement(
        &self,
        name: &str,
        on: &str,
        opening: &str,
        transfers: &[Transfer<'_>],
        closing: &str,
    ) -> Value {
        let file = camt053(STANDARD_IBAN, name, on, opening, transfers, closing);
        let path = self.path(&format!("bank-statements?name={name}.xml"));
        let (status, reply) = self.api().upload(&path, &file);
        assert_eq!(status, 201, "{reply}");
        let verdict = &reply["verdicts"][0];
        assert!(verdict["refusal"].is_null(), "{reply}");
        verdict["result"].clone()
    }

    /// The entries of a statement by their place on it.
    pub fn entries(&self, statement: &Value) -> Vec<Value> {
        let page = self.read(&format!("bank-entries?statement={}", id_of(statement)));
        let mut entries = page["items"].as_array().expect("entries").clone();
        entries.sort_by_key(|entry| entry["line_no"].as_i64());
        entries
    }

    /// Matches all open bank entries.
    pub fn match_all(&self) -> Value {
        self.done("bank-entries/match", &json!({ "select": { "all": {} } }))
    }

    /// Balance of a ledger account at the end of a day.
    pub fn balance(&self, account: &str, on: &str) -> String {
        let rows = self.read(&format!("trial-balance?on={on}"));
        let of = |row: &&Value| row["account"] == account && row["currency"] == "EUR";
        let row = rows.as_array().expect("rows").iter().find(of);
        row.map_or_else(
            || "0.00".to_owned(),
            |row| amount(&row["balance"]).to_owned(),
        )
    }

    /// Aged receivables at the end of a day.
    pub fn aging(&self, on: &str) -> Value {
        self.read(&format!("aging?as_of={on}"))
    }

    /// A KPI over a period: its one figure.
    pub fn kpi(&self, kpi: &str, from: &str, to: &str) -> Value {
        let figures = self.read(&format!("kpis/{kpi}?from={from}&to={to}"));
        let figures = figures.as_array().expect("figures");
        assert_eq!(figures.len(), 1, "{kpi}: {figures:?}");
        figures[0].clone()
    }

    /// Recomputes everything: every room, the event log, the stored documents.
    pub fn assert_sound(&self) {
        let System {
            store, files, name, ..
        } = self.system;
        let checks = verify::all(store, files, &mut |_| {}).expect("verification runs");
        assert!(checks.len() > 5, "every room is checked");
        for check in checks {
            assert!(
                check.differences.is_empty(),
                "{} on {name}: {:?}",
                check.what,
                check.differences
            );
        }
    }
}

/// The request for an order of these quantities of products.
fn order(customer: &str, lines: &[(&str, &str)]) -> Value {
    let line = |(sku, quantity): &(&str, &str)| json!({ "sku": sku, "quantity": quantity });
    let lines: Vec<Value> = lines.iter().map(line).collect();
    json!({ "customer": customer, "lines": lines })
}

fn shipment(order: &Value, lines: &[(i64, &str)]) -> Value {
    let line = |(no, quantity): &(i64, &str)| json!({ "line_no": no, "quantity": quantity });
    let lines: Vec<Value> = lines.iter().map(line).collect();
    json!({ "order": id_of(order), "lines": lines })
}

fn invoice(customer: &str, lines: &[Value], fields: &Value) -> Value {
    let invoice = json!({ "customer": customer, "lines": lines, "documents": false });
    with(invoice, fields)
}

fn receipt(customer: &str, sum: &str, on: &str, fields: &Value) -> Value {
    let receipt = json!({ "customer": customer, "amount": eur(sum), "received_on": on });
    with(receipt, fields)
}
