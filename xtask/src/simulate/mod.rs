//! Random business days against real servers that are killed at random instants.
//!
//! Several lanes of business run at the same time, each drawing what it does from the seed. Between
//! them a server is killed with SIGKILL, started again, and everything is proved: `verify` is
//! clean, all that was ever answered is there, numbers have no gaps, and nothing was done twice.
//!
//! The same seed gives the same requests, instants of the kills included. How threads interleave
//! and how far a server came when it died is the machine's choice, so a replay walks the same
//! road but may stumble elsewhere.

mod bank;
mod check;
mod lane;
mod net;
mod world;

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::bench::Place;
use crate::process::Node;
use crate::services::free_port;
use lane::Lane;
use net::Net;
use world::World;

/// How long and how hard.
#[derive(Args)]
pub struct Options {
    /// Where the random choices come from; a failing run is replayed by its seed
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How often a server is killed
    #[arg(long, default_value_t = 5)]
    kills: u32,
    /// Where the database is made: `sqlite:PATH` uses the folder of that file, `postgres://…` that
    /// server. Default: SQLite in the folder for temporary files
    #[arg(long, value_name = "URL")]
    db: Option<String>,
    /// Servers on the same PostgreSQL database, killed in turn
    #[arg(long, default_value_t = 1)]
    nodes: usize,
    /// Lanes of business at the same time
    #[arg(long, default_value_t = 6)]
    lanes: usize,
}

/// Time between a restart and the next kill, in milliseconds.
const LIFE_MS: std::ops::Range<u64> = 150..1200;

/// What the test command simulates: the same few kills each time, so that a broken proof or a
/// broken simulation shows at once. Longer runs with other seeds look for more.
const BRIEF_SEED: u64 = 1;
const BRIEF_KILLS: u32 = 4;

/// The short simulation of the test command: a server on SQLite and, given its URL, two on
/// PostgreSQL.
pub fn briefly(postgres: Option<String>) -> Result<()> {
    let on = |db: Option<String>, nodes| Options {
        seed: BRIEF_SEED,
        kills: BRIEF_KILLS,
        db,
        nodes,
        lanes: 4,
    };
    run(&on(None, 1))?;
    postgres.map_or(Ok(()), |url| run(&on(Some(url), 2)))
}

/// Simulates and prints the report; an error names the seed.
pub fn run(options: &Options) -> Result<()> {
    let started = Instant::now();
    let place = Place::of(options.db.as_deref())?;
    ensure!(
        options.lanes > 0 && options.nodes > 0,
        "at least one lane and one node"
    );
    if matches!(place, Place::Sqlite(_)) && options.nodes > 1 {
        bail!("several nodes share a PostgreSQL database only");
    }
    let world = World::create(&place, options.lanes)?;
    let outcome = days(options, &world);
    match outcome {
        Ok(net) => {
            println!(
                "seed {}: {} kills on {} with {} node(s), {} lanes: {}, {:.0} s; all proofs hold",
                options.seed,
                options.kills,
                place.name(),
                options.nodes,
                options.lanes,
                net.counts,
                started.elapsed().as_secs_f64(),
            );
            Ok(())
        }
        Err(error) => {
            let kept = world.keep();
            Err(error.context(format!(
                "the simulation with seed {} failed; its database and logs stay at {kept}",
                options.seed
            )))
        }
    }
}

/// Lets the lanes work and kills servers between; gives the net with its counts.
fn days(options: &Options, world: &World) -> Result<Arc<Net>> {
    let ports: Vec<u16> = (0..options.nodes)
        .map(|_| free_port())
        .collect::<Result<_>>()?;
    let start = |port: &u16| Node::start(world.url(), world.folder(), *port);
    let mut nodes: Vec<Node> = ports.iter().map(start).collect::<Result<_>>()?;
    let net = Arc::new(Net::new(ports.clone(), world.secret()));
    let mut rng = StdRng::seed_from_u64(options.seed);
    std::thread::scope(|scope| {
        let lanes: Vec<_> = world
            .lanes()
            .iter()
            .enumerate()
            .map(|(number, town)| {
                let net = Arc::clone(&net);
                let mut lane = Lane::new(options.seed, number, world.entity(), town, net);
                scope.spawn(move || lane.run())
            })
            .collect();
        let outcome = kills(options, world, &net, &mut nodes, &mut rng);
        net.stop();
        for lane in lanes {
            match lane.join() {
                Ok(ended) => ended?,
                Err(_) => bail!("a lane panicked"),
            }
        }
        outcome
    })?;
    drop(nodes);
    let store = world.open()?;
    check::all(&store, world, &net, check::Rest::Nothing).context("at the end")?;
    Ok(net)
}

fn kills(
    options: &Options,
    world: &World,
    net: &Net,
    nodes: &mut [Node],
    rng: &mut StdRng,
) -> Result<()> {
    for kill in 1..=options.kills {
        std::thread::sleep(Duration::from_millis(rng.random_range(LIFE_MS)));
        net.healthy()?;
        let turn = (kill as usize - 1) % nodes.len();
        let died = Instant::now();
        nodes[turn].kill()?;
        // Requests in flight end, new ones wait until the proofs are done.
        let pause = net.pause();
        nodes[turn] = Node::start(world.url(), world.folder(), nodes[turn].port)?;
        let up = died.elapsed();
        let store = world.open()?;
        let proved = check::all(&store, world, net, check::Rest::InFlight(options.lanes))
            .with_context(|| format!("after kill {kill}"))?;
        drop(store);
        drop(pause);
        println!(
            "kill {kill}/{}: up again after {} ms, {proved}; {}",
            options.kills,
            up.as_millis(),
            net.counts
        );
    }
    std::thread::sleep(Duration::from_millis(rng.random_range(LIFE_MS)));
    net.healthy()
}
