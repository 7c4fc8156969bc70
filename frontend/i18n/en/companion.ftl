### The Companion extension: what candidates, invigilators and referents see of it.

## On the candidate's page

candidate-companion-linking = The Companion extension is connecting…
candidate-companion-no-permission = The Companion extension no longer has its permission
candidate-companion-clock-wrong = The clock of this computer was set back
candidate-companion-private-window = Private window: the Companion extension does not work there
candidate-companion-list-refused = The Companion extension refuses the list of this server
candidate-companion-unreachable = The Companion extension does not reach the server
candidate-companion-help-firefox = In Firefox: menu ☰, “Add-ons and themes”, then turn “Vigie Companion” on. The page goes on by itself.
candidate-companion-help-edge = In Edge: menu ⋯, “Extensions”, “Manage extensions”, then turn “Vigie Companion” on. The page goes on by itself.
candidate-companion-help-chromium = In Chrome or Chromium: menu ⋮, “Extensions”, “Manage extensions”, then turn “Vigie Companion” on. The page goes on by itself.
candidate-companion-help-other = There is no Companion extension for this browser. Open this page in Firefox, Chrome or Edge, or raise your hand.
candidate-companion-help-permission = Click on the icon of the extension, then on “Allow on all sites”. If there is no such button, raise your hand.
candidate-companion-help-clock = Set the clock of the computer right, or raise your hand: the invigilator can help.
candidate-companion-help-private = Close this window and open the page in a normal one. Nothing is lost.
candidate-companion-help-list = Raise your hand. The extension on this computer has kept the signature of another server: who manages the computers must reset it.
candidate-companion-help-network = The extension tries again every five seconds. If that goes on, raise your hand: a firewall may stop it.

## On the invigilator's board

board-companion-linked = Present, version { $version }, since { $time }
board-companion-missing = Absent since { $time }
board-companion-claimed = Claimed by the page, not proven
board-companion-claimed-short = not proven
board-companion-never = Never seen on this computer
board-companion-never-short = never seen
board-companion-outdated = Old version: to be updated
board-companion-outdated-short = old
board-companion-permission = Permission removed in the browser
board-companion-private = Test opened in a private window
board-companion-flapping = Lost { $count } times in ten minutes
board-companion-forbidden = Forbidden extension active: { $names }
board-companion-others = { $count ->
    [one] Another extension is active
   *[other] { $count } other extensions are active
}
board-companion-misuse-short = imitated
board-companion-misuse-another = { $count ->
    [one] Another extension tried to pass for it
   *[other] Another extension tried to pass for it { $count } times
}
board-companion-misuse-page = { $count ->
    [one] A script or a program tried to pass for it
   *[other] A script or a program tried to pass for it { $count } times
}
board-companion-misuse-replayed = { $count ->
    [one] A message used before was sent in its place
   *[other] A message used before was sent in its place { $count } times
}
board-companion-misuse-forged = { $count ->
    [one] A forged message was sent in its place
   *[other] A forged message was sent in its place { $count } times
}
board-companion-attempts = Blocked sites: { $sites }.
board-companion-links = { $count ->
    [one] One link hidden in search results.
   *[other] { $count } links hidden in search results.
}
board-companions-missing = Extension missing on { $count } computers at once.
board-companions-missing-names = Computers concerned, to open their cards
board-companions-missing-advice = The cause is probably the same: an update, a rule of the network or of the computers. Each test keeps its question; each alert is handled on its card.
board-self-check-fit = Computer checked: in order
board-self-check-unfit = To look after before the start: { $found }
board-self-check-extension = no extension
board-self-check-permissions = extension without permission
board-self-check-storage = the browser keeps nothing
board-self-check-socket = no live connection
board-self-check-clock = clock off
board-waive = Let them take the test without the extension…
board-waive-question = Let them take the test without the Companion extension?
board-waive-safe = Forbidden sites will not be blocked on this computer. The decision, its reason and your name stay on record.
board-waive-reason = Reason
board-waive-reason-missing = Give the reason.
board-waive-yes = Let them go on without the extension
board-waive-withdraw = Ask for the extension again
board-waived = Takes the test without the extension: { $reason }
board-waived-short = waived
board-command-waive = Leave to do without the extension for { $name }
board-command-waive-withdraw = End of the leave of { $name } to do without the extension
board-command-companion-policy = Decision on the Companion extension

## Categories of sites

site-category-ai = Artificial intelligence
site-category-help-forum = Help forums
site-category-answer-site = Answer sites
site-category-messaging = Messaging
site-category-screen-translation = Screen translation

## In the timeline

timeline-companion-linked = Extension present and proven, version { $version }
timeline-companion-claimed = The page claims the extension, without proof
timeline-companion-summarized = Extension: { $direct } attempts blocked, { $links } links hidden
timeline-companion-another = Another extension tried to pass for the Companion
timeline-companion-page = A script or a program tried to pass for the Companion
timeline-companion-replayed = A message of the Companion was sent a second time
timeline-companion-forged = A forged message was sent in the place of the Companion
timeline-self-checked = The computer checked itself
timeline-companion-waived = May do without the extension: { $reason }
timeline-companion-waiver-withdrawn = The extension is asked for again
timeline-extensions-forbidden = Extensions forbidden for the whole session: { $names }
timeline-extensions-allowed = No extension is forbidden for this session any more
timeline-companion-policy = Companion extension for the whole session: { $policy }. Reason: { $reason }

## Decision of the referent

referent-extensions-tool = Forbidden extensions: { $count }
referent-extensions-title = Extensions that are forbidden during this session
referent-extensions-lead = On computers that the school manages, the Companion tells the invigilator which of them are active. No test is blocked for it. The decision takes effect at once and stays on record.
referent-extensions-label = One extension a line
referent-extensions-hint = Its name, or its id on the browser’s page of extensions. For example: Grammarly.
referent-extensions-too-long = Line { $line }: a name or an id has at most { $most } characters, and no control characters. Shorten it.
referent-extensions-too-many = { $count } extensions: a session may forbid { $most }. Remove some.
referent-policy-tool = Extension: { $policy }
referent-policy-title = Companion extension of this session
referent-policy-lead = The decision takes effect at once, also for tests that run: when it is not required, blocked tests go on and their waiting time is given back. It stays on record with its reason.
referent-policy-reason = Reason
referent-policy-reason-missing = Give the reason.
referent-policy-decide = Decide
referent-policy-cancel = Cancel

## Blocked sites

block-list-title = Blocked sites
block-list-lead = During a test, the Companion extension blocks these sites and hides links to them. Outside of a test it blocks nothing.
block-list-summary = { $count } rules, version { $version }.
block-list-rules = Rules in force
block-list-search = Look for a site
block-list-more = And { $count } others: narrow the search.
block-list-source-platform = added for all centers
block-list-source-center = added by your center
block-list-edit = Change the list
block-list-add = Sites to block
block-list-add-hint = One address a line, such as example.org or example.org/forum. Subdomains are included.
block-list-category = Category of the sites added
block-list-remove = Sites not to block any more
block-list-remove-hint = One rule a line, as the list has it.
block-list-reason = Reason
block-list-for-all = For all centers
block-list-show = Show the effect
block-list-save = Save
block-list-save-note = Look at the effect first, and give the reason.
block-list-effect = { $before } rules before, { $after } after.
block-list-added = Added ({ $count }):
block-list-removed = Removed ({ $count }):
block-list-known = On the list already ({ $count }):
block-list-refused = These rules cannot be taken; nothing is changed while they are there.
block-list-too-many = The list would have more rules than browsers take: 10,000 in all, 2,000 of them with a path.
block-list-changes = Latest changes
block-list-change = { $time } { $by }: { $added } added, { $removed } removed. { $reason }
block-rule-not-a-domain = not the name of a site
block-rule-too-long = more than 200 characters
block-rule-public-suffix = a whole public domain would be blocked
block-rule-own-origin = Vigie itself would be blocked
block-rule-pattern = the path has *, | or ^ in it
block-rule-not-on-the-list = this rule is not on the list
error-block-list-refused = Some rules cannot be taken. Nothing was changed: look at the effect, mend it, then save.
error-block-list-changed = The list was changed meanwhile. Load the page again, then start over.

## Checking the computer

device-check-title = Check this computer
device-check-lead = Before a session: does this computer have what a test needs? Nothing is recorded.
device-check-running = Checking…
device-check-fit = This computer is ready.
device-check-unfit = Something has to be seen to before a test.
device-check-again = Check again
device-check-extension-good = Companion extension, version { $version }.
device-check-extension-bad = The Companion extension does not answer. Install it or turn it on; it must also allow the address of this server.
device-check-policy-managed = It is managed by the school.
device-check-policy-user = It was installed by hand: somebody can turn it off. A policy of the school is better.
device-check-policy-none = No policy of the school is known.
device-check-permissions-good = It has its permissions.
device-check-permissions-bad = It lacks its permissions: open it and allow it on all sites.
device-check-storage-good = The browser keeps answers during an outage.
device-check-storage-bad = The browser keeps nothing: leave the private window, or allow storage for this site.
device-check-clock-good = The clock is right.
device-check-clock-bad = The clock is off by { $minutes } minutes: set the computer right.
device-check-clock-unknown = The time of the server is not known.
device-check-socket-running = Trying a live connection…
device-check-socket-good = The live connection to the server works.
device-check-socket-bad = The live connection (WebSocket) is stopped on its way: a proxy or a firewall must let it through.
check-running = Running:
check-good = In order:
check-notice = To know:
check-bad = To be seen to:

## Checking the network

network-check-title = Check this network
network-check-lead = For who manages computers and networks: what must get through, tried from this browser, and the values for policies.
network-check-reach = What must get through
network-check-https = HTTPS requests to this server.
network-check-settings = Settings of the extension, read from this server.
network-check-websocket = WebSocket connections (wss) to this server, on the same port.
network-check-proxy = A proxy must let the header Upgrade and the protocol vigie-companion.v1 through.
network-check-inspection = TLS inspection must present a certificate that browsers accept, or except this server.
network-check-idle = A connection without traffic for 30 seconds must not be cut.
network-check-values = Values for policies
network-check-origin = Address of the server (servers)
network-check-key = Signing key (keys)
network-check-id = Id of the extension (Chromium, Edge)
network-check-version = Oldest acceptable version
network-check-update = Update address (update_url)
