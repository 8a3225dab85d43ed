//! Is the process that wrote a draft still alive?

use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};

use super::api::Who;

/// Start time of a process in clock ticks since boot, where the system tells it;
/// with it a reused process number is recognised. For [`Who::started`].
pub fn start_of(pid: u32) -> Option<i64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    start_in_stat(&stat)
}

/// Field 22 of proc(5) stat; the name in field 2 may hold blanks and parentheses.
fn start_in_stat(stat: &str) -> Option<i64> {
    let (_, rest) = stat.rsplit_once(')')?;
    rest.split_ascii_whitespace().nth(19)?.parse().ok()
}

/// Whether the process has ended and only waits to be counted by its parent.
fn is_zombie(stat: &str) -> bool {
    stat.rsplit_once(')')
        .is_some_and(|(_, rest)| matches!(rest.trim_start().get(..1), Some("Z" | "X")))
}

/// Whether a process of this host lives. `started` 0 = unknown.
pub(super) fn is_alive(pid: u32, started: i64) -> bool {
    let Some(id) = i32::try_from(pid).ok().and_then(Pid::from_raw) else { return false };
    let exists = !matches!(test_kill_process(id), Err(Errno::SRCH));
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let same = started == 0 || start_in_stat(&stat).is_none_or(|s| s == started);
    exists && same && !is_zombie(&stat)
}

/// Whether this is the very process that `who` describes.
pub(super) fn is_same(who: &Who, host: &str, pid: u32, started: i64) -> bool {
    who.host == host && who.pid == pid && who.started == started
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_lives_and_its_number_reused_does_not_count() {
        let me = std::process::id();
        assert!(is_alive(me, 0));
        if let Some(started) = start_of(me) {
            assert!(is_alive(me, started));
            assert!(!is_alive(me, started + 1));
        }
        assert!(!is_alive(u32::MAX, 0));
    }

    #[test]
    fn a_process_that_nobody_has_waited_for_is_dead() {
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let pid = child.id();
        // It ends by itself; its parent asks only afterwards.
        while std::path::Path::new("/proc/self").exists()
            && std::fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|s| !is_zombie(&s))
        {
            std::thread::yield_now();
        }
        if std::path::Path::new("/proc/self").exists() {
            assert!(!is_alive(pid, 0));
        }
        child.wait().unwrap();
    }

    #[test]
    fn a_process_name_with_parentheses_does_not_shift_the_fields() {
        let stat = "7 (a) b (c)) S 1 7 7 0 -1 4194560 1 0 0 0 1 2 3 4 20 0 1 0 987654 0 0";
        assert_eq!(start_in_stat(stat), Some(987_654));
    }
}
