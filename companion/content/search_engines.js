// The search engines as data: where they are, which element is one result, and how their answers
// by AI are recognized. Engines change their pages without notice: a change is one line here, a
// test page (tests/companion/pages) beside it. Where a result is not recognized, its link alone
// is hidden.
"use strict";

globalThis.VigieSearch = (() => {
  /**
   * @typedef {object} EngineDescription
   * @property {string} name
   * @property {RegExp} host
   * @property {string[]} patterns where its results pages are
   * @property {string} results one result each; the outermost that fits is hidden
   * @property {string} answers blocks of answers by AI that selectors recognize
   * @property {RegExp} labels headings of such blocks, as people read them
   * @property {RegExp} answerPages addresses of pages that are such an answer
   * @property {RegExp} redirects paths of the engine's own links that lead on to a result
   */

  // The many country domains cannot be one match pattern: these are the ones with French as a
  // language, and the common ones.
  const GOOGLE = [
    "com", "fr", "be", "ch", "ca", "lu", "de", "es", "it", "nl", "pt", "co.uk", "ie", "at", "pl",
    "dz", "co.ma", "tn", "sn", "ci", "mg", "cm", "gp", "mu", "com.lb", "ht",
  ];
  const YAHOO = ["search", "fr.search", "uk.search", "de.search", "es.search", "it.search",
    "ca.search", "qc.search", "be.search", "r.search"];

  /** @type {EngineDescription[]} */
  const engines = [
    {
      name: "google",
      host: /^www\.google\.[a-z.]{2,6}$/,
      patterns: GOOGLE.map((ending) => `*://www.google.${ending}/search*`),
      results: "#rso .MjjYud, #rso .g, #rso > div > [data-hveid][data-ved], .related-question-pair, "
        + "#botstuff .MjjYud, g-inner-card, [data-attrid='images universal'] .isv-r, .isv-r",
      answers: "#m-x-content, .YzCcne, [data-mcpr], [data-subtree='aimfl'], [data-attrid='AIOverview']",
      labels: /^(aperçu (généré par l.)?ia|ai overview|vue d.ensemble ia|présentation générée par ia|mode ia|ai mode)$/i,
      answerPages: /^\/(ai|search\?(?:.*&)?udm=50)(?:[/?&]|$)/,
      redirects: /^\/(url|imgres|interstitial)$/,
    },
    {
      name: "bing",
      host: /^(www|cn)\.bing\.com$/,
      patterns: ["*://www.bing.com/*", "*://cn.bing.com/*"],
      results: "#b_results > li.b_algo, #b_results > li.b_ans, .b_vlist2col li, .df_qnacontent, .iuscp",
      answers: "#b_sydConvCont, #b_copilot_search, #copans_container, .b_genserp_container, "
        + "#b_results > li.b_ans:has(.gs_cap, .gs_heroTextHeader, [data-feedbk-ids='CopilotAnswer']), "
        + "#b-scopeListItem-conv, #b-scopeListItem-copilotsearch, .b_phead_sh_link, .b_phead_chat_link",
      labels: /^(réponse (de )?copilot|copilot (search|answer|answers|recherche)|copilot)$/i,
      answerPages: /^\/(chat|copilotsearch|search\/copilot)(?:[/?]|$)/,
      redirects: /^\/(ck\/a|aclk|images\/search)$/,
    },
    {
      name: "duckduckgo",
      host: /^(html\.|lite\.|noai\.)?duckduckgo\.com$/,
      patterns: ["*://duckduckgo.com/*", "*://html.duckduckgo.com/*", "*://lite.duckduckgo.com/*"],
      results: "li[data-layout='organic'], article[data-testid='result'], .result.results_links, "
        + "li[data-layout='videos'], li[data-layout='news']",
      answers: "[data-react-module-id='duckassist'], li[data-layout='duckassist'], "
        + "[data-testid='duckassist-answer'], .module--duckassist, li[data-layout='wikinlp']",
      labels: /^(duckassist|search assist|assistant de recherche|assist)$/i,
      answerPages: /^\/(?:\?(?:.*&)?ia=(chat|assist)|chat|aichat)(?:[/?&]|$)/,
      redirects: /^\/l\/?$/,
    },
    {
      name: "qwant",
      host: /^(www\.|lite\.)?qwant\.com$/,
      patterns: ["*://www.qwant.com/*", "*://lite.qwant.com/*"],
      results: "[data-testid='webResult'], [data-testid='newsResult'], [data-testid='videoResult'], "
        + "article.result, section article",
      answers: "[data-testid='flashAnswer'], [data-testid='aiAnswer'], [data-testid='llmAnswer']",
      labels: /^(réponse flash|flash answer|réponse ia)$/i,
      answerPages: /^\/(ai|chat)(?:[/?]|$)/,
      redirects: /^\/redirect/,
    },
    {
      name: "ecosia",
      host: /^www\.ecosia\.org$/,
      patterns: ["*://www.ecosia.org/*"],
      results: "[data-test-id='mainline-result-web'], [data-test-id='mainline-result-news'], "
        + "[data-test-id='mainline-result-videos'], #main .result, article.result",
      answers: "[data-test-id='ai-overview'], [data-test-id='mainline-ai-overview'], .ai-overview, "
        + "[data-test-id='search-navigation-ai-chat'], .chat-card",
      labels: /^(aperçu(s)? (de l.)?ia|ai overview(s)?|résumé ia)$/i,
      answerPages: /^\/(chat|ai-search|ai-chat)(?:[/?]|$)/,
      redirects: /^\/redirect/,
    },
    {
      name: "brave",
      host: /^search\.brave\.com$/,
      patterns: ["*://search.brave.com/*"],
      results: "#results > .snippet, #results > div[data-type], .fdb.snippet, #discussions .snippet",
      answers: "#llm-snippet, #chatllm, .chatllm, [data-type='llm'], .llm-suggestion, #chatllm-content",
      labels: /^(répondre avec l.ia|réponse ia|answer with ai|ai answer|ask brave|demander à brave)$/i,
      answerPages: /^\/ask(?:[/?]|$)|[?&]summary=1(?:&|$)/,
      redirects: /^\/redirect/,
    },
    {
      name: "yahoo",
      host: /^([a-z]{2}\.|r\.)?search\.yahoo\.com$/,
      patterns: YAHOO.map((name) => `*://${name}.yahoo.com/*`),
      results: "#web > ol > li, .dd.algo, .dd.vidAl, .dd.newsAl, .compQandA li",
      answers: ".dd.aiAnswer, .searchCenterMiddle > li.first:has([class*='genai'], [data-ai-answer]), "
        + "[class*='AIOverview']",
      labels: /^(réponse (générée par l.)?ia|ai answer|ai-generated answer|yahoo scout|résumé ia)$/i,
      answerPages: /^\/(chat|scout)(?:[/?]|$)/,
      redirects: /\/RU=/,
    },
    {
      name: "startpage",
      host: /^www\.startpage\.com$/,
      patterns: ["*://www.startpage.com/*"],
      results: ".w-gl > .result, .w-gl__result, .vo-sp__result, .result",
      answers: ".sx-ai-answer, [data-testid='ai-answer'], .ai-answer",
      labels: /^(réponse ia|ai answer|ai-generated answer|aperçu ia)$/i,
      answerPages: /^\/ai(?:[/?]|$)/,
      redirects: /^\/(cl|redirect)/,
    },
  ];

  /** @param {string} hostname @returns {EngineDescription | null} */
  const engineAt = (hostname) => engines.find(({ host }) => host.test(hostname)) ?? null;

  const patterns = () => engines.flatMap((engine) => engine.patterns);

  /** Is this address nothing but an answer by AI? @param {string} address */
  function isAnswerPage(address) {
    try {
      const { hostname, pathname, search } = new URL(address);
      return engineAt(hostname)?.answerPages.test(`${pathname}${search}`) ?? false;
    } catch {
      return false;
    }
  }

  /**
   * Where a link of a results page leads: the link itself, or what the engine's redirect holds.
   * @param {EngineDescription} engine
   * @param {string} href
   * @returns {string[]}
   */
  function targetsOf(engine, href) {
    let url;
    try {
      url = new URL(href);
    } catch {
      return [];
    }
    if (!engine.host.test(url.hostname) || !engine.redirects.test(url.pathname)) return [href];
    const targets = [...url.searchParams.values()].map(decoded).filter((one) => one !== null);
    const yahoo = /\/RU=([^/]+)\//.exec(url.pathname);
    if (yahoo) {
      const target = decoded(safeDecode(yahoo[1]));
      if (target !== null) targets.push(target);
    }
    return /** @type {string[]} */ (targets);
  }

  /** @param {string} value @returns {string | null} */
  function decoded(value) {
    if (/^https?:\/\//i.test(value)) return value;
    // DuckDuckGo leaves the protocol out.
    if (value.startsWith("//")) return `https:${value}`;
    // Bing: "a1" and the address in base64url.
    if (!/^a1[A-Za-z0-9_-]{8,}$/.test(value)) return null;
    try {
      const text = atob(value.slice(2).replaceAll("-", "+").replaceAll("_", "/"));
      return /^https?:\/\//i.test(text) ? text : null;
    } catch {
      return null;
    }
  }

  /** @param {string} text */
  function safeDecode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";
    }
  }

  return Object.freeze({ engines, engineAt, patterns, isAnswerPage, targetsOf });
})();
