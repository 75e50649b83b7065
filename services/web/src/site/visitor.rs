//! Who looks at a page.

use axum::{
    extract::FromRequestParts,
    http::{Method, request::Parts},
};
use fawen_accounts::{Principal, Session};
use fawen_pages::{Flash, Frame, Person, Section};

use crate::{App, Problem, access, work::Desk};

/// Somebody who is signed in and looks at pages.
#[derive(Debug, Clone)]
pub(super) struct Visitor {
    pub(super) app: App,
    pub(super) principal: Principal,
    /// The session of a browser; a program that comes with a token has none.
    pub(super) session: Option<Session>,
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let session = parts.extensions.get::<Session>().cloned();
        let principal = parts.extensions.get::<Principal>().cloned();
        let principal = principal.ok_or_else(Problem::signed_out)?;
        Ok(Self { app: app.clone(), principal, session })
    }
}

/// Anybody who looks at a page that is for everybody; who is signed in keeps their navigation.
#[derive(Debug, Clone)]
pub(super) struct Anybody {
    pub(super) app: App,
    visitor: Option<Visitor>,
}

impl FromRequestParts<App> for Anybody {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let visitor = Visitor::from_request_parts(parts, app).await.ok();
        Ok(Self { app: app.clone(), visitor })
    }
}

impl Anybody {
    /// What their pages are shown with.
    pub(super) fn frame(&self) -> Frame {
        self.visitor.as_ref().map(Visitor::frame).unwrap_or_default()
    }

    /// The same, with what was refused.
    pub(super) fn frame_refusing(&self, problem: &Problem) -> Frame {
        let flash = Flash::Wrong { message: problem.detail.clone(), details: Vec::new() };
        Frame { flashes: vec![flash], ..self.frame() }
    }
}

impl Visitor {
    /// Their desk, for looking at things.
    pub(super) fn desk(&self) -> Desk {
        Desk::new(self.app.clone(), self.principal.clone())
    }

    /// What their pages are shown with.
    pub(super) fn frame(&self) -> Frame {
        let principal = &self.principal;
        let open = |section: &Section| {
            let route = access::find(&Method::GET, section.address());
            route.is_some_and(|route| route.who.admits(Some(principal)))
        };
        let mut roles: Vec<_> = principal.grants.iter().map(|grant| grant.role).collect();
        roles.sort_unstable();
        roles.dedup();
        let person = Person {
            name: principal.name.clone(),
            roles: roles.into_iter().map(|role| role.label().to_owned()).collect(),
            sections: Section::ALL.into_iter().filter(open).collect(),
        };
        Frame {
            person: Some(person),
            flashes: Vec::new(),
            csrf: self.session.as_ref().map(|session| session.csrf.clone()).unwrap_or_default(),
            once: format!("{:032x}", fastrand::u128(..)),
        }
    }

    /// The same, with what was refused.
    pub(super) fn frame_refusing(&self, problem: &Problem) -> Frame {
        let details = problem.findings.iter();
        let details = details.map(|found| format!("{}：{}", found.place, found.message)).collect();
        let flash = Flash::Wrong { message: problem.detail.clone(), details };
        Frame { flashes: vec![flash], ..self.frame() }
    }
}
