//! The database changed past the store, by somebody who owns it: as it is, and with the hashes made to fit.

mod beside;
mod changed;
mod checkpoints;
mod sequence;

use super::tell;
use crate::{demo::playing::small, proof::exhibit::Exhibit};

/// A way to tamper: its name, what it does, and the class that must be found when nothing is covered up.
struct Way {
    name: &'static str,
    tamper: fn(&Exhibit),
    class: &'static str,
    /// The same when the hashes are made to fit and only the checkpoint that was carried away is left.
    covered_up: Option<&'static str>,
}

/// Does it, each time to a store of its own, and looks whether it is found.
async fn are_found(ways: impl IntoIterator<Item = Way>) {
    for Way { name, tamper, class, covered_up } in ways {
        let exhibit = Exhibit::of(small());
        tamper(&exhibit);
        let found = exhibit.classes(&["--no-print"]);
        assert!(found.contains(class), "{name}: {found:?}");
        tell("store", name, class);
        let Some(class) = covered_up else { continue };
        exhibit.cover_up().await;
        let found = exhibit.classes(&["--no-print"]);
        assert!(found.contains(class), "{name}, covered up: {found:?}");
        tell("store, hashes made to fit", name, class);
    }
}
