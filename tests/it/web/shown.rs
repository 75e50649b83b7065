//! A page as it came, and its forms filled in as they stand in it.

use reqwest::{Method, Response};

use super::visitor::Visitor;

/// A page that was answered.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) status: u16,
    /// Where the browser was sent.
    pub(super) location: Option<String>,
    pub(super) html: String,
}

impl Shown {
    async fn of(answer: Response) -> Self {
        let location = answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
        let status = answer.status().as_u16();
        Self { status, location, html: answer.text().await.unwrap() }
    }

    /// The browser was sent here.
    #[track_caller]
    pub(super) fn sent_to(&self, address: &str) {
        assert_eq!(self.location.as_deref(), Some(address), "{} {}", self.status, self.html);
    }

    /// It was refused with this status, and says so in these words.
    #[track_caller]
    pub(super) fn refused(&self, status: u16, words: &str) {
        assert_eq!(self.status, status, "{}", self.html);
        assert!(self.html.contains(words), "{words}: {}", self.html);
        assert!(self.html.contains("role=\"alert\"") || self.html.contains("<h1"), "{}", self.html);
    }
}

impl Visitor {
    /// Looks at a page, whatever comes.
    pub(super) async fn look(&self, path: &str) -> Shown {
        Shown::of(self.open(path).await).await
    }

    /// Sends fields as they are.
    pub(super) async fn sent(&self, path: &str, fields: &[(&str, &str)]) -> Shown {
        Shown::of(self.send(path, fields).await).await
    }

    /// Fills in the form of a page that goes to `action`, over what stands in its hidden fields, and sends it.
    pub(super) async fn fill(&self, html: &str, action: &str, fields: &[(&str, &str)]) -> Shown {
        let hidden = hidden(form(html, action));
        let mut all: Vec<(&str, &str)> =
            hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        all.extend_from_slice(fields);
        self.sent(action, &all).await
    }

    /// The same with a file, as browsers send one: the file last.
    pub(super) async fn upload(
        &self,
        html: &str,
        action: &str,
        role: &str,
        (name, bytes): (&str, &[u8]),
    ) -> Shown {
        let mut fields = hidden(form(html, action));
        fields.push(("role".to_owned(), role.to_owned()));
        self.multipart(action, &fields, (name, bytes)).await
    }

    /// A form with a file, its fields as they are.
    pub(super) async fn multipart(
        &self,
        action: &str,
        fields: &[(String, String)],
        (name, bytes): (&str, &[u8]),
    ) -> Shown {
        let mark = "----------------fawen-test-boundary";
        let mut body = Vec::new();
        for (field, value) in fields {
            let part = format!(
                "--{mark}\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
            );
            body.extend(part.into_bytes());
        }
        let head = format!(
            "--{mark}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend_from_slice(bytes);
        body.extend(format!("\r\n--{mark}--\r\n").into_bytes());
        let media_type = format!("multipart/form-data; boundary={mark}");
        let request = self.asked(Method::POST, action).header("content-type", media_type);
        Shown::of(request.body(body).send().await.unwrap()).await
    }
}

/// The form of a page that goes to an address.
#[track_caller]
pub(super) fn form<'h>(html: &'h str, action: &str) -> &'h str {
    let start = format!("<form method=\"post\" action=\"{action}\"");
    let rest =
        html.split_once(&start).unwrap_or_else(|| panic!("no form goes to {action}: {html}")).1;
    rest.split("</form>").next().unwrap()
}

/// Its hidden fields.
pub(super) fn hidden(form: &str) -> Vec<(String, String)> {
    let fields = form.split("<input type=\"hidden\" name=\"").skip(1);
    let fields = fields.map(|rest| {
        let (name, rest) = rest.split_once("\" value=\"").unwrap();
        (name.to_owned(), rest.split('"').next().unwrap().to_owned())
    });
    fields.collect()
}
