//! Values that hold today: before a command shows what depends on the day, everybody is
//! valued for it, if nobody has done so yet.

use chrono::NaiveDate;

use super::context::Context;
use super::failure::Failure;
use crate::store::Store;
use crate::store::renew::Renewal;

/// Has everybody valued for today. Gives today, in the zone of the file. Where that
/// cannot be written, or another process is about it, what there is has to do.
pub fn bring_up_to_date(store: &Store, context: &Context) -> Result<NaiveDate, Failure> {
    let failed = |error| Failure::store(&error, &context.i18n);
    let settings = store.settings().map_err(failed)?;
    let now = context.now();
    let today = now.with_timezone(&settings.time_zone).date_naive();
    match store.renew_values(today, &now) {
        Ok(Renewal::Current | Renewal::Done | Renewal::Elsewhere) => {}
        Err(error) => tracing::warn!(%error, "values are those of an earlier day"),
    }
    Ok(today)
}
