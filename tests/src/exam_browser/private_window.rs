//! Private windows, where the companion is allowed to look into them.

use super::ExamBrowser;

impl ExamBrowser {
    /// Allows the companion in private windows, opens the page of the test in one and brings it
    /// to the front.
    pub async fn open_private(&self) {
        self.manage(&format!(
            "chrome.developerPrivate.updateProfileConfiguration({{ inDeveloperMode: true }}, () => \
             chrome.developerPrivate.updateExtensionConfiguration({{ extensionId: '{}', \
             incognitoAccess: true }}, () => done(true)))",
            self.id
        ))
        .await;
        // The browser loads the companion again for that.
        self.see_state("blocking").await;
        let driver = &self.page().driver;
        let before = driver.windows().await.unwrap();
        self.visit_own_page("options").await;
        let opened = format!(
            "chrome.windows.create({{ incognito: true, url: '{}' }}).then(() => done(true))",
            self.page_address
        );
        self.run_to_end(&opened).await;
        let after = driver.windows().await.unwrap();
        let private = after.into_iter().find(|window| !before.contains(window));
        driver.switch_to_window(private.unwrap()).await.unwrap();
    }
}
