//! Values that hold today: before a command shows what depends on the day, everybody is
//! valued for it, if nobody has done so yet.

use std::time::Duration;

use chrono::NaiveDate;

use super::context::Context;
use super::failure::Failure;
use crate::store::Store;
use crate::store::renew::Renewal;

/// How often, and how long, to wait for another process that is about it.
const TRIES: u32 = 60;
const PAUSE: Duration = Duration::from_millis(50);

/// Has everybody valued for today. Gives today, in the zone of the file. Where that
/// cannot be written, or another process takes long over it, what there is has to do.
pub fn bring_up_to_date(store: &Store, context: &Context) -> Result<NaiveDate, Failure> {
    let failed = |error| Failure::store(&error, &context.i18n);
    let settings = store.settings().map_err(failed)?;
    let now = context.now();
    let today = now.with_timezone(&settings.time_zone).date_naive();
    let mut tries = 0;
    let renewed = loop {
        let renewed = store.renew_values(today, &now);
        tries += 1;
        if !matches!(renewed, Ok(Renewal::Elsewhere)) || tries > TRIES {
            break renewed;
        }
        std::thread::sleep(PAUSE);
    };
    match renewed {
        Ok(Renewal::Current | Renewal::Done | Renewal::Elsewhere) => {}
        Err(error) => tracing::warn!(%error, "values are those of an earlier day"),
    }
    Ok(today)
}
