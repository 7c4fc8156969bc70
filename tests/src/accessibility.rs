//! What axe finds, collected over the pages of a story.

use crate::Page;

/// Pages checked so far, and what was found on them; must stay empty.
#[derive(Debug, Default)]
pub struct Accessibility {
    pages: Vec<&'static str>,
    found: Vec<String>,
}

impl Accessibility {
    /// Checks the page as it is now, and keeps a picture of it if those are wanted.
    pub async fn check(&mut self, page: &Page, name: &'static str) {
        page.picture(name).await;
        self.pages.push(name);
        let found = page.axe().await;
        self.found
            .extend(found.into_iter().map(|one| format!("{name}: {one}")));
    }

    /// Fails with everything that was found.
    pub fn done(self) {
        assert!(self.found.is_empty(), "{}", self.found.join("\n"));
        println!("claim: axe finds nothing on {} pages", self.pages.len());
    }
}
