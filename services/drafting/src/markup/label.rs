//! The labels of the markup: `@文种`, `@标题` …

/// A label. The order is that of a printed draft.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::EnumString, strum::IntoStaticStr,
)]
pub(super) enum Label {
    #[strum(serialize = "文种")]
    Kind,
    #[strum(serialize = "格式")]
    Format,
    #[strum(serialize = "份号")]
    CopyNumber,
    #[strum(serialize = "密级")]
    Classification,
    #[strum(serialize = "紧急程度")]
    Urgency,
    #[strum(serialize = "发文机关")]
    Issuer,
    #[strum(serialize = "版头")]
    MarkSuffix,
    #[strum(serialize = "发文字号")]
    Number,
    #[strum(serialize = "令号")]
    OrderNumber,
    #[strum(serialize = "签发人")]
    Signer,
    #[strum(serialize = "标题")]
    Title,
    #[strum(serialize = "主送")]
    Recipients,
    #[strum(serialize = "正文")]
    Body,
    #[strum(serialize = "落款")]
    Signatory,
    #[strum(serialize = "署名形式")]
    SignatureForm,
    #[strum(serialize = "签名章")]
    Stamp,
    #[strum(serialize = "成文日期")]
    SignedOn,
    #[strum(serialize = "附注")]
    Note,
    #[strum(serialize = "附件")]
    Annex,
    #[strum(serialize = "印发件")]
    Attached,
    #[strum(serialize = "版记")]
    Imprint,
    #[strum(serialize = "版记主送")]
    ImprintRecipients,
    #[strum(serialize = "抄送")]
    Cc,
    #[strum(serialize = "印发机关")]
    Office,
    #[strum(serialize = "印发日期")]
    IssuedOn,
    #[strum(serialize = "列表")]
    List,
    #[strum(serialize = "表格")]
    Table,
    #[strum(serialize = "表单")]
    Form,
    #[strum(serialize = "图")]
    Figure,
    #[strum(serialize = "题注")]
    Caption,
    #[strum(serialize = "列宽")]
    Widths,
    #[strum(serialize = "表头行")]
    HeadRows,
    #[strum(serialize = "横排")]
    Landscape,
    #[strum(serialize = "宽")]
    Width,
    #[strum(serialize = "完")]
    End,
}

impl Label {
    /// The Chinese name, without the `@`.
    pub(super) fn name(self) -> &'static str {
        self.into()
    }

    /// Whether it belongs to a text of blocks.
    pub(super) fn is_block(self) -> bool {
        self >= Self::List
    }

    /// Whether lines of text may follow it.
    pub(super) fn opens_text(self) -> bool {
        matches!(self, Self::Body | Self::Annex | Self::Attached)
    }

    /// Whether more than one line of it may stand in a draft.
    pub(super) fn repeats(self) -> bool {
        matches!(self, Self::Issuer | Self::Signer | Self::Signatory | Self::Stamp | Self::Annex)
    }
}
