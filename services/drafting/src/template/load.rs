//! Where templates come from: the program itself, or a folder.

use std::{collections::BTreeMap, fs, path::Path};

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use serde_json::Value;

use super::{Field, Template, TemplateError, digest::digest};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../templates");

const TEXT: &str = "paper.txt";
const FIELDS: &str = "fields.toml";
const SAMPLE: &str = "sample.toml";

/// Templates by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Templates(BTreeMap<String, Template>);

impl Templates {
    /// Those that the program carries with it.
    ///
    /// # Errors
    /// What is wrong with one of them; a test proves that nothing is.
    pub fn embedded() -> Result<Self, TemplateError> {
        let folders = EMBEDDED.dirs().filter_map(|dir| Some((dir, dir.path().to_str()?)));
        let templates = folders.map(|(dir, name)| {
            template(name, |file| {
                let found = dir.get_file(dir.path().join(file));
                let content = found.and_then(|found| found.contents_utf8());
                content.map(str::to_owned).ok_or_else(|| "没有这个文件".to_owned())
            })
        });
        templates.collect()
    }

    /// The files of a template that the program carries with it, by name: what its digest is over.
    #[must_use]
    pub fn embedded_files(name: &str) -> Option<Vec<(&'static str, &'static str)>> {
        let dir = EMBEDDED.get_dir(name)?;
        let file = |file| Some((file, dir.get_file(dir.path().join(file))?.contents_utf8()?));
        [FIELDS, TEXT, SAMPLE].into_iter().map(file).collect()
    }

    /// Those in a folder, one a subfolder.
    ///
    /// # Errors
    /// The first file that cannot be read.
    pub fn from_dir(folder: &Path) -> Result<Self, TemplateError> {
        let unreadable = |error: std::io::Error| TemplateError::File {
            file: folder.display().to_string(),
            reason: error.to_string(),
        };
        let mut templates = Vec::new();
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            if path.is_dir() {
                templates.push(template(name, |file| {
                    fs::read_to_string(path.join(file)).map_err(|error| error.to_string())
                })?);
            }
        }
        Ok(templates.into_iter().collect())
    }

    /// The template of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Template> {
        self.0.get(name)
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Template> {
        self.0.values()
    }
}

impl FromIterator<Template> for Templates {
    fn from_iter<I: IntoIterator<Item = Template>>(templates: I) -> Self {
        Self(templates.into_iter().map(|template| (template.name.clone(), template)).collect())
    }
}

/// What `fields.toml` says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Declaration {
    title: String,
    version: String,
    #[serde(rename = "field")]
    fields: Vec<Field>,
}

impl Template {
    /// The template of this name that these files make, by name.
    ///
    /// # Errors
    /// A file that is missing, or what is wrong with one of them.
    pub fn from_files(name: &str, files: &BTreeMap<&str, &str>) -> Result<Self, TemplateError> {
        template(name, |file| {
            let content = files.get(file).map(|content| (*content).to_owned());
            content.ok_or_else(|| "没有这个文件".to_owned())
        })
    }
}

fn template(
    name: &str,
    read: impl Fn(&str) -> Result<String, String>,
) -> Result<Template, TemplateError> {
    let read = |file: &str| {
        read(file).map_err(|reason| TemplateError::File { file: format!("{name}/{file}"), reason })
    };
    let (text, declared, sample) = (read(TEXT)?, read(FIELDS)?, read(SAMPLE)?);
    let declaration: Declaration = from_toml(&format!("{name}/{FIELDS}"), &declared)?;
    Ok(Template {
        name: name.to_owned(),
        title: declaration.title,
        version: declaration.version,
        fields: declaration.fields,
        sample: fields(&format!("{name}/{SAMPLE}"), &sample)?,
        digest: digest([(FIELDS, &*declared), (TEXT, &*text), (SAMPLE, &*sample)]),
        text,
    })
}

/// Fields written in TOML; dates may stand without quotes.
pub(super) fn fields(file: &str, text: &str) -> Result<Value, TemplateError> {
    from_toml(file, text).map(|table: toml::Table| json(toml::Value::Table(table)))
}

fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(name, v)| (name, json(v))).collect(),
    }
}

fn from_toml<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, TemplateError> {
    let wrong = |error: toml::de::Error| TemplateError::Toml {
        file: file.to_owned(),
        reason: error.to_string(),
    };
    toml::from_str(text).map_err(wrong)
}
