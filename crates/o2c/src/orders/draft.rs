//! An order that came in becomes a draft: everybody and everything it names is found, its lines are
//! priced and taxed, its totals added up.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::{
    Currency, CustomerId, Date, EntityId, Instant, KernelError, Money, OrderId, OrderLineId,
    Percent, ProductId, Quantity, Rounding, TermId, UnitPrice, line_amount,
};
use store::Tx;

use super::amounts::{TaxedLine, Totals, totals};
use super::rules::{AskedPrice, ChosenPrice, LineFacts, ProductFact, choose_price};
use super::types::{NewOrder, NewOrderLine};
use crate::agreements::{
    self, PriceBook, PriceMatch, PriceQuery, Product, TaxCategory, TaxClass, TaxDecision, TaxQuery,
    TaxTable,
};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::input;
use crate::parties::{self, Customer, Entity};
use crate::sql::distinct;

/// Everything that a batch of orders refers to, loaded once.
pub(super) struct Catalogue {
    pub seller: Arc<Entity>,
    pub customers: HashMap<CustomerId, Arc<Customer>>,
    numbers: HashMap<String, CustomerId>,
    products: HashMap<String, Product>,
    prices: PriceBook,
    taxes: Arc<TaxTable>,
    terms: HashSet<TermId>,
}

/// An order that can be stored.
pub(super) struct Draft {
    pub id: OrderId,
    pub input: NewOrder,
    pub customer: Arc<Customer>,
    pub ship_to: Arc<Customer>,
    pub bill_to: CustomerId,
    pub payer: Arc<Customer>,
    pub currency: Currency,
    pub received_at: Instant,
    pub ordered_on: Date,
    pub payment_term: Option<TermId>,
    pub customer_order_no: Option<String>,
    pub note: Option<String>,
    pub lines: Vec<DraftLine>,
    pub totals: Totals,
}

/// A line that can be stored.
pub(super) struct DraftLine {
    pub id: OrderLineId,
    pub line_no: i64,
    pub sku: String,
    pub name: String,
    pub quantity: Quantity,
    pub requested_on: Option<Date>,
    pub asked: AskedPrice,
    pub reason: Option<String>,
    pub terms: LineTerms,
    pub confirmed_on: Option<Date>,
}

/// What was found and decided for a product on a line.
pub(super) struct LineTerms {
    pub product: Option<ProductId>,
    pub fact: ProductFact,
    pub product_name: String,
    pub unit: String,
    pub agreed: PriceMatch,
    pub price: ChosenPrice,
    pub tax: Outcome<TaxDecision>,
    pub net: Money,
}

impl LineTerms {
    /// Category and rate on the line; until tax can be decided, it counts as out of scope.
    pub fn taxed(&self) -> TaxedLine {
        let (category, percent) = self
            .tax
            .as_ref()
            .map_or((TaxCategory::O, Percent::ZERO), |tax| {
                (tax.category, tax.percent)
            });
        TaxedLine {
            net: self.net,
            category,
            percent,
        }
    }
}

impl Draft {
    /// Whether it says when the goods are wanted, as a whole or on every line.
    pub fn is_requested(&self) -> bool {
        self.input.requested_on.is_some()
            || self.lines.iter().all(|line| line.requested_on.is_some())
    }
}

impl DraftLine {
    /// What acceptance needs to know.
    pub fn facts(&self) -> LineFacts<'_> {
        LineFacts {
            line_no: self.line_no,
            sku: &self.sku,
            product: self.terms.fact,
            untaxed: self.terms.tax.as_ref().err(),
            asked: self.asked,
            unit_price: self.terms.price.unit_price,
            reason: self.reason.as_deref(),
            agreed: &self.terms.agreed,
        }
    }
}

/// What decides price and tax of a line besides the line itself.
#[derive(Clone, Copy)]
pub(super) struct LineContext<'a> {
    pub customer: &'a Customer,
    pub currency: Currency,
    pub on: Date,
}

impl Catalogue {
    /// Loads what the orders name.
    pub fn of_orders(tx: &mut Tx, entity: EntityId, orders: &[NewOrder]) -> Result<Self> {
        let numbers = distinct(
            orders
                .iter()
                .filter_map(|order| order.customer_number.as_deref()),
        );
        let numbers = match numbers.as_slice() {
            [] => HashMap::new(),
            numbers => parties::customer_ids_by_numbers(tx, entity, numbers)?,
        };
        let named = orders.iter().flat_map(|order| {
            let by_number = order
                .customer_number
                .as_ref()
                .and_then(|n| numbers.get(n))
                .copied();
            [
                order.customer,
                by_number,
                order.ship_to,
                order.bill_to,
                order.payer,
            ]
        });
        let customers = distinct(named.flatten());
        let terms = distinct(orders.iter().filter_map(|order| order.payment_term));
        let lines = orders.iter().flat_map(|order| &order.lines);
        let skus = distinct(lines.map(|line| line.sku.trim()));
        let mut this = Self::load(tx, entity, &customers, &skus)?;
        this.numbers = numbers;
        if !terms.is_empty() {
            this.terms = agreements::terms_by_ids(tx, entity, &terms)?
                .into_keys()
                .collect();
        }
        Ok(this)
    }

    /// Loads these customers and products, and whom the customers name for their roles.
    pub fn load(
        tx: &mut Tx,
        entity: EntityId,
        customers: &[CustomerId],
        skus: &[&str],
    ) -> Result<Self> {
        let seller = parties::entity(tx, entity)?;
        let mut customers = parties::customers_by_ids(tx, entity, customers)?;
        let partners = distinct(
            customers
                .values()
                .flat_map(|customer| [customer.ship_to(), customer.bill_to(), customer.payer()])
                .filter(|partner| !customers.contains_key(partner)),
        );
        if !partners.is_empty() {
            customers.extend(parties::customers_by_ids(tx, entity, &partners)?);
        }
        let buyers: Vec<CustomerId> = customers.keys().copied().collect();
        let products = agreements::products_by_skus(tx, entity, skus)?;
        let product_ids: Vec<ProductId> = products.values().map(|product| product.id).collect();
        Ok(Self {
            prices: agreements::price_book(tx, entity, &product_ids, &buyers)?,
            taxes: agreements::tax_table(tx, entity)?,
            seller,
            customers,
            numbers: HashMap::new(),
            products,
            terms: HashSet::new(),
        })
    }

    /// Makes a draft of an order.
    pub fn draft(&self, tx: &Tx, input: NewOrder) -> Outcome<Draft> {
        let customer = self.orderer(&input)?;
        let role = |field, given: Option<CustomerId>, default| {
            let id = given.unwrap_or(default);
            self.customers
                .get(&id)
                .ok_or_else(|| unknown_customer(field, &id.to_string()))
        };
        let ship_to = role("ship_to", input.ship_to, customer.ship_to())?;
        let bill_to = role("bill_to", input.bill_to, customer.bill_to())?;
        let payer = role("payer", input.payer, customer.payer())?;
        if let Some(term) = input.payment_term.filter(|term| !self.terms.contains(term)) {
            return Err(Refusal::new(
                Code::UnknownReference,
                "payment_term",
                format!("there is no payment term {term}"),
                "give the id of a payment term of this legal entity, or leave it out",
            ));
        }
        if input.lines.is_empty() {
            return Err(Refusal::new(
                Code::InvalidValue,
                "lines",
                "the order has no lines",
                "give at least one line",
            ));
        }
        let received_at = input.received_at.unwrap_or_else(|| tx.now());
        let ordered_on = input
            .ordered_on
            .unwrap_or_else(|| self.seller.today(received_at));
        let currency = input.currency.unwrap_or(customer.currency);
        let context = LineContext {
            customer,
            currency,
            on: ordered_on,
        };
        let lines = (1_i64..)
            .zip(&input.lines)
            .map(|(line_no, line)| {
                let made = self.line(tx, &context, line_no, line);
                made.map_err(|refusal| at_line(line_no, refusal))
            })
            .collect::<Outcome<Vec<_>>>()?;
        let taxed: Vec<TaxedLine> = lines.iter().map(|line| line.terms.taxed()).collect();
        let totals = totals(currency, &taxed).map_err(|error| too_large("lines", &error))?;
        let number = input.customer_order_no.as_deref();
        Ok(Draft {
            id: tx.new_id(),
            customer_order_no: input::optional("customer_order_no", number, input::CODE_LEN_MAX)?,
            note: input::optional("note", input.note.as_deref(), input::TEXT_LEN_MAX)?,
            payment_term: input.payment_term.or(customer.payment_term_id),
            customer: Arc::clone(customer),
            ship_to: Arc::clone(ship_to),
            bill_to: bill_to.id,
            payer: Arc::clone(payer),
            currency,
            received_at,
            ordered_on,
            lines,
            totals,
            input,
        })
    }

    fn orderer(&self, input: &NewOrder) -> Outcome<&Arc<Customer>> {
        let (field, id, text) = match (input.customer, input.customer_number.as_deref()) {
            (Some(id), None) => ("customer", Some(id), id.to_string()),
            (None, Some(number)) => (
                "customer_number",
                self.numbers.get(number).copied(),
                number.to_owned(),
            ),
            _ => {
                return Err(Refusal::new(
                    Code::InvalidValue,
                    "customer",
                    "it must be said once who orders",
                    "give either `customer` or `customer_number`",
                ));
            }
        };
        let found = id.and_then(|id| self.customers.get(&id));
        found.ok_or_else(|| unknown_customer(field, &text))
    }

    fn line(
        &self,
        tx: &Tx,
        context: &LineContext<'_>,
        line_no: i64,
        line: &NewOrderLine,
    ) -> Outcome<DraftLine> {
        let sku = input::required("sku", &line.sku, input::CODE_LEN_MAX)?;
        if !line.quantity.is_positive() {
            return Err(Refusal::new(
                Code::InvalidValue,
                "quantity",
                format!("the quantity is {}", line.quantity),
                "give a quantity above zero; goods that come back are recorded as a return",
            ));
        }
        check_price("unit_price", line.unit_price)?;
        let name = input::optional("name", line.name.as_deref(), input::NAME_LEN_MAX)?;
        let asked = AskedPrice {
            unit_price: line.unit_price,
            discount: checked_discount(line.discount)?.unwrap_or(Percent::ZERO),
        };
        let reason = line.price_reason.as_deref();
        let reason = input::optional("price_reason", reason, input::TEXT_LEN_MAX)?;
        let mut terms = self.terms(context, &sku, line.quantity, asked)?;
        let product_name = std::mem::take(&mut terms.product_name);
        Ok(DraftLine {
            id: tx.new_id(),
            line_no,
            name: name.unwrap_or(product_name),
            sku,
            quantity: line.quantity,
            requested_on: line.requested_on,
            asked,
            reason,
            terms,
            confirmed_on: None,
        })
    }

    /// Finds the product and decides price and tax.
    pub fn terms(
        &self,
        context: &LineContext<'_>,
        sku: &str,
        quantity: Quantity,
        asked: AskedPrice,
    ) -> Outcome<LineTerms> {
        let product = self.products.get(sku);
        let agreed = product.map_or_else(
            || PriceMatch {
                rule: agreements::PRICE_RULE,
                price: None,
                considered: Vec::new(),
            },
            |product| {
                self.prices.best(&PriceQuery {
                    customer: context.customer.id,
                    segment: context.customer.segment.as_deref(),
                    product: product.id,
                    currency: context.currency,
                    quantity,
                    on: context.on,
                })
            },
        );
        let tax = self.taxes.decide(&TaxQuery {
            seller: self.seller.country,
            customer: context.customer.country,
            regime: context.customer.tax_regime,
            vat_id: context.customer.vat_id.as_deref(),
            // Until the product is known, its line is counted as most are taxed.
            tax_class: product.map_or(TaxClass::Standard, |product| product.tax_class),
            on: context.on,
        });
        let price =
            choose_price(asked, &agreed).map_err(|error| too_large("unit_price", &error))?;
        let net = line_amount(
            quantity,
            price.unit_price,
            context.currency,
            Rounding::HalfUp,
        )
        .map_err(|error| too_large("quantity", &error))?;
        Ok(LineTerms {
            product: product.map(|product| product.id),
            fact: match product {
                None => ProductFact::Unknown,
                Some(product) if !product.active => ProductFact::Inactive,
                Some(_) => ProductFact::Sold,
            },
            product_name: product.map_or_else(|| sku.to_owned(), |product| product.name.clone()),
            unit: product.map_or_else(
                || agreements::DEFAULT_UNIT.to_owned(),
                |product| product.unit.clone(),
            ),
            agreed,
            price,
            tax,
            net,
        })
    }
}

/// A price of an order is not negative: a deduction is a credit note.
pub(super) fn check_price(field: &str, price: Option<UnitPrice>) -> Outcome<()> {
    match price {
        Some(price) if price.is_negative() => Err(Refusal::new(
            Code::InvalidValue,
            field,
            format!("the price is {price}"),
            "give a price of zero or more; a deduction is a credit note",
        )),
        _ => Ok(()),
    }
}

/// A discount takes off nothing to all of a price.
pub(super) fn checked_discount(discount: Option<Percent>) -> Outcome<Option<Percent>> {
    const WHOLE: Percent = Percent::from_micro(100_000_000);
    match discount {
        Some(percent) if percent.is_negative() || percent > WHOLE => Err(Refusal::new(
            Code::InvalidValue,
            "discount",
            format!("the discount is {percent} per cent"),
            "give a discount from 0 to 100 per cent",
        )),
        _ => Ok(discount),
    }
}

fn unknown_customer(field: &str, text: &str) -> Refusal {
    Refusal::new(
        Code::UnknownReference,
        field,
        format!("there is no customer {text}"),
        "create the customer first, or correct the id or number",
    )
}

fn too_large(field: &str, error: &KernelError) -> Refusal {
    Refusal::new(
        Code::InvalidValue,
        field,
        format!("the amount cannot be computed: {error}"),
        "correct quantity and price",
    )
}

/// Says in the field's name at which line of the input it stands.
fn at_line(line_no: i64, mut refusal: Refusal) -> Refusal {
    let field = refusal.field.unwrap_or_default();
    refusal.field = Some(format!("lines[{}].{field}", line_no - 1));
    refusal
}
