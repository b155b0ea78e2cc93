//! A random walk: orders are received, shipped, delivered, returned, cancelled and billed in any
//! sequence. Whatever is done and refused, every recomputation agrees with what is stored.

use crate::world::{World, line, price, worlds};
use cashlane_o2c::deliveries::{
    self, Arrival, CancelShipment, DeliveryKind, DueFilter, LineQuantity, NewDelivery, NewReturn,
};
use cashlane_o2c::orders::{
    self, Acknowledge, CancelLine, CancelLines, CancelOrder, LineMove, NewOrder, RefuseOrder,
};
use cashlane_o2c::parties::BillingRule;
use kernel::{DeliveryId, InvoiceId, OrderId, Quantity};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

#[derive(Debug, Clone)]
enum Step {
    Receive {
        lines: Vec<(i64, i64)>,
        whole: bool,
        unknown: bool,
    },
    Acknowledge(usize),
    Refuse(usize),
    ShipAll(usize),
    ShipPart(usize, i64, i64),
    Deliver(usize),
    TurnRound(usize),
    Return(usize, i64, i64),
    CancelPart(usize, i64, i64),
    CancelAll(usize),
    Bill(u32),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    // Odd quantities and prices, so that shares of gross amounts do not come out even.
    let micro = prop_oneof![1_i64..2_000_000, (1_i64..9).prop_map(|n| n * 1_000_000)];
    let lines = prop::collection::vec((micro.clone(), 1_i64..50_000_000), 1..4);
    let which = 0_usize..64;
    let step = prop_oneof![
        3 => (lines, any::<bool>(), prop::bool::weighted(0.1))
            .prop_map(|(lines, whole, unknown)| Step::Receive { lines, whole, unknown }),
        3 => which.clone().prop_map(Step::Acknowledge),
        1 => which.clone().prop_map(Step::Refuse),
        2 => which.clone().prop_map(Step::ShipAll),
        4 => (which.clone(), 1_i64..4, micro.clone()).prop_map(|(a, b, c)| Step::ShipPart(a, b, c)),
        6 => which.clone().prop_map(Step::Deliver),
        1 => which.clone().prop_map(Step::TurnRound),
        2 => (which.clone(), 1_i64..4, micro.clone()).prop_map(|(a, b, c)| Step::Return(a, b, c)),
        2 => (which.clone(), 1_i64..4, micro).prop_map(|(a, b, c)| Step::CancelPart(a, b, c)),
        1 => which.prop_map(Step::CancelAll),
        2 => (1_u32..4).prop_map(Step::Bill),
    ];
    prop::collection::vec(step, 10..60)
}

/// What the walk has made so far.
#[derive(Default)]
struct Made {
    orders: Vec<OrderId>,
    deliveries: Vec<DeliveryId>,
}

impl Made {
    fn order(&self, at: usize) -> Option<OrderId> {
        let count = self.orders.len();
        (count > 0).then(|| self.orders[at % count])
    }

    fn delivery(&self, at: usize) -> Option<DeliveryId> {
        let count = self.deliveries.len();
        (count > 0).then(|| self.deliveries[at % count])
    }
}

const WHY: &str = "walk";

fn take(world: &World, made: &mut Made, step: &Step) -> Option<()> {
    match step.clone() {
        Step::Receive {
            lines,
            whole,
            unknown,
        } => {
            let order = order(world, &lines, whole, unknown);
            made.orders.push(world.receive(order).ok()?.id);
        }
        Step::Acknowledge(at) => drop(world.acknowledge(made.order(at)?)),
        Step::Refuse(at) => refuse(world, made.order(at)?),
        Step::ShipAll(at) => {
            let new = NewDelivery::of(made.order(at)?);
            made.deliveries.extend(world.ship(new).ok());
        }
        Step::ShipPart(at, line_no, micro) => {
            let lines = Some(vec![part(line_no, micro)]);
            let new = NewDelivery {
                lines,
                ..NewDelivery::of(made.order(at)?)
            };
            made.deliveries.extend(world.ship(new).ok());
        }
        Step::Deliver(at) => {
            let arrival = Arrival::of(made.delivery(at)?);
            drop(world.write(move |tx, entity| {
                deliveries::deliver(tx, entity, std::slice::from_ref(&arrival))
            }));
        }
        Step::TurnRound(at) => turn_round(world, made.delivery(at)?),
        Step::Return(at, line_no, micro) => {
            bring_back(world, made.order(at)?, part(line_no, micro));
        }
        Step::CancelPart(at, line_no, micro) => {
            cancel_part(world, made.order(at)?, part(line_no, micro));
        }
        Step::CancelAll(at) => cancel_all(world, made.order(at)?),
        Step::Bill(limit) => bill(world, limit),
    }
    Some(())
}

fn part(line_no: i64, micro: i64) -> LineQuantity {
    LineQuantity {
        line_no,
        quantity: Quantity::from_micro(micro),
    }
}

fn order(world: &World, lines: &[(i64, i64)], whole: bool, unknown: bool) -> NewOrder {
    let lines = lines.iter().map(|(quantity, unit_price)| {
        let mut new = line("BOLT", "1");
        new.quantity = Quantity::from_micro(*quantity);
        new.unit_price = Some(kernel::UnitPrice::from_micro(*unit_price));
        new
    });
    let mut order = NewOrder::of(world.ada, lines.collect());
    order.price_policy = orders::PricePolicy::AsGiven;
    let rule = if whole {
        BillingRule::Order
    } else {
        BillingRule::Delivery
    };
    order.billing_rule = Some(rule);
    if unknown {
        order.lines.push(line("WIDGET", "2").at(price("3.33")));
    }
    order
}

fn refuse(world: &World, order: OrderId) {
    let request = RefuseOrder {
        order,
        reason: WHY.to_owned(),
    };
    drop(world.write(move |tx, entity| {
        orders::refuse_orders(tx, entity, std::slice::from_ref(&request))
    }));
}

fn turn_round(world: &World, delivery: DeliveryId) {
    let request = CancelShipment {
        delivery,
        reason: WHY.to_owned(),
    };
    drop(world.write(move |tx, entity| {
        deliveries::cancel_shipments(tx, entity, std::slice::from_ref(&request))
    }));
}

fn bring_back(world: &World, order: OrderId, part: LineQuantity) {
    let reason = WHY.to_owned();
    let request = NewReturn {
        order,
        lines: vec![part],
        reason,
        returned_at: None,
    };
    drop(world.write(move |tx, entity| {
        deliveries::return_goods(tx, entity, std::slice::from_ref(&request))
    }));
}

fn cancel_part(world: &World, order: OrderId, part: LineQuantity) {
    let quantity = Some(part.quantity);
    let lines = vec![CancelLine {
        line_no: part.line_no,
        quantity,
    }];
    let request = CancelLines {
        order,
        lines,
        reason: WHY.to_owned(),
    };
    drop(
        world.write(move |tx, entity| {
            orders::cancel_lines(tx, entity, std::slice::from_ref(&request))
        }),
    );
}

fn cancel_all(world: &World, order: OrderId) {
    let request = CancelOrder {
        order,
        reason: WHY.to_owned(),
    };
    drop(world.write(move |tx, entity| {
        orders::cancel_orders(tx, entity, std::slice::from_ref(&request))
    }));
}

fn bill(world: &World, limit: u32) {
    world.write(move |tx, entity| {
        let due = deliveries::due_deliveries(tx, entity, &DueFilter::default(), limit)?;
        let ids: Vec<OrderId> = due.iter().map(|delivery| delivery.order).collect();
        let mut set = orders::lines_for_update(tx, entity, &ids)?;
        let outbound = due
            .iter()
            .filter(|delivery| delivery.kind == DeliveryKind::Outbound);
        let moves: Vec<LineMove> = outbound
            .flat_map(|delivery| &delivery.lines)
            .map(|line| LineMove {
                line: line.order_line,
                quantity: line.quantity,
            })
            .collect();
        orders::record_invoiced_tx(tx, entity, &mut set, &moves)?;
        let marks: Vec<(DeliveryId, InvoiceId)> = due
            .iter()
            .map(|delivery| (delivery.id, tx.new_id()))
            .collect();
        deliveries::mark_billed_tx(tx, entity, &marks)
    });
}

/// Brings everything that was accepted to its end, and then nothing may be bound any more.
fn finish(world: &World, made: &Made) {
    for order in &made.orders {
        let order = *order;
        drop(world.write(move |tx, entity| {
            orders::acknowledge_orders(tx, entity, &[Acknowledge::of(order)])
        }));
    }
    for order in &made.orders {
        drop(world.ship(NewDelivery::of(*order)));
    }
    let under_way = world.read(|tx, _| {
        let rows = tx.query("SELECT id FROM deliveries WHERE status = 'shipped'", &[])?;
        rows.iter()
            .map(|row| Ok(row.get::<DeliveryId>(0)?))
            .collect::<Result<Vec<_>, _>>()
    });
    world.write(move |tx, entity| {
        let arrivals: Vec<Arrival> = under_way.iter().map(|id| Arrival::of(*id)).collect();
        deliveries::deliver(tx, entity, &arrivals)
    });
    bill(world, 1_000);
}

#[test]
fn whatever_happens_in_whatever_order_every_recomputation_agrees() {
    let config = Config {
        cases: 12,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(&steps(), |steps| {
            for world in worlds() {
                let mut made = Made::default();
                for step in &steps {
                    take(&world, &mut made, step);
                }
                prop_assert_eq!(world.differences(), [], "{}", world.name);
                finish(&world, &made);
                prop_assert_eq!(world.differences(), [], "{} at the end", world.name);
                prop_assert_eq!(world.exposure(world.ada), [0; 4], "{}", world.name);
            }
            Ok(())
        })
        .expect("every walk is sound");
}

#[test]
fn an_order_may_go_once_the_line_that_nobody_knew_is_cancelled() {
    for world in worlds() {
        let mut made = Made::default();
        let received = Step::Receive {
            lines: vec![(1_000_000, 4_551_327)],
            whole: true,
            unknown: true,
        };
        for step in [received, Step::CancelPart(0, 2, 2_000_000)] {
            take(&world, &mut made, &step).expect("a step that can be taken");
        }
        finish(&world, &made);
        assert_eq!(made.deliveries.len(), 0, "shipped at the end only");
        assert_eq!(world.differences(), [], "{}", world.name);
        assert_eq!(world.exposure(world.ada), [0; 4], "{}", world.name);
    }
}
