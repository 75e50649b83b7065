//! The process managers (流程管理): events in, commands out.

mod draft_bulletin;
mod open_campaigns;
mod report_results;
mod void_discarded;

pub(crate) use self::{
    draft_bulletin::DraftBulletin, open_campaigns::OpenCampaigns, report_results::ReportResults,
    void_discarded::VoidDiscarded,
};
