use insight::Ratio;
use kernel::Instant;
use store::Tx;

use super::{HealthArea, HealthFigure};
use crate::error::Result;

/// A job that is due for longer waits for a worker that is not there.
const LAG_SECONDS: i64 = 600;

/// How long the oldest due job waits, and how many failed or were given up.
pub(super) fn jobs(tx: &mut Tx) -> Result<Vec<HealthFigure>> {
    let now = tx.now();
    let row = tx.query_one(
        "SELECT count(*), min(j.run_at) FROM jobs j WHERE j.state = 'waiting' AND j.run_at <= $1",
        &[now.into()],
    )?;
    let (due, oldest): (i64, Option<Instant>) = (row.get(0)?, row.get(1)?);
    let lag = oldest.map_or(0, |oldest| now.micros_since(oldest) / 1_000_000);
    let row = tx.query_one(
        "SELECT count(*) FILTER (WHERE j.state = 'dead'),
            count(*) FILTER (WHERE j.state = 'waiting' AND j.last_error IS NOT NULL) FROM jobs j",
        &[],
    )?;
    let figure = |name, unit, value: i64| {
        HealthFigure::new(HealthArea::Jobs, name, unit, Ratio::whole(value.into()))
    };
    Ok(vec![
        figure("jobs_due", "count", due),
        figure("job_lag", "seconds", lag).limit(LAG_SECONDS),
        figure("jobs_failing", "count", row.get(1)?),
        figure("jobs_dead", "count", row.get(0)?).limit(0),
    ])
}
