//! A part of a page: its fields by their labels, its buttons and acts by their words.

use fantoccini::elements::Element;

use super::window::Window;

/// A part of the page in a window.
pub(super) struct Part<'w> {
    window: &'w Window,
    path: String,
}

impl<'w> Part<'w> {
    /// What an XPath finds first.
    pub(super) const fn new(window: &'w Window, path: String) -> Self {
        Self { window, path }
    }

    /// The field with a label.
    async fn field(&self, label: &str) -> String {
        let label = format!("({}//label[starts-with(normalize-space(.),'{label}')])[1]", self.path);
        let id = self.window.on(&label, async |label| label.attr("for").await).await;
        format!("//*[@id='{}']", id.expect("a label names its field"))
    }

    /// Types into a field, in place of what is there.
    pub(super) async fn write(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        let write = async |field: Element| {
            field.clear().await?;
            field.send_keys(text).await
        };
        self.window.on(&field, write).await;
    }

    /// Puts a long text or a date into a field, as pasting does.
    pub(super) async fn paste(&self, label: &str, text: &str) {
        self.window.set(&self.field(label).await, text).await;
    }

    /// Chooses a file.
    pub(super) async fn give(&self, label: &str, file: &std::path::Path) {
        let (field, file) = (self.field(label).await, file.to_str().unwrap());
        self.window.on(&field, async |field| field.send_keys(file).await).await;
    }

    /// Chooses an answer of a list by its words.
    pub(super) async fn choose(&self, label: &str, answer: &str) {
        let field = self.field(label).await;
        self.window.on(&field, async |field| field.select_by_label(answer).await).await;
    }

    /// The answer of a list that has these words among others.
    pub(super) async fn answer_with(&self, label: &str, words: &str) -> String {
        let option = format!("{}/option[contains(.,'{words}')]", self.field(label).await);
        self.window.on(&option, async |option| option.text().await).await
    }

    /// The same as pasting, into a field by its name.
    pub(super) async fn paste_named(&self, name: &str, text: &str) {
        self.window.set(&format!("({}//*[@name='{name}'])[1]", self.path), text).await;
    }

    /// Presses a button by its words.
    pub(super) async fn press(&self, words: &str) {
        let button = format!("({}//button[normalize-space(.)='{words}'])[1]", self.path);
        self.window.click(&button).await;
    }

    /// An act that opens on demand: opens it.
    pub(super) async fn open(&self, words: &str) -> Part<'w> {
        let path = format!("({}//details[summary[normalize-space(.)='{words}']])[1]", self.path);
        self.window.click(&format!("{path}/summary")).await;
        Part::new(self.window, path)
    }

    /// Opens an act, where it asks for something, writes that, and presses its button.
    pub(super) async fn act(&self, words: &str, answers: &[(&str, &str)]) {
        let Some(act) = self.opened(words).await else { return };
        for (label, answer) in answers {
            act.paste(label, answer).await;
        }
        act.press(words).await;
    }

    /// The same, with one answer to whatever it asks.
    pub(super) async fn act_saying(&self, words: &str, answer: &str) {
        let Some(act) = self.opened(words).await else { return };
        let fields = format!("{}//input[@type='text']", act.path);
        let asked = self.window.count(&fields).await;
        for field in 1..=asked {
            self.window.set(&format!("({fields})[{field}]"), answer).await;
        }
        act.press(words).await;
    }

    /// An act, opened; none where it asks for nothing: then it is done.
    async fn opened(&self, words: &str) -> Option<Part<'w>> {
        let either = ["summary", "button"]
            .map(|tag| format!("{}//{tag}[normalize-space(.)='{words}']", self.path));
        let first = format!("({})[1]", either.join(" | "));
        if self.window.on(&first, async |first| first.tag_name().await).await == "button" {
            self.window.click(&first).await;
            return None;
        }
        Some(self.open(words).await)
    }
}
