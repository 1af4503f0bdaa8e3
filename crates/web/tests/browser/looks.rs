//! What is looked for on every page that a browser passes: light and dark, large text, paper, and the reader's own colours.

use serde_json::{Value, json};

use crate::chrome::Browser;

/// WCAG 2.0 to 2.2 at A and AA, and what axe advises beyond that.
const RULES: [&str; 7] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/// The width of a sheet of A4 between our margins, in CSS pixels.
const PAPER_WIDTH: u32 = 703;

/// The rules that depend on which colours are shown; the others find the same in light and in dark.
const OF_COLOUR: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// Runs axe and names each fault with the first elements that have it.
const AXE: &str = "const done = arguments[1]; axe.run({ runOnly: arguments[0] }).then((found) => done(found.violations.map((fault) =>
    fault.id + ': ' + fault.nodes.slice(0, 3).map((node) => node.target + ' ' + (node.any[0]?.message ?? node.all[0]?.message ?? '')).join(' | '))));";

/// With text at this many per cent: what hides behind the edge of its box, and whether one must scroll sideways.
/// Fields are left out, since what is typed in them may be longer than they are.
const LOST: &str = "const root = document.documentElement;
    root.style.fontSize = arguments[0] + '%';
    const name = (box) => box.tagName + '.' + (box.getAttribute('class') ?? '');
    const hides = (style) => ['hidden', 'clip'].includes(style.overflowX) && style.clipPath === 'none';
    const lost = [...document.querySelectorAll('body :not(input, select)')]
        .filter((box) => box.clientWidth > 1 && box.scrollWidth > box.clientWidth + 1 && hides(getComputedStyle(box)))
        .map((box) => (box.scrollWidth - box.clientWidth) + ' px are cut off in ' + name(box));
    const over = root.scrollWidth - root.clientWidth;
    if (over > 0) {
        const most = [...document.querySelectorAll('body *')].filter((box) => !box.closest('.mee-filters, .mee-rol'))
            .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
        lost.push('the page is ' + over + ' px too wide, because of ' + name(most));
    }
    root.style.fontSize = '';
    return lost;";

/// On paper stands what one reads: nothing to press or fill in, dark on white, and a head on each table.
const PAPER: &str = "const faults = [];
    const name = (box) => box.tagName + '.' + (box.getAttribute('class') ?? '') + ' ' + box.textContent.trim().slice(0, 30);
    const seen = (box) => box.checkVisibility() && box.getBoundingClientRect().width > 1;
    const acts = '.mee-nav, .mee-kruimel, .mee-kop__rechts, .mee-gedaan, footer, form, button, input:not([readonly]), select, textarea, summary, [class*=utrecht-button], .nl-skip-link';
    for (const box of document.querySelectorAll(acts)) if (seen(box)) faults.push('not for paper: ' + name(box));
    const light = (colour) => { const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number); return alpha === 0 ? null : (red * 299 + green * 587 + blue * 114) / 255000; };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const box = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !seen(box)) continue;
        const style = getComputedStyle(box);
        if (light(box.closest('svg') ? style.fill : style.color) > 0.45) faults.push('pale on paper: ' + name(box));
        let ground = box;
        while (ground && light(getComputedStyle(ground).backgroundColor) === null) ground = ground.parentElement;
        if (ground && light(getComputedStyle(ground).backgroundColor) < 0.85) faults.push('on a dark ground: ' + name(box));
    }
    for (const head of document.querySelectorAll('thead'))
        if (seen(head) && getComputedStyle(head).display !== 'table-header-group') faults.push('a head that is not repeated: ' + name(head));
    return faults;";

/// Where the reader chose the colours, shape still tells what colour told before.
const CONTRAST: &str = "const faults = [];
    const style = (box) => getComputedStyle(box);
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'Canvas';
    const ground = style(probe).color;
    probe.remove();
    const edges = (box) => [style(box).borderBlockEndColor, style(box).borderInlineStartColor];
    for (const link of document.querySelectorAll('.mee-nav a'))
        if (edges(link).includes(ground) === link.matches('[aria-current]')) faults.push('the menu marks the wrong page: ' + link.textContent);
    for (const late of document.querySelectorAll('.mee-ritme--laat'))
        if (late.checkVisibility() && style(late).backgroundImage === 'none') faults.push('too late looks like an empty bar');
    for (const chosen of document.querySelectorAll('.mee-keuze input:checked + label')) {
        const other = chosen.closest('.mee-keuzes')?.querySelector('input:not(:checked) + label');
        if (other && style(other).backgroundColor === style(chosen).backgroundColor) faults.push('nothing marks the choice ' + chosen.textContent.trim());
    }
    return faults;";

impl Browser {
    /// What keeps people out of the page that is open, at the width of this window and at the narrowest.
    pub async fn faults(&self) -> Vec<String> {
        let mut faults = self.lost().await;
        for (scheme, rules) in [("light", &RULES[..]), ("dark", &OF_COLOUR[..])] {
            self.emulate("screen", &[("prefers-color-scheme", scheme)]).await;
            faults.extend(self.axe(rules).await.into_iter().map(|fault| format!("{scheme}: {fault}")));
        }
        if self.is_wide() {
            faults.extend(self.on_paper().await);
        }
        self.emulate("screen", &[("forced-colors", "active")]).await;
        faults.extend(self.list(CONTRAST, vec![]).await.into_iter().map(|fault| format!("forced colours: {fault}")));
        self.emulate("screen", &[]).await;
        let address = self.address().await;
        faults.into_iter().map(|fault| format!("{address} at {}: {fault}", self.width)).collect()
    }

    pub fn is_wide(&self) -> bool {
        self.width > 600
    }

    /// Where something falls outside the page or its box: 320 px stands for a wide screen at four times its size. A walk goes
    /// at both widths; each looks at its own half.
    async fn lost(&self) -> Vec<String> {
        let mut lost = Vec::new();
        let wide = [(1280, 100), (1280, 200), (768, 100)];
        let narrow = [(360, 100), (360, 200), (320, 100)];
        for (width, text) in if self.is_wide() { wide } else { narrow } {
            self.resize(width).await;
            let mut found = self.list(LOST, vec![json!(text)]).await;
            if !found.is_empty() {
                // The text has just changed its size, and what asks for the room in rem may be laid out a moment later: what is
                // lost for a reader is lost in a window that was drawn anew as well.
                self.resize(width - 1).await;
                self.list(LOST, vec![json!(text)]).await;
                self.resize(width).await;
                found = self.list(LOST, vec![json!(text)]).await;
            }
            lost.extend(found.into_iter().map(|fault| format!("{width} px, text at {text} %: {fault}")));
        }
        self.resize(self.width).await;
        lost
    }

    /// Printed from a screen that is dark, since that is where pale letters would come from.
    async fn on_paper(&self) -> Vec<String> {
        self.emulate("print", &[("prefers-color-scheme", "dark")]).await;
        self.resize(PAPER_WIDTH).await;
        let mut faults = self.list(PAPER, vec![]).await;
        faults.extend(self.list(LOST, vec![json!(100)]).await);
        self.resize(self.width).await;
        faults.into_iter().map(|fault| format!("paper: {fault}")).collect()
    }

    async fn axe(&self, rules: &[&str]) -> Vec<String> {
        // It is half a megabyte: sent once to each page.
        if self.run("return Boolean(window.axe)", vec![]).await != true {
            self.run(&self.axe, vec![]).await;
        }
        let found = self.driver.execute_async(AXE, vec![json!(rules)]).await.expect("axe runs");
        found.convert().expect("axe answers with a list")
    }

    /// A script that answers with a list of texts.
    pub async fn list(&self, script: &str, arguments: Vec<Value>) -> Vec<String> {
        let found = self.run(script, arguments).await;
        serde_json::from_value(found).expect("the script answers with a list")
    }

    /// Makes the page think it is printed, or that the reader prefers dark or has colours of their own.
    pub async fn emulate(&self, media: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let wish = json!({ "media": media, "features": features });
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", wish).await.expect("the media can be emulated");
    }
}
