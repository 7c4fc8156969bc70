// Watches the application from outside of it: a page that has died must not go on saying that it
// lives, and a browser that cannot run it must not say "loading" without an end.
//
// Plain JavaScript of 2015 without modules, so that also a browser that cannot run the rest says
// why. Trunk writes it into the page; the server names its digest in the Content Security Policy.
//
// The application calls `vigieWatchdog.beat(drawn)` after it has drawn its `Heartbeat`, once a
// second, and `received(count)` for each frame of its socket (`src/watchdog.rs`). The element of
// the heartbeat says in the document itself what was drawn.
"use strict";
(function () {
    var CHECK_EVERY = 1000;
    // A page in sight that has not drawn its heartbeat for so long is frozen. Milliseconds, all.
    var FROZEN_AFTER = 5000;
    // What was received must be in the document by then.
    var DRAWN_WITHIN = 5000;
    // The application has to run by then, on the slowest line of a school.
    var STARTED_WITHIN = 9000;

    var ROOT = "app";
    var HEARTBEAT = "[data-vigie-drawn]";

    var RELOAD = { fr: "Recharger la page", en: "Reload the page" };
    // One sentence for each cause. Nothing is lost: what was not sent yet stays in the tab.
    var COVERS = {
        dead: {
            fr: "Cette page ne répond plus et ce qu’elle montre n’est plus sûr : rechargez-la, rien de ce qui a été fait n’est perdu.",
            en: "This page has stopped and what it shows may be out of date: reload it, nothing that was done is lost."
        },
        changed: {
            fr: "Une traduction ou une extension du navigateur a modifié cette page : désactivez-la, puis rechargez ; rien de ce qui a été fait n’est perdu.",
            en: "A translation or a browser extension has changed this page: turn it off, then reload; nothing that was done is lost."
        }
    };
    var DIAGNOSES = {
        no_webassembly: {
            fr: "Ce navigateur ne sait pas exécuter WebAssembly, ou un réglage l’interdit. Utilisez une version récente de Firefox, Chrome, Edge ou Safari, ou faites autoriser WebAssembly par l’administrateur.",
            en: "This browser cannot run WebAssembly, or a setting forbids it. Use a recent version of Firefox, Chrome, Edge or Safari, or ask the administrator to allow WebAssembly."
        },
        too_old: {
            fr: "Ce navigateur est trop ancien pour Vigie. Utilisez une version récente de Firefox, Chrome, Edge ou Safari.",
            en: "This browser is too old for Vigie. Use a recent version of Firefox, Chrome, Edge or Safari."
        },
        not_loaded: {
            fr: "Le programme de Vigie n’est pas arrivé : le réseau est très lent, ou un filtre bloque ses fichiers. La page continue d’essayer.",
            en: "The program of Vigie has not arrived: the network is very slow, or a filter blocks its files. The page goes on trying."
        },
        no_socket: {
            fr: "Le réseau laisse passer les pages mais bloque la connexion en direct (WebSocket), sans laquelle ni test ni surveillance ne sont possibles. La page continue d’essayer.",
            en: "The network lets pages through but blocks the live connection (WebSocket), without which neither a test nor watching a room is possible. The page goes on trying."
        }
    };
    var WORDS = {
        title: { fr: "Vigie ne peut pas fonctionner sur ce poste", en: "Vigie cannot work on this computer" },
        tell: {
            fr: "Prévenez l’équipe de surveillance. À transmettre à l’administrateur du réseau ou du poste :",
            en: "Tell the invigilator. To be passed on to the administrator of the network or the computer:"
        },
        copy: { fr: "Copier", en: "Copy" },
        copied: { fr: "Copié", en: "Copied" },
        details: { fr: "Détails", en: "Details" }
    };

    var loadedAt = Date.now();
    var checkedAt = loadedAt;
    var beatAt = 0;
    var drawn = 0;
    var received = 0;
    // Since when something received waits to be drawn; 0 when nothing does.
    var waitingSince = 0;
    var started = false;
    var isCovered = false;
    // The diagnosis that is shown, if one is.
    var shown = null;

    // Reading the page out in French or English follows the page's own language.
    function languages() {
        return document.documentElement.lang === "en" ? ["en", "fr"] : ["fr", "en"];
    }

    function element(name, parent, text, lang) {
        var made = document.createElement(name);
        if (text) made.textContent = text;
        if (lang) made.lang = lang;
        if (parent) parent.appendChild(made);
        return made;
    }

    function inBothLanguages(name, parent, words) {
        languages().forEach(function (lang) {
            element(name, parent, words[lang], lang);
        });
    }

    function button(parent, words, id, onclick) {
        var made = element("button", parent);
        made.type = "button";
        made.className = "pf-v6-c-button pf-m-primary";
        made.setAttribute("data-testid", id);
        languages().forEach(function (lang, index) {
            if (index) made.appendChild(document.createTextNode(" / "));
            element("span", made, words[lang], lang);
        });
        made.addEventListener("click", onclick);
        return made;
    }

    // A page of its own over the application, which cannot be used any more meanwhile.
    function sheet(id, role) {
        var root = document.getElementById(ROOT);
        if (root) root.setAttribute("inert", "");
        var made = element("div");
        made.className = "vigie-cover";
        made.setAttribute("data-testid", id);
        made.setAttribute("role", role);
        made.setAttribute("translate", "no");
        var card = element("div", made);
        card.className = "vigie-cover__card";
        document.body.appendChild(made);
        return { all: made, card: card };
    }

    function cover(cause) {
        if (isCovered) return;
        isCovered = true;
        hideDiagnosis();
        var made = sheet("cover", "alertdialog");
        made.all.setAttribute("aria-modal", "true");
        made.all.setAttribute("aria-labelledby", "vigie-cover-text");
        made.all.setAttribute("data-cause", cause);
        var text = element("div", made.card);
        text.id = "vigie-cover-text";
        inBothLanguages("p", text, COVERS[cause]);
        button(made.card, RELOAD, "cover-reload", function () {
            location.reload();
        }).focus();
    }

    // ---- Diagnosis ----

    function socketAddress() {
        var secure = location.protocol === "https:";
        return {
            base: (secure ? "wss://" : "ws://") + location.host + "/api/socket/",
            port: location.port || (secure ? "443" : "80")
        };
    }

    function report(reason, detail) {
        var socket = socketAddress();
        return [
            "Vigie: " + reason + (detail ? " (" + detail + ")" : ""),
            location.protocol + "//" + location.host + "/  HTML, JavaScript, application/wasm",
            socket.base + "...  WebSocket (HTTP/1.1 Upgrade), TCP " + socket.port,
            navigator.userAgent,
            new Date().toISOString()
        ].join("\n");
    }

    function copy(text, from, done) {
        function byHand() {
            from.focus();
            from.select();
            document.execCommand("copy");
            done();
        }
        if (navigator.clipboard && navigator.clipboard.writeText) {
            navigator.clipboard.writeText(text).then(done, byHand);
        } else {
            byHand();
        }
    }

    function diagnose(reason, detail) {
        if (isCovered || shown) return;
        var made = sheet("diagnosis", "alert");
        shown = { reason: reason, all: made.all };
        made.all.setAttribute("data-reason", reason);
        languages().forEach(function (lang, index) {
            var part = element("div", made.card, "", lang);
            element(index ? "h2" : "h1", part, WORDS.title[lang]);
            element("p", part, DIAGNOSES[reason][lang]);
            element("p", part, WORDS.tell[lang]);
        });
        var text = report(reason, detail);
        var field = element("textarea", made.card);
        field.readOnly = true;
        field.rows = 6;
        field.value = text;
        field.setAttribute("aria-label", WORDS.details[languages()[0]]);
        field.setAttribute("data-testid", "diagnosis-report");
        var actions = element("div", made.card);
        actions.className = "vigie-cover__actions";
        var said = element("span");
        said.setAttribute("role", "status");
        button(actions, WORDS.copy, "diagnosis-copy", function () {
            copy(text, field, function () {
                said.textContent = WORDS.copied[languages()[0]];
            });
        });
        button(actions, RELOAD, "diagnosis-reload", function () {
            location.reload();
        }).className = "pf-v6-c-button pf-m-secondary";
        actions.appendChild(said);
    }

    function hideDiagnosis() {
        if (!shown) return;
        document.body.removeChild(shown.all);
        shown = null;
        var root = document.getElementById(ROOT);
        if (root) root.removeAttribute("inert");
    }

    // What this browser lacks, without waiting for anything.
    function missing() {
        if (!("noModule" in document.createElement("script"))) return "too_old";
        try {
            // The smallest module there is: magic number and version.
            new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
        } catch (_) {
            return "no_webassembly";
        }
        return null;
    }

    // The application did not start: its program does not fit the browser, or did not come.
    function startFailed(error) {
        if (started) return;
        var name = (error && error.name) || "";
        var detail = String((error && error.message) || error || "");
        // A page of a filter in place of the program is no program either.
        var foreign = /magic|MIME|expected/i.test(detail);
        var misfit = (name === "CompileError" || name === "LinkError") && !foreign;
        diagnose(misfit ? "too_old" : "not_loaded", detail.slice(0, 200));
    }

    // ---- Changes of the document that the application did not make ----

    // Nodes that the scripts of the page have made, and those that they have taken away or moved.
    // Translators and extensions have worlds of their own and do not come by here.
    var made = new WeakSet();
    var taken = new WeakSet();

    function remember(prototype, method, note) {
        var original = prototype[method];
        prototype[method] = function () {
            var node = original.apply(this, arguments);
            note(node);
            return node;
        };
    }

    function watchChanges() {
        function noteMade(node) {
            made.add(node);
        }
        function noteTaken(node) {
            taken.add(node);
        }
        remember(Document.prototype, "createElement", noteMade);
        remember(Document.prototype, "createElementNS", noteMade);
        remember(Document.prototype, "createTextNode", noteMade);
        remember(Node.prototype, "cloneNode", noteMade);
        // They return the node that is not, or no more, where it was.
        remember(Node.prototype, "removeChild", noteTaken);
        remember(Node.prototype, "replaceChild", noteTaken);
        remember(Node.prototype, "insertBefore", noteTaken);
        remember(Node.prototype, "appendChild", noteTaken);
    }

    // What is merely put beside our nodes (the icon of a password manager) does no harm. What
    // takes one of them away does, to replace it, to wrap it or for good: what is drawn
    // afterwards is drawn out of sight. `font` is what translators put in.
    function disturbs(record) {
        if (record.type === "attributes") {
            return /\btranslated-(ltr|rtl)\b/.test(document.documentElement.className);
        }
        var isFont = function (node) {
            return node.nodeName === "FONT";
        };
        var isTakenByOthers = function (node) {
            return made.has(node) && !taken.has(node);
        };
        return some(record.addedNodes, isFont) || some(record.removedNodes, isTakenByOthers);
    }

    function some(list, test) {
        return Array.prototype.some.call(list, test);
    }

    function watchDocument() {
        var observer = new MutationObserver(function (records) {
            if (started && records.some(disturbs)) cover("changed");
        });
        observer.observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
        observer.observe(document.getElementById(ROOT), { childList: true, subtree: true });
    }

    // ---- The heartbeat ----

    // A page out of sight is slowed down by its browser, a computer that slept has stood still:
    // both begin anew.
    function beginAnew(now) {
        beatAt = now;
        if (waitingSince) waitingSince = now;
    }

    function inDocument() {
        var element = document.querySelector(HEARTBEAT);
        return element ? Number(element.getAttribute("data-vigie-drawn")) : -1;
    }

    function check() {
        var now = Date.now();
        var slept = now - checkedAt > 3 * CHECK_EVERY || now < checkedAt;
        checkedAt = now;
        if (document.visibilityState === "hidden" || slept) {
            beginAnew(now);
        } else if (!started) {
            if (now - loadedAt > STARTED_WITHIN) diagnose("not_loaded", "timeout");
        } else if (now - beatAt > FROZEN_AFTER || inDocument() !== drawn) {
            cover("dead");
        } else if (waitingSince && now - waitingSince > DRAWN_WITHIN) {
            cover("dead");
        }
    }

    window.vigieWatchdog = {
        // The heartbeat was drawn, with everything of the first `count` frames.
        beat: function (count) {
            if (shown && !started) hideDiagnosis();
            started = true;
            beatAt = Date.now();
            drawn = count;
            if (drawn >= received) waitingSince = 0;
        },
        // The application was given so many frames until now.
        received: function (count) {
            received = count;
            if (!waitingSince) waitingSince = Date.now();
        },
        panicked: function () {
            cover("dead");
        },
        // Requests go through, the socket at this address does not.
        socketBlocked: function (address) {
            diagnose("no_socket", address);
        },
        socketOpened: function () {
            if (shown && shown.reason === "no_socket") hideDiagnosis();
        }
    };

    window.addEventListener("error", function (event) {
        var failed = event.target;
        if (failed && failed.nodeName === "SCRIPT") {
            startFailed(failed.src);
        } else if (started && window.WebAssembly && event.error instanceof WebAssembly.RuntimeError) {
            // A panic that did not get as far as to say so.
            cover("dead");
        } else {
            startFailed(event.error || event.message);
        }
    }, true);
    window.addEventListener("unhandledrejection", function (event) {
        startFailed(event.reason);
    });

    document.addEventListener("DOMContentLoaded", function () {
        var lacks = missing();
        if (lacks) {
            diagnose(lacks);
            return;
        }
        watchDocument();
        setInterval(check, CHECK_EVERY);
    });
    if (window.WeakSet && window.MutationObserver) watchChanges();
})();
