//! From the elements of a text to the model of a paper, with the source of every passage.

use super::{
    Source,
    body::{Traced, blocks},
    gather::{Elements, Section},
    issuer,
    kind::Kind,
    words::{Origin, Piece, Words, share},
};
use crate::{
    calendar::{first_date, in_figures},
    outline::{OutlinedPaper, Role, Run},
    paper::{
        Annex, AsPrinted, Attached, Attendance, Block, Format, Imprint, Masthead, NumberLine,
        Paper, SignatoryStamp, Signature, SignatureForm, Urgency, labels,
    },
    text::squeeze,
};

/// A paper and where each of its passages comes from.
pub(super) struct Assembled {
    pub(super) paper: Paper,
    pub(super) origins: Vec<Origin>,
}

/// Builds the paper, in the order of [`Paper::passages`].
pub(super) fn assemble(
    source: &Source<'_>,
    found: &OutlinedPaper,
    kind: Kind,
    elements: Elements,
) -> Assembled {
    let mut builder = Builder { source, origins: Vec::new(), printed: AsPrinted::default() };
    let masthead_kind = (kind.kind, kind.format);
    let Elements { corner, mark, number, signers, mut title, recipients, body, annex_list, .. } =
        elements;
    let mut masthead = Masthead::default();
    builder.corner(&mut masthead, corner);
    builder.mark(&mut masthead, mark, &mut title, found, kind.format);
    builder.number(&mut masthead, number);
    builder.signers(&mut masthead, signers);
    let title = title.map(|words| builder.say(words.title(), words)).unwrap_or_default();
    let recipients = recipients.map(|words| builder.recipients(words));
    let minutes = kind.format == Format::Minutes;
    let (body, lists) =
        body.split_at(if minutes { attendance_from(source, &body) } else { body.len() });
    let body = builder.blocks(body);
    builder.annex_list(&annex_list, &elements.annexes);
    let attendance = builder.attendance(lists);
    let mut signature = builder.signature(elements.signature);
    signature.signed_on = elements.date.and_then(|words| builder.date(words));
    let note = builder.notes(elements.notes);
    let closing = builder.blocks(&elements.closing);
    let attached = elements.attached.map(|section| builder.attached(section));
    let annexes = builder.annexes(elements.annexes);
    let imprint =
        builder.imprint(elements.copies, elements.office, elements.issued, elements.imprint);
    let paper = Paper {
        kind: masthead_kind.0,
        format: masthead_kind.1,
        masthead,
        title,
        recipients,
        body,
        annexes,
        attendance,
        signature,
        note,
        closing,
        attached,
        imprint,
        printed: builder.printed,
    };
    Assembled { paper, origins: builder.origins }
}

struct Builder<'a> {
    source: &'a Source<'a>,
    origins: Vec<Origin>,
    printed: AsPrinted,
}

impl Builder<'_> {
    fn come_from(&mut self, passages: impl IntoIterator<Item = Vec<Piece>>) {
        self.origins.extend(passages.into_iter().map(Origin::Source));
    }

    /// Notes where a passage comes from; returns the passage.
    fn say(&mut self, text: String, words: Words) -> String {
        if !text.is_empty() {
            self.origins.push(Origin::Source(words.pieces));
        }
        text
    }

    fn corner(&mut self, masthead: &mut Masthead, lines: Vec<(Role, Words)>) {
        let mut printed = Vec::new();
        for (role, words) in lines {
            let text = words.trimmed();
            let bare = squeeze(&text);
            match role {
                Role::CopyNumber => {
                    let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
                    masthead.copy_number = digits.parse().ok();
                }
                Role::Secrecy => masthead.classification = bare.parse().ok(),
                Role::Urgency => masthead.urgency = Urgency::from_name(&bare),
                _ => {}
            }
            printed.push(self.say(text, words));
        }
        let model: Vec<String> = masthead.corner_lines();
        if !same(&model, &printed) {
            self.printed.corner = printed;
        }
    }

    /// The mark of the issuers: as it stands, or the title of an order, or derived.
    fn mark(
        &mut self,
        masthead: &mut Masthead,
        lines: Vec<Words>,
        title: &mut Option<Words>,
        found: &OutlinedPaper,
        format: Format,
    ) {
        let mut lines = lines;
        let own = matches!(format, Format::Command | Format::Minutes) && lines.is_empty();
        if own {
            lines.extend(title.take_if(|title| issuer::is_mark(&title.text, format)));
        }
        if lines.is_empty() {
            masthead.issuers.clone_from(&found.issuers);
            if !masthead.issuers.is_empty() {
                masthead.mark_suffix = issuer::usual_suffix(format).to_owned();
            }
            let passages = masthead.mark_lines().len();
            self.origins.extend(std::iter::repeat_n(Origin::Added, passages));
            return;
        }
        let lines = issuer::suffix_last(lines);
        issuer::read_mark(masthead, &lines, format);
        let pieces: Vec<Piece> = lines.into_iter().flat_map(|words| words.pieces).collect();
        self.come_from(share(&masthead.mark_lines(), pieces));
    }

    fn number(&mut self, masthead: &mut Masthead, number: Option<Words>) {
        let Some(words) = number else {
            return;
        };
        let text = squeeze(&words.text);
        masthead.number = read_number(&text);
        let model = masthead.number.as_ref().map(ToString::to_string);
        if model.is_none_or(|model| model != text) {
            self.printed.number = Some(text.clone());
        }
        self.say(text, words);
    }

    fn signers(&mut self, masthead: &mut Masthead, signers: Option<Words>) {
        let Some(words) = signers else {
            return;
        };
        let text = words.trimmed();
        let names = text.trim_start_matches("签发人").trim_start().trim_start_matches(['：', ':']);
        masthead.signers = names
            .split(|c: char| c.is_whitespace() || matches!(c, '、' | '，' | ','))
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect();
        let model = format!("{}{}", labels::SIGNER, masthead.signers.concat());
        if masthead.signers.is_empty() || squeeze(&text) != squeeze(&model) {
            self.printed.signers = Some(text.clone());
        }
        self.say(text, words);
    }

    fn recipients(&mut self, words: Words) -> String {
        let text = words.trimmed();
        let names = text.trim_end_matches(['：', ':']).trim_end().to_owned();
        if squeeze(&format!("{names}：")) != squeeze(&text) {
            self.printed.recipients = Some(text.clone());
        }
        self.say(text, words);
        names
    }

    fn blocks(&mut self, runs: &[Run]) -> Vec<Block> {
        let traced = blocks(self.source, runs);
        traced
            .into_iter()
            .map(|Traced { block, passages }| {
                self.origins.extend(passages);
                block
            })
            .collect()
    }

    /// The list of annexes; kept as it stands unless the annexes would print the same.
    fn annex_list(&mut self, list: &[Words], annexes: &[Section]) {
        let titles: Vec<String> = annexes.iter().map(Section::title_text).collect();
        let count = titles.len();
        let model: Vec<String> = titles
            .iter()
            .enumerate()
            .map(|(index, title)| {
                let label = if index == 0 { labels::ANNEX_LIST } else { "" };
                format!("{label}{}{title}", labels::annex_number(index, count))
            })
            .collect();
        let printed: Vec<String> = list.iter().map(Words::trimmed).collect();
        if list.is_empty() {
            self.printed.no_annex_list = count > 0;
        } else if !same(&model, &printed) || model.len() != printed.len() {
            self.printed.annex_list = printed;
        }
        self.come_from(list.iter().map(|words| words.pieces.clone()));
    }

    /// The lists of who was at a meeting (10.3).
    fn attendance(&mut self, runs: &[Run]) -> Vec<Attendance> {
        let mut lists = Vec::new();
        for run in runs {
            let words = Words::of_run(self.source.outline, run);
            let text = words.trimmed();
            if let Some((label, names)) = text.split_once('：') {
                let [label, names] = [label, names].map(|text| text.trim().to_owned());
                lists.push(Attendance { label, names });
                self.origins.push(Origin::Source(words.pieces));
            }
        }
        lists
    }

    fn signature(&mut self, lines: Vec<Words>) -> Signature {
        let mut signature = Signature::default();
        let printed: Vec<String> = lines.iter().map(Words::trimmed).collect();
        let pieces: Vec<Piece> = lines.into_iter().flat_map(|words| words.pieces).collect();
        let mut stamps = Vec::new();
        for line in &printed {
            match issuer::stamp(line) {
                Some(stamp) => stamps.push(stamp),
                None => signature.issuers.extend(issuer::signed(line)),
            }
        }
        let mut model = signature.issuers.clone();
        model.extend(stamps.iter().map(SignatoryStamp::text));
        if !stamps.is_empty() {
            signature.form = SignatureForm::Stamped(stamps);
        }
        if same(&model, &printed) {
            self.come_from(share(&model, pieces));
        } else {
            self.come_from(share(&printed, pieces));
            self.printed.signature = printed;
        }
        signature
    }

    fn date(&mut self, words: Words) -> Option<jiff::civil::Date> {
        let text = words.tidy();
        let date = first_date(&text);
        if date.is_none_or(|date| in_figures(date) != squeeze(&text)) {
            self.printed.signed_on = Some(text.clone());
        }
        self.say(text, words);
        date
    }

    fn notes(&mut self, notes: Vec<Words>) -> Option<String> {
        let printed: Vec<String> = notes.iter().map(Words::trimmed).collect();
        self.come_from(notes.into_iter().map(|words| words.pieces));
        let bare = |text: &str| -> Option<String> {
            text.strip_prefix('（')?.strip_suffix('）').map(|text| text.trim().to_owned())
        };
        let note = printed.first().map(|text| bare(text).unwrap_or_else(|| text.clone()));
        let model: Vec<String> = note.iter().map(|note| labels::note_text(note)).collect();
        if !same(&model, &printed) {
            self.printed.notes = printed;
        }
        note
    }

    fn attached(&mut self, section: Section) -> Attached {
        let title = section.title.map(|words| self.say(words.tidy(), words)).unwrap_or_default();
        Attached { title, body: self.blocks(&section.body) }
    }

    fn annexes(&mut self, sections: Vec<Section>) -> Vec<Annex> {
        let count = sections.len();
        let mut printed = Vec::new();
        let mut annexes = Vec::new();
        for (index, section) in sections.into_iter().enumerate() {
            let standard = labels::annex_label(index, count);
            let label = section.label.unwrap_or_default();
            let text = label.trimmed();
            let differs = squeeze(&text) != squeeze(&standard) && !text.is_empty();
            printed.push(if differs { text } else { String::new() });
            self.origins.push(Origin::of(label.pieces));
            let title = section.title.map(|words| self.say(words.tidy(), words));
            let body = self.blocks(&section.body);
            annexes.push(Annex { title: title.unwrap_or_default(), body });
        }
        if printed.iter().any(|label| !label.is_empty()) {
            self.printed.annex_labels = printed;
        }
        annexes
    }

    fn imprint(
        &mut self,
        copies: Vec<Words>,
        office: Option<Words>,
        issued: Option<Words>,
        rest: Vec<Words>,
    ) -> Option<Imprint> {
        if copies.is_empty() && office.is_none() && issued.is_none() && rest.is_empty() {
            return None;
        }
        let mut imprint = Imprint::default();
        let printed: Vec<String> = copies.iter().map(Words::trimmed).collect();
        for line in &printed {
            let (label, names) = line.split_once(['：', ':']).unwrap_or(("", line));
            let names = names.trim().trim_end_matches('。').trim_end().to_owned();
            let main = squeeze(label).starts_with("主送");
            let slot = if main { &mut imprint.recipients } else { &mut imprint.cc };
            if slot.is_none() {
                *slot = Some(names);
            }
        }
        let model: Vec<String> =
            imprint.copies().into_iter().map(|(label, names)| format!("{label}{names}")).collect();
        if !same(&model, &printed) || model.len() != printed.len() {
            self.printed.copies = printed;
        }
        self.come_from(copies.into_iter().map(|words| words.pieces));
        imprint.office = office.map(|words| self.say(words.tidy(), words));
        if let Some(words) = issued {
            let text = words.tidy();
            imprint.issued_on = first_date(&text);
            if imprint.issued_on.is_none_or(|date| labels::issued_text(date) != squeeze(&text)) {
                self.printed.issued_on = Some(text.clone());
            }
            self.say(text, words);
        }
        for words in rest {
            let text = words.trimmed();
            self.printed.imprint.push(text.clone());
            self.say(text, words);
        }
        Some(imprint)
    }
}

/// Whether two ways to print say the same, white space aside.
fn same(model: &[String], printed: &[String]) -> bool {
    squeeze(&model.concat()) == squeeze(&printed.concat())
}

/// Where the lists of who was there begin that end the text of a minute.
fn attendance_from(source: &Source<'_>, body: &[Run]) -> usize {
    let lists = |run: &&Run| {
        let words = Words::of_run(source.outline, run);
        let label = words.text.split_once('：').map(|(label, _)| squeeze(label));
        label.is_some_and(|label| ATTENDANCE.contains(&label.as_str()))
    };
    let listed = body.iter().rev().take_while(lists).count();
    body.len().saturating_sub(listed)
}

/// The labels of such lists.
const ATTENDANCE: [&str; 9] =
    ["出席", "列席", "请假", "缺席", "参加", "出席人员", "列席人员", "参会人员", "记录"];

fn read_number(bare: &str) -> Option<NumberLine> {
    let order = bare.strip_prefix('第').and_then(|rest| rest.strip_suffix('号'));
    if let Some(seq) = order.and_then(|digits| digits.parse().ok()) {
        return Some(NumberLine::Order(seq));
    }
    bare.parse().ok().map(NumberLine::Number)
}
