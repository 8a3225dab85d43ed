//! Who runs this process: login, host, process.

use crate::store::api::Who;
use crate::store::process::start_of;

/// This process, with the name given by `--user`.
pub fn who(acting_as: &str) -> Who {
    Who {
        login: login(),
        acting_as: acting_as.trim().to_owned(),
        host: rustix::system::uname().nodename().to_string_lossy().into_owned(),
        pid: std::process::id(),
        started: start_of(std::process::id()).unwrap_or(0),
    }
}

/// The login belongs to the user id: a variable anybody can set does not count
/// as long as the system knows better.
fn login() -> String {
    let id = rustix::process::getuid().as_raw();
    std::fs::read_to_string("/etc/passwd")
        .ok()
        .and_then(|text| login_of(&text, id))
        .or_else(|| std::env::var("USER").ok())
        .or_else(|| std::env::var("LOGNAME").ok())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| format!("uid{id}"))
}

fn login_of(passwd: &str, id: u32) -> Option<String> {
    passwd.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)?.parse() == Ok(id)).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::login_of;

    #[test]
    fn the_login_is_that_of_the_user_id() {
        let passwd =
            "root:x:0:0:root:/root:/bin/bash\nanna:x:1000:1000:Anna,,,:/home/anna:/bin/sh\n";
        assert_eq!(login_of(passwd, 1000).as_deref(), Some("anna"));
        assert_eq!(login_of(passwd, 7), None);
        assert_eq!(login_of("broken", 0), None);
    }
}
