//! What accepted orders bring that are not invoiced yet, in the forecast.

use cashlane_o2c::deliveries::NewDelivery;
use cashlane_o2c::insight::forecast::{Book, Night, Outlook, OutlookFilter, outlook};
use cashlane_o2c::orders::NewOrder;
use kernel::{CustomerId, Money};

use crate::world::{World, line, worlds};

fn told(world: &World, customer: Option<CustomerId>) -> Outlook {
    let filter = OutlookFilter {
        customer,
        ..OutlookFilter::default()
    };
    world.read(|tx, entity| outlook(tx, entity, &filter))
}

/// What orders bring in all spans together, and in the first.
fn of_orders(found: &Outlook) -> (i64, i64) {
    let [line] = found.lines.as_slice() else {
        panic!("one currency: {found:?}");
    };
    let minors: Vec<i64> = line.spans.iter().map(|it| it.orders.minor()).collect();
    (minors.iter().sum(), minors[0])
}

#[test]
fn orders_are_a_line_of_their_own_until_they_are_invoiced() {
    for world in worlds() {
        let of = |customer, quantity| NewOrder::of(customer, vec![line("BOLT", quantity)]);
        let ada = world.acknowledged(of(world.ada, "2"));
        world.acknowledged(of(world.bob, "3"));
        // What is only received is no promise of cash.
        world.receive(of(world.bob, "50")).expect("a good order");
        let night = world.read(Book::read);
        let night = Night::of(night)
            .expect("a night")
            .expect("there are orders");
        let night = std::sync::Arc::new(night);
        world.write(move |tx, _| night.keep_tx(tx));

        let gross = |order| -> Money { world.order(order).head.gross };
        let whole = told(&world, None);
        // Nobody owes anything yet, so nothing is expected of open items.
        assert!(whole.lines[0].open.is_zero(), "{}", world.name);
        assert!(whole.lines[0].spans.iter().all(|it| it.expected.is_zero()));
        let five = gross(ada).minor() / 2 * 5;
        // Without any invoice nothing is known of terms and delays: all comes in the first week.
        assert_eq!(of_orders(&whole), (five, five), "{}", world.name);
        let own = told(&world, Some(world.ada));
        assert_eq!(of_orders(&own).0, gross(ada).minor());

        // Delivered is not invoiced.
        let delivery = world.ship(NewDelivery::of(ada)).expect("open");
        world.deliver(delivery);
        assert_eq!(of_orders(&told(&world, None)).0, five, "{}", world.name);
    }
}
