//! A part of a page: its fields by their labels, its buttons and acts by their words.

use fantoccini::{Locator, elements::Element};

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
    async fn field(&self, label: &str) -> Element {
        let label = format!("({}//label[starts-with(normalize-space(.),'{label}')])[1]", self.path);
        let label = self.window.find(&label).await;
        let id = label.attr("for").await.unwrap().expect("a label names its field");
        self.window.find(&format!("//*[@id='{id}']")).await
    }

    /// Types into a field, in place of what is there.
    pub(super) async fn write(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Puts a long text or a date into a field, as pasting does.
    pub(super) async fn paste(&self, label: &str, text: &str) {
        self.window.set(self.field(label).await, text).await;
    }

    /// Chooses a file.
    pub(super) async fn give(&self, label: &str, file: &std::path::Path) {
        self.field(label).await.send_keys(file.to_str().unwrap()).await.unwrap();
    }

    /// Chooses an answer of a list by its words.
    pub(super) async fn choose(&self, label: &str, answer: &str) {
        self.field(label).await.select_by_label(answer).await.unwrap();
    }

    /// The same as pasting, into a field by its name.
    pub(super) async fn paste_named(&self, name: &str, text: &str) {
        let field = self.window.find(&format!("({}//*[@name='{name}'])[1]", self.path)).await;
        self.window.set(field, text).await;
    }

    /// Presses a button by its words.
    pub(super) async fn press(&self, words: &str) {
        let button = format!("({}//button[normalize-space(.)='{words}'])[1]", self.path);
        self.window.find(&button).await.click().await.unwrap();
    }

    /// An act that opens on demand: opens it.
    pub(super) async fn open(&self, words: &str) -> Part<'w> {
        let path = format!("({}//details[summary[normalize-space(.)='{words}']])[1]", self.path);
        self.window.find(&format!("{path}/summary")).await.click().await.unwrap();
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
        for field in self.window.client.find_all(Locator::XPath(&fields)).await.unwrap() {
            self.window.set(field, answer).await;
        }
        act.press(words).await;
    }

    /// An act, opened; none where it asks for nothing: then it is done.
    async fn opened(&self, words: &str) -> Option<Part<'w>> {
        let either = ["summary", "button"]
            .map(|tag| format!("{}//{tag}[normalize-space(.)='{words}']", self.path));
        let first = self.window.find(&format!("({})[1]", either.join(" | "))).await;
        if first.tag_name().await.unwrap() == "button" {
            first.click().await.unwrap();
            return None;
        }
        Some(self.open(words).await)
    }
}
