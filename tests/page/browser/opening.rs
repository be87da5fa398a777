//! A page is opened from a disk: nothing is fetched, nothing goes wrong.

use super::Written;
use super::chromium::Page;
use crate::there;

#[test]
fn a_page_opens_from_a_disk_asks_for_nothing_and_complains_of_nothing() {
    if !there("chromium", "the page in a browser") {
        return;
    }
    let written = Written::first_line();
    let mut page = Page::open(&written.file(), "");
    page.until("document.readyState === 'complete'");
    assert!(page.value("document.body.innerText").as_str().is_some_and(|it| it.len() > 500));
    // A keyboard comes somewhere, and a click is no mistake.
    page.press("Tab");
    page.until("document.activeElement !== document.body");
    page.click("h1");
    assert_eq!(page.requests(), Vec::<String>::new());
    assert_eq!(page.complaints(), Vec::<String>::new());
}
