//! The pages as a browser asks for them: signing in, drafting, previewing, handing in.

use fawen_domain::account::{Role, Scope};

use super::{House, NOON, Office, Visitor, office, visitor::hidden};
use crate::store::given::{Bed, on_both_engines};

const SCRIPT: &str = "<script>alert(1)</script>";

async fn at_issuer(house: &House, name: &str, role: Role) -> Visitor {
    Visitor::sign_in(house, name, &[(role, Scope::Issuer(office::ISSUER.into()))]).await
}

/// A notice whose title would run if it were not escaped.
fn markup() -> String {
    Office::markup("请于2026年4月10日前报送。").replace("@标题 ", &format!("@标题 {SCRIPT}"))
}

async fn a_paper_is_drafted_previewed_handed_in_and_passed_through_the_pages(bed: Bed) {
    let house = House::over(bed.store.clone(), NOON).await;
    Office::found(&house).await;
    let drafter = at_issuer(&house, "page-drafter", Role::Drafter).await;

    let editor = drafter.page("/documents/new").await;
    let (csrf, once) = (hidden(&editor, "csrf").to_owned(), "first-form".to_owned());
    assert!(editor.contains(office::CODE), "the code of the issuer is offered");
    let markup = markup();
    let typed = [("csrf", csrf.as_str()), ("text", markup.as_str())];
    let preview = drafter.send("/documents/preview", &typed).await.text().await.unwrap();
    assert!(preview.contains("<svg"), "{preview}");
    assert!(!preview.contains(SCRIPT), "what was typed does not run in its preview");

    let series = format!("{}/{}", office::ISSUER, office::CODE);
    let fields = [
        ("csrf", csrf.as_str()),
        ("once", once.as_str()),
        ("document", "by-page"),
        ("series", series.as_str()),
        ("text", markup.as_str()),
    ];
    for _ in 0..2 {
        // The second click is the same wish: it leads to the same place.
        let kept = drafter.send("/documents/new", &fields).await;
        assert_eq!(kept.status(), 303, "{}", kept.text().await.unwrap());
        assert_eq!(kept.headers()["location"], "/documents/by-page?done=edit");
    }
    let page = drafter.page("/documents/by-page?done=edit").await;
    assert!(page.contains("已保存。") && page.contains("共1版"));
    assert!(!page.contains(SCRIPT) && page.contains("&lt;script&gt;"));
    let version = hidden(&page, "version").to_owned();
    let submit = [("csrf", csrf.as_str()), ("once", "s"), ("version", version.as_str())];
    assert_eq!(drafter.send("/documents/by-page/submit", &submit).await.status(), 303);

    let reviewer = at_issuer(&house, "page-reviewer", Role::Reviewer).await;
    // Lists follow the log by the worker, whose part this is here.
    fawen_views::catch_up(&house.app.store).await.unwrap();
    let desk = reviewer.page("/").await;
    assert!(desk.contains("待审核通过") && !desk.contains(SCRIPT));
    let page = reviewer.page("/documents/by-page").await;
    let fields = [
        ("csrf", hidden(&page, "csrf")),
        ("once", "a"),
        ("version", hidden(&page, "version")),
        ("opinion", "同意送签"),
    ];
    assert_eq!(reviewer.send("/documents/by-page/approve", &fields).await.status(), 303);
    let page = drafter.page("/documents/by-page").await;
    assert!(page.contains("待签发") && page.contains("同意送签"), "{page}");
    house.close().await;
}

#[tokio::test]
async fn forged_stale_and_foreign_forms_do_nothing() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    office.draft("paper").await;
    let drafter = at_issuer(&house, "page-drafter", Role::Drafter).await;
    let page = drafter.page("/documents/paper").await;
    let csrf = hidden(&page, "csrf");

    let forged = drafter.send("/documents/paper/submit", &[("csrf", "guess")]).await;
    assert_eq!(forged.status(), 403);
    let stale = [("csrf", csrf), ("once", "x"), ("version", "99")];
    let stale = drafter.send("/documents/paper/submit", &stale).await;
    assert_eq!(stale.status(), 412);
    assert!(stale.text().await.unwrap().contains("请重新查看"));
    let unknown = drafter.send("/documents/paper/explode", &[("csrf", csrf)]).await;
    assert_eq!(unknown.status(), 404);
    assert!(drafter.page("/documents/paper").await.contains(">起草</span>"), "nothing happened");

    let stranger = at_issuer(&house, "page-expert", Role::Expert).await;
    assert_eq!(stranger.open("/documents/paper").await.status(), 403);
    house.close().await;
}

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_the_form_and_back() {
    let house = House::open(NOON).await;
    let nobody = Visitor::nobody(&house);
    let led = nobody.open("/documents?words=a").await;
    assert_eq!(led.status(), 303);
    assert_eq!(led.headers()["location"], "/sign-in?then=%2Fdocuments%3Fwords%3Da");
    let form = nobody.page("/sign-in?then=%2Fdocuments%3Fwords%3Da").await;
    assert_eq!(hidden(&form, "then"), "/documents?words=a");
    let wrong = nobody.send("/sign-in", &[("name", SCRIPT), ("password", "wrong")]).await;
    assert_eq!(wrong.status(), 422);
    assert!(!wrong.text().await.unwrap().contains(SCRIPT));
    let style = form.split("href=\"").find_map(|rest| {
        let href = rest.split('"').next()?;
        href.starts_with("/assets/").then_some(href)
    });
    let style = nobody.open(style.unwrap()).await;
    assert_eq!(style.status(), 200);
    assert!(style.headers()["cache-control"].to_str().unwrap().contains("immutable"));
    house.close().await;
}

on_both_engines!(a_paper_is_drafted_previewed_handed_in_and_passed_through_the_pages);
