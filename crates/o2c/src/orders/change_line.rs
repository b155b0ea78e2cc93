//! People mend the lines of a held order: name the product that is meant, choose the price.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{EntityId, EventKind, OrderId, Percent, UnitPrice};
use serde_json::{Value as Json, json};
use store::{Tx, Value};

use super::acknowledge::{change, unknown_order, wrong_state};
use super::amounts::{TaxedLine, totals};
use super::draft::{Catalogue, LineContext, LineTerms, check_price, checked_discount};
use super::hold_book::{Claim, HoldBook, OpenHold, of_order};
use super::policy::OrderRules;
use super::rules::{AskedPrice, Finding, LineFacts, ProductFact, judge_line};
use super::state::{OrderSet, OrderState};
use super::store::{load_for_update, stored_base_price};
use super::types::{
    ChangeLine, Effect, HoldReason, LinePrice, OrderChange, OrderStatus, PricePolicy,
};
use super::views::OrderLine;
use crate::error::{Code, Outcome, Refusal, Result};
use crate::input;
use crate::policies;
use crate::sql::{all_changed, distinct};

/// Mends lines of held orders. The line is priced, taxed and judged again and the order added up
/// again; a price that is chosen here counts as decided. What held the line is lifted, unless the
/// judgement finds something new. When nothing holds the order any more, its credit is judged.
///
/// # Errors
/// Fails only with the store; a change that is not possible refuses itself alone.
pub fn change_lines(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[ChangeLine],
) -> Result<Vec<Outcome<OrderChange>>> {
    let ids: Vec<OrderId> = requests.iter().map(|request| request.order).collect();
    let mut orders = load_for_update(tx, entity, &ids)?;
    let mut book = HoldBook::load(tx, &orders)?;
    let catalogue = catalogue(tx, entity, &orders, requests)?;
    let mut claims: BTreeMap<OrderId, Claim> = BTreeMap::new();
    let mut changed_lines: BTreeSet<(OrderId, i64)> = BTreeSet::new();
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        let outcome = mend(tx, entity, &catalogue, &mut orders, &mut book, request)?;
        if outcome.is_ok() {
            claims.entry(request.order).or_default();
            changed_lines.insert((request.order, request.line_no));
        }
        outcomes.push(outcome);
    }
    write(tx, &mut orders, &claims, &changed_lines)?;
    book.settle(tx, entity, &mut orders, &claims)?;
    book.write(tx, entity, &orders)?;
    let answer = |order: OrderId| {
        orders
            .get(order)
            .map(|order| change(order, Effect::Changed))
            .ok_or(unknown_order(order))
    };
    Ok(outcomes
        .into_iter()
        .map(|outcome| outcome.and_then(answer))
        .collect())
}

fn catalogue(
    tx: &mut Tx,
    entity: EntityId,
    orders: &OrderSet,
    requests: &[ChangeLine],
) -> Result<Catalogue> {
    let customers = distinct(orders.iter().map(|order| order.customer));
    let named = requests
        .iter()
        .filter_map(|request| request.sku.as_deref().map(str::trim));
    let standing = requests.iter().filter_map(|request| {
        let line = orders.get(request.order)?.line(request.line_no)?;
        Some(line.sku.as_str())
    });
    let skus = distinct(named.chain(standing));
    Catalogue::load(tx, entity, &customers, &skus)
}

/// Changes one line in memory, and records it.
fn mend(
    tx: &mut Tx,
    entity: EntityId,
    catalogue: &Catalogue,
    orders: &mut OrderSet,
    book: &mut HoldBook,
    request: &ChangeLine,
) -> Result<Outcome<OrderId>> {
    let policy = policies::in_force::<OrderRules>(tx, entity)?;
    let plan = match plan(catalogue, &policy.rules, orders, book, request) {
        Ok(plan) => plan,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let id = request.order;
    let lifted = |hold: &OpenHold| hold.line_no == Some(request.line_no);
    book.release(id, lifted, Some("the line was changed"), false);
    if let Some(finding) = plan.finding {
        book.place(tx, id, finding);
    }
    let (at, line_at) = plan.place;
    let line = &mut orders.orders[at].lines[line_at];
    let before = shown(line);
    plan.terms.apply(line, plan.sku);
    line.price_reason = plan.reason;
    let line_id = line.id;
    let mut after = shown(line);
    after["price"] = json!(line.price);
    let event = of_order(EventKind::OrderChanged, entity, orders, id)
        .object(line_id, "line")
        .attr("line", request.line_no)
        .attr("before", before)
        .attr("after", after);
    tx.record(event)?;
    Ok(Ok(id))
}

/// What of a line an event tells before and after.
fn shown(line: &OrderLine) -> Json {
    let mut shown = json!({ "sku": line.sku, "unit_price": line.unit_price });
    if !line.discount.is_zero() {
        shown["discount"] = json!(line.discount);
    }
    if let Some(reason) = &line.price_reason {
        shown["reason"] = json!(reason);
    }
    shown
}

struct Plan {
    place: (usize, usize),
    sku: String,
    reason: Option<String>,
    terms: LineTerms,
    finding: Option<Finding>,
}

fn plan(
    catalogue: &Catalogue,
    rules: &OrderRules,
    orders: &OrderSet,
    book: &HoldBook,
    request: &ChangeLine,
) -> Outcome<Plan> {
    let place = find(orders, request)?;
    let order = &orders.orders[place.0];
    let line = &order.lines[place.1];
    let sku = input::optional("sku", request.sku.as_deref(), input::CODE_LEN_MAX)?
        .unwrap_or_else(|| line.sku.clone());
    let asked = asked_price(order, line, book.open(order.id), request)?;
    let reason = input::optional("reason", request.reason.as_deref(), input::TEXT_LEN_MAX)?
        .or_else(|| line.price_reason.clone());
    let customer = catalogue
        .customers
        .get(&order.customer)
        .ok_or_else(|| unknown_order(request.order))?;
    let context = LineContext {
        customer,
        currency: order.currency,
        on: order.ordered_on,
    };
    let terms = catalogue.terms(&context, &sku, line.quantity, asked)?;
    if terms.fact != ProductFact::Sold && request.sku.is_some() {
        return Err(Refusal::new(
            Code::UnknownReference,
            "sku",
            format!("there is no product {sku} that is sold"),
            "give the number of a product that is sold, or create it first",
        ));
    }
    let finding = judge(
        rules,
        order,
        request,
        LineFacts {
            line_no: line.line_no,
            sku: &sku,
            product: terms.fact,
            untaxed: terms.tax.as_ref().err(),
            asked,
            unit_price: terms.price.unit_price,
            reason: reason.as_deref(),
            agreed: &terms.agreed,
        },
    );
    Ok(Plan {
        place,
        sku,
        reason,
        terms,
        finding,
    })
}

/// Where the line is that may be changed.
fn find(orders: &OrderSet, request: &ChangeLine) -> Outcome<(usize, usize)> {
    let at = orders
        .place(request.order)
        .ok_or_else(|| unknown_order(request.order))?;
    let order = &orders.orders[at];
    if order.status != OrderStatus::Held {
        let remedy = "only lines of a held order can be changed";
        return Err(wrong_state(order, remedy));
    }
    let line_at = order
        .lines
        .iter()
        .position(|line| line.line_no == request.line_no)
        .ok_or_else(|| unknown_line(order, request.line_no))?;
    if request.sku.is_none() && request.price.is_none() && request.discount.is_none() {
        return Err(Refusal::new(
            Code::InvalidValue,
            "sku",
            "nothing is to be changed",
            "give the product, the price, the discount or several of them",
        ));
    }
    Ok((at, line_at))
}

/// What stands against the changed line. Somebody who names price or discount has decided;
/// otherwise a difference from the agreement is still to be settled.
fn judge(
    rules: &OrderRules,
    order: &OrderState,
    request: &ChangeLine,
    line: LineFacts<'_>,
) -> Option<Finding> {
    let decided = request.price.is_some() || request.discount.is_some();
    let policy = match decided {
        true => PricePolicy::AsGiven,
        false => PricePolicy::Agreement,
    };
    judge_line(rules, policy, order.currency, &line)
}

/// What the line is asked to cost; no price asks for the agreed one.
fn asked_price(
    order: &OrderState,
    line: &OrderLine,
    open: &[OpenHold],
    request: &ChangeLine,
) -> Outcome<AskedPrice> {
    let of_line = || {
        open.iter()
            .filter(|hold| hold.line_no == Some(line.line_no))
    };
    // The hold keeps what the customer gave, also after the line got another price.
    let differing = of_line()
        .find(|hold| hold.reason == HoldReason::PriceDiffers)
        .and_then(|hold| differing(&hold.evidence));
    let lacks_price = of_line().any(|hold| {
        hold.reason == HoldReason::Incomplete && hold.evidence["missing"] == "unit_price"
    });
    let no_price = line.product.is_none() && line.unit_price.is_zero();
    let own = (line.price.is_none() && !lacks_price && !no_price).then_some(line.base_price);
    let standing = AskedPrice {
        unit_price: own,
        discount: line.discount,
    };
    let customers = differing.unwrap_or(standing);
    let asked = match request.price {
        None => customers,
        Some(LinePrice::Agreed) => AskedPrice::AGREED,
        Some(LinePrice::Of { unit_price }) => {
            check_price("price", Some(unit_price))?;
            AskedPrice {
                unit_price: Some(unit_price),
                discount: Percent::ZERO,
            }
        }
        Some(LinePrice::Customers) if customers == AskedPrice::AGREED => {
            return Err(Refusal::new(
                Code::InvalidValue,
                "price",
                format!(
                    "the customer gave no price for line {} of {}",
                    line.line_no, order.number
                ),
                "take the agreed price, or name one",
            ));
        }
        Some(LinePrice::Customers) => customers,
    };
    let discount = checked_discount(request.discount)?;
    Ok(AskedPrice {
        discount: discount.unwrap_or(asked.discount),
        ..asked
    })
}

/// What a hold for the price keeps of what the customer asked for.
fn differing(evidence: &Json) -> Option<AskedPrice> {
    let price = |name: &str| UnitPrice::parse(evidence[name].as_str()?).ok();
    let discount = evidence["discount"].as_str();
    Some(AskedPrice {
        unit_price: Some(price("base_price").or_else(|| price("given"))?),
        discount: discount.map_or(Some(Percent::ZERO), |text| Percent::parse(text).ok())?,
    })
}

impl LineTerms {
    /// Puts what was decided on the line. The tax shares are found when the order is added up.
    fn apply(self, line: &mut OrderLine, sku: String) {
        let taxed = self.taxed();
        if line.product != self.product || line.name == line.sku {
            line.name = self.product_name;
        }
        line.sku = sku;
        line.product = self.product;
        line.unit = self.unit;
        line.base_price = self.price.base_price;
        line.discount = self.price.discount;
        line.unit_price = self.price.unit_price;
        line.price = self.price.agreed;
        line.tax_category = taxed.category;
        line.tax_percent = taxed.percent;
        line.net = taxed.net;
    }
}

/// Adds the changed orders up again and writes heads and lines: every line of an order may get
/// another share of its tax.
fn write(
    tx: &mut Tx,
    orders: &mut OrderSet,
    changed: &BTreeMap<OrderId, Claim>,
    changed_lines: &BTreeSet<(OrderId, i64)>,
) -> Result<()> {
    let mut heads: Vec<Vec<Value>> = Vec::new();
    let mut shares: Vec<Vec<Value>> = Vec::new();
    let mut lines: Vec<Vec<Value>> = Vec::new();
    for id in changed.keys() {
        let Some(at) = orders.place(*id) else {
            continue;
        };
        let order = &mut orders.orders[at];
        let taxed: Vec<TaxedLine> = order.lines.iter().map(OrderLine::taxed).collect();
        let sums = totals(order.currency, &taxed)?;
        order.gross = sums.gross;
        heads.push(vec![
            order.id.into(),
            sums.net.minor().into(),
            sums.tax.minor().into(),
            sums.gross.minor().into(),
        ]);
        for (line, gross) in order.lines.iter_mut().zip(sums.line_gross) {
            line.gross = gross;
            shares.push(vec![line.id.into(), gross.minor().into()]);
            if changed_lines.contains(&(*id, line.line_no)) {
                lines.push(line_row(line));
            }
        }
    }
    if heads.is_empty() {
        return Ok(());
    }
    let written = tx.exec_each(
        "UPDATE orders SET net_minor = $2, tax_minor = $3, gross_minor = $4, version = version + 1
        WHERE id = $1",
        &heads,
    )?;
    all_changed("orders", written, heads.len())?;
    let written = tx.exec_each(
        "UPDATE order_lines SET gross_minor = $2 WHERE id = $1",
        &shares,
    )?;
    all_changed("order lines", written, shares.len())?;
    let written = tx.exec_each(
        "UPDATE order_lines SET product_id = $2, sku = $3, name = $4, unit = $5, unit_price = $6,
            price_id = $7, tax_category = $8, tax_percent = $9, net_minor = $10,
            discount_percent = $11, base_price = $12, price_reason = $13
        WHERE id = $1",
        &lines,
    )?;
    all_changed("order lines", written, lines.len())
}

fn line_row(line: &OrderLine) -> Vec<Value> {
    vec![
        line.id.into(),
        line.product.into(),
        (&line.sku).into(),
        (&line.name).into(),
        (&line.unit).into(),
        line.unit_price.into(),
        line.price.into(),
        line.tax_category.into(),
        line.tax_percent.into(),
        line.net.minor().into(),
        line.discount.into(),
        stored_base_price(line.base_price, line.discount).into(),
        line.price_reason.clone().into(),
    ]
}

/// The order has no line with this number.
pub(super) fn unknown_line(order: &OrderState, line_no: i64) -> Refusal {
    Refusal::new(
        Code::UnknownReference,
        "line_no",
        format!("order {} has no line {line_no}", order.number),
        "give the number of one of its lines",
    )
}
