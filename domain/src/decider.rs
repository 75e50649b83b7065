//! The shape of every aggregate: a pure decision and a pure fold.

use std::fmt::Debug;

use serde::{Serialize, de::DeserializeOwned};
use strum::VariantNames;

use crate::{Context, Finding, personal::PersonalText};

/// An aggregate as two pure functions.
///
/// The implementing type is the state; `Self::default()` is the state before the first event.
/// Laws, held by property tests: `decide` never changes anything by itself, `evolve` accepts any
/// event in any state (it may ignore what makes no sense, it never panics), and folding the same
/// events gives the same state.
pub trait Decider:
    Default + Clone + PartialEq + Debug + Serialize + DeserializeOwned + Send + Sync + 'static
{
    /// Name of the stream type, as stored with each event, e.g. `NumberRegister`.
    const TYPE: &'static str;
    /// What may be asked of the aggregate.
    type Command: Clone + Debug + Send;
    /// What has happened to it.
    type Event: DomainEvent;
    /// Why a command is turned down.
    type Error: Refusal;

    /// Decides a command in this state.
    ///
    /// # Errors
    /// The refusal, with its rule and the values that broke it; then nothing has happened.
    fn decide(
        &self,
        command: Self::Command,
        context: &Context,
    ) -> Result<Vec<Self::Event>, Self::Error>;

    /// Folds one event into the state.
    #[must_use]
    fn evolve(self, event: &Self::Event) -> Self;

    /// The texts of an event that are personal data (个人信息); most events hold none.
    #[must_use]
    fn personal(_event: &Self::Event) -> Vec<PersonalText> {
        Vec::new()
    }

    /// Whose personal data this event erases: a subject of [`Decider::personal`].
    #[must_use]
    fn erased(_event: &Self::Event) -> Option<String> {
        None
    }

    /// The state after these events, from the beginning.
    fn replay<'e>(events: impl IntoIterator<Item = &'e Self::Event>) -> Self
    where
        Self::Event: 'e,
    {
        events.into_iter().fold(Self::default(), Self::evolve)
    }
}

/// An event of an aggregate: an enum that derives serde, `strum::IntoStaticStr` and
/// `strum::VariantNames`. Its name and JSON are kept forever; see `tests/golden/events`.
pub trait DomainEvent:
    Clone + PartialEq + Debug + Serialize + DeserializeOwned + Send + Sync + 'static
{
    /// The names of all variants, as stored.
    const NAMES: &'static [&'static str];
    /// The name of this variant, as stored.
    fn name(&self) -> &'static str;
}

impl<E> DomainEvent for E
where
    E: Clone
        + PartialEq
        + Debug
        + Serialize
        + DeserializeOwned
        + Send
        + Sync
        + VariantNames
        + 'static,
    for<'e> &'e E: Into<&'static str>,
{
    const NAMES: &'static [&'static str] = E::VARIANTS;

    fn name(&self) -> &'static str {
        self.into()
    }
}

/// A rule of the field: identifier, where it is written, and the words that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule {
    /// Stable identifier in kebab case with the aggregate first, e.g. `register-no-reuse`.
    pub id: &'static str,
    /// Clause, article or paper, e.g. `条例 第二十五条` or `GB/T 9704-2012 7.2.5`.
    pub source: &'static str,
    /// The words of the source, in Chinese.
    pub quote: &'static str,
}

/// Declares rules as constants, each documented by its own words, and the list of all of them.
macro_rules! rules {
    ($(#[$all:meta])* $list:ident; $($name:ident $id:literal, $source:literal, $quote:literal;)*) => {
        $(
            #[doc = concat!($source, "：", $quote)]
            pub const $name: crate::Rule =
                crate::Rule { id: $id, source: $source, quote: $quote };
        )*
        $(#[$all])*
        pub const $list: &[crate::Rule] = &[$($name),*];
    };
}
pub(crate) use rules;

/// A typed refusal. Its `Display` is the message for people, in Chinese: what is wrong, where,
/// and how to mend it, with the values.
pub trait Refusal: std::error::Error + Clone + PartialEq + Send + Sync + 'static {
    /// The rule on which the refusal rests.
    fn rule(&self) -> Rule;

    /// All that was found wrong, where the refusal rests on a check; most rest on none.
    fn findings(&self) -> &[Finding] {
        &[]
    }
}
