// Cuts PatternFly's style sheet to what the pages use; Trunk calls it before each build
// (see Trunk.toml). The full sheet has 1.66 MB, for components that Vigie does not have.
//
// A selector stays if all its classes, ids and elements are words of the sources: the Rust
// code, the page and our own style sheets. A custom property stays if a rule that stays
// reads it, by however many steps; so do fonts and animations. PurgeCSS was tried: it loses
// custom properties that only other ones read, fonts named by one, and `:is(:empty, .x)`.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import postcss from "postcss";
import parseSelector from "postcss-selector-parser";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "node_modules/@patternfly/patternfly/patternfly.min.css");
const target = join(root, "target/patternfly/patternfly.css");

function textOf(folder, ending) {
    return readdirSync(join(root, folder), { recursive: true })
        .filter((name) => name.endsWith(ending))
        .map((name) => readFileSync(join(root, folder, name), "utf8"))
        .join("\n");
}

const rust = textOf("frontend/src", ".rs");
const styles = textOf("frontend/styles", ".css");
const page = readFileSync(join(root, "frontend/index.html"), "utf8");
const words = new Set([rust, styles, page].join("\n").match(/[\w-]+/g));

/** Can anything in the pages match? What is negated need not be there. */
function canMatch(selector) {
    return selector.nodes.every((node) => {
        switch (node.type) {
            case "class":
            case "id":
            case "tag":
                return words.has(node.value);
            case "pseudo":
                return ![":is", ":where", ":has"].includes(node.value) || node.nodes.some(canMatch);
            default:
                return true;
        }
    });
}

const sheet = postcss.parse(readFileSync(source, "utf8"));
const isKeyframe = (rule) => rule.parent.name?.endsWith("keyframes");
const selectors = parseSelector();
sheet.walkRules((rule) => {
    if (isKeyframe(rule)) {
        return;
    }
    const used = selectors.astSync(rule.selector).nodes.filter(canMatch);
    if (used.length === 0) {
        rule.remove();
    } else {
        rule.selector = used.map((selector) => String(selector).trim()).join(",");
    }
});

// What is read, from the declarations of the pages to the custom properties behind them.
const isCustom = (declaration) => declaration.prop.startsWith("--");
const isFontFace = (declaration) => declaration.parent.name === "font-face";
const read = new Set(styles.match(/--pf-[\w-]+/g));
const definitions = new Map();
const queue = [];
let values = styles;
function follow(value) {
    values += `\n${value}`;
    for (const [, name] of value.matchAll(/var\(\s*(--[\w-]+)/g)) {
        if (!read.has(name)) {
            read.add(name);
            queue.push(name);
        }
    }
}
queue.push(...read);
sheet.walkDecls((declaration) => {
    if (isCustom(declaration)) {
        definitions.set(declaration.prop, [
            ...(definitions.get(declaration.prop) ?? []),
            declaration.value,
        ]);
    } else if (!isFontFace(declaration)) {
        follow(declaration.value);
    }
});
while (queue.length > 0) {
    definitions.get(queue.pop())?.forEach(follow);
}
sheet.walkDecls((declaration) => {
    if (isCustom(declaration) && !read.has(declaration.prop)) {
        declaration.remove();
    }
});
sheet.walkAtRules((rule) => {
    const unread = {
        property: () => !read.has(rule.params),
        keyframes: () => !values.includes(rule.params),
        "font-face": () => {
            const family = rule.nodes.find((node) => node.prop === "font-family").value;
            return !values.includes(family.replaceAll(/["']/g, ""));
        },
    }[rule.name];
    if (unread?.()) {
        rule.remove();
    }
});
// Innermost first, so that what only held empty rules is empty as well.
const containers = [];
sheet.walk((node) => {
    if (node.nodes) {
        containers.unshift(node);
    }
});
containers.filter((node) => node.nodes.length === 0).forEach((node) => node.remove());

const kept = sheet.toString();
const misspelled = [...new Set(`${rust}\n${styles}`.match(/pf-(?:v6|m)-[\w-]+/g))].filter(
    (name) => !kept.includes(`.${name}`) && !kept.includes(`--${name}`),
);
if (misspelled.length > 0) {
    throw new Error(`PatternFly has no class ${misspelled.join(", ")}`);
}
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, kept);
