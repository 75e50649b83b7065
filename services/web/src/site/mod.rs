//! Handlers of the pages.
