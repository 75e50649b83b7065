//! The people of an office, each with the rights of one role, and what they do again and again.

use fawen_domain::account::{Role, Scope};
use serde_json::{Value, json};

use super::{Caller, House};

pub(super) const ISSUER: &str = "zwjc";
pub(super) const NAME: &str = "中国卫生健康思想政治工作促进会";
pub(super) const CODE: &str = "卫健政促发";

/// The people of an office.
pub(super) struct Office {
    pub(super) administrator: Caller,
    pub(super) drafter: Caller,
    pub(super) reviewer: Caller,
    pub(super) signer: Caller,
    pub(super) registrar: Caller,
    pub(super) seal_keeper: Caller,
    pub(super) auditor: Caller,
}

impl Office {
    /// Opens their accounts and enters the issuer with code, seal and ledger.
    pub(super) async fn found(house: &House) -> Self {
        let issuer = || Scope::Issuer(ISSUER.into());
        let at_issuer = async |name: &str, role| house.caller(name, &[(role, issuer())]).await;
        let everywhere =
            async |name: &str, role| house.caller(name, &[(role, Scope::Everywhere)]).await;
        let office = Self {
            administrator: everywhere("administrator", Role::Administrator).await,
            drafter: at_issuer("drafter", Role::Drafter).await,
            reviewer: at_issuer("reviewer", Role::Reviewer).await,
            signer: at_issuer("signer", Role::Signer).await,
            registrar: at_issuer("registrar", Role::Registrar).await,
            seal_keeper: at_issuer("seal-keeper", Role::SealKeeper).await,
            auditor: everywhere("auditor", Role::Auditor).await,
        };
        let new = json!({"issuer": ISSUER, "name": NAME, "office": NAME});
        office.administrator.post("/api/issuers", new).await.ok();
        let codes = format!("/api/issuers/{ISSUER}/codes");
        let code = json!({"code": CODE, "series": "文件"});
        office.administrator.post(&codes, code).await.ok();
        let seal = json!({
            "seal": "zwjc-seal", "name": NAME, "image": "a".repeat(64), "valid_from": "2026-01-01",
        });
        office.administrator.post(&format!("/api/issuers/{ISSUER}/seals"), seal).await.ok();
        let ledger = json!({"issuer": ISSUER, "code": CODE, "year": 2026, "carried_over": 9});
        office.registrar.post("/api/registers", ledger).await.ok();
        office
    }

    /// A notice in markup.
    pub(super) fn markup(body: &str) -> String {
        format!(
            "@文种 通知\n@发文机关 {NAME}\n@版头 文件\n@标题 {NAME}关于开展特色品牌案例征集活动的通知\n\
             @主送 {NAME}各分会\n@正文\n{body}\n@落款 {NAME}\n@印发机关 {NAME}\n"
        )
    }

    /// Drafts a notice.
    pub(super) async fn draft(&self, id: &str) -> Value {
        let new = json!({
            "document": id, "issuers": [ISSUER], "series": CODE,
            "markup": Self::markup("请于2026年4月10日前报送。"),
        });
        self.drafter.post("/api/documents", new).await.ok()
    }

    /// Takes a draft through review and signature to the re-check.
    pub(super) async fn sign(&self, id: &str) {
        let at = |step: &str| format!("/api/documents/{id}/{step}");
        self.drafter.post(&at("submit"), Value::Null).await.ok();
        self.reviewer.post(&at("approve"), json!({"opinion": "拟同意"})).await.ok();
        self.signer.post(&at("sign"), json!({"opinion": "同意印发"})).await.ok();
        let refused = self.registrar.post(&at("recheck"), json!({})).await;
        if refused.status == 422 {
            // What the rules find in a paper made up for a test is let stand, each with its reason.
            let findings = refused.body["findings"].as_array().unwrap().clone();
            let waivers: Vec<_> = findings
                .iter()
                .map(|f| json!({"rule": f["rule"], "place": f["place"], "reason": "照录"}))
                .collect();
            self.registrar.post(&at("recheck"), json!({"waivers": waivers})).await.ok();
        }
    }

    /// Takes a signed paper from the number to the issue.
    pub(super) async fn issue(&self, id: &str) {
        let at = |step: &str| format!("/api/documents/{id}/{step}");
        let distribution = json!({"distribution": [{"recipient": "各分会", "copies": 31}]});
        self.registrar.post(&at("register"), distribution).await.ok();
        self.registrar.post(&at("print"), Value::Null).await.ok();
        let seals = json!({"seals": [{"issuer": ISSUER, "seal": "zwjc-seal"}]});
        self.seal_keeper.post(&at("seal"), seals).await.ok();
        self.seal_keeper.post(&at("issue"), Value::Null).await.ok();
    }
}
