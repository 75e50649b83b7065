//! Relationships of a part. External ones are never followed.

use std::collections::BTreeMap;

use crate::{error::Refused, package::Package, xml};

/// The parts that a part refers to, by identifier and by kind.
#[derive(Debug, Default)]
pub(super) struct Relationships {
    targets: BTreeMap<String, Target>,
    /// How many lead out of the file.
    pub(super) external: usize,
}

#[derive(Debug)]
struct Target {
    kind: String,
    path: String,
}

impl Relationships {
    /// Reads the relationships of the part at `path`; a part need not have any.
    pub(super) fn of(package: &mut Package<'_>, path: &str) -> Result<Self, Refused> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let separator = if folder.is_empty() { "" } else { "/" };
        let part = format!("{folder}{separator}_rels/{name}.rels");
        let Some(bytes) = package.part(&part)? else {
            return Ok(Self::default());
        };
        let tree = xml::read(&part, &bytes)?;
        let mut relationships = Self::default();
        for element in tree.root().elements() {
            let get = |key| element.get(key);
            let (Some(id), Some(kind), Some(target)) = (get("Id"), get("Type"), get("Target"))
            else {
                continue;
            };
            if get("TargetMode") == Some("External") {
                relationships.external = relationships.external.saturating_add(1);
                continue;
            }
            if let Some(path) = resolve(folder, target) {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                relationships.targets.insert(id.to_owned(), Target { kind, path });
            }
        }
        Ok(relationships)
    }

    /// The path of the part with this identifier.
    pub(super) fn path(&self, id: &str) -> Option<&str> {
        Some(&self.targets.get(id)?.path)
    }

    /// The path of the first part of a kind: `styles`.
    pub(super) fn of_kind(&self, kind: &str) -> Option<&str> {
        let found = self.targets.values().find(|target| target.kind == kind);
        found.map(|target| target.path.as_str())
    }
}

/// A target from the folder of its source; it cannot leave the package.
fn resolve(folder: &str, target: &str) -> Option<String> {
    let absolute = target.strip_prefix('/');
    let mut steps: Vec<&str> = match absolute {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in absolute.unwrap_or(target).split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}
