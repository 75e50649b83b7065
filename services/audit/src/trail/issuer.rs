//! Issuers (发文机关).

use fawen_domain::issuer::{Founding, IssuerEvent as E};

use super::words::{also, day, short};

pub(crate) fn tell(event: &E) -> String {
    match event {
        E::IssuerRegistered { issuer, profile, founding } => {
            let founding = match founding {
                Founding::CarriedOver => "，此前已在发文",
                Founding::New => "，新设机关",
            };
            format!("登记发文机关“{}”（{issuer}）{founding}", profile.name)
        }
        E::IssuerOfficeSet { office, contact } => {
            format!("确定印发机构为{office}{}", also("联系人", contact.as_ref()))
        }
        E::IssuerAccountApplied { to, grounds } => {
            format!("向{to}申请开通公文账号，理由：{grounds}")
        }
        E::IssuerAccountApproved { by, basis } => format!("{by}批准开通公文账号，依据：{basis}"),
        E::IssuerAccountDeclined { by, reason } => format!("{by}驳回账号申请，理由：{reason}"),
        E::IssuerCodeAdded { code, series } => {
            format!("启用机关代字“{code}”，用于“{series}”字系列")
        }
        E::IssuerCodeRetired { code, reason, on } => {
            format!("自{}起停用机关代字“{code}”，理由：{reason}", day(*on))
        }
        E::SealAdded { seal, name, image, valid_from } => format!(
            "启用印章“{name}”（{seal}，图样{}），自{}起有效",
            short(image),
            day(*valid_from)
        ),
        E::SealRetired { seal, reason, on } => {
            format!("自{}起停用印章{seal}，理由：{reason}", day(*on))
        }
        E::IssuerMerged { successor, on, basis } => {
            format!("自{}起并入{successor}，依据：{basis}", day(*on))
        }
        E::IssuerAbolished { on, basis } => format!("自{}起撤销，依据：{basis}", day(*on)),
    }
}
