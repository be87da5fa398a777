//! Chromium without a window, through a pipe: the DevTools protocol, texts of JSON with a zero between.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{Program, Running};

/// How long anything may take: many times what it needs, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// When it is for each page, so that it finds the same teams open whatever the day of the test:
/// a Monday, 10:00 in Los Angeles.
const NOW: &str = "2026-11-30T18:00:00Z";

/// A page that is open in a browser of its own.
pub(crate) struct Page {
    browser: Running,
    /// Its profile is gone with it.
    _profile: TempDir,
    /// Where the texts that were not read yet begin.
    read: usize,
    session: String,
    last: u64,
    /// What the browser told meanwhile: errors, requests.
    pub(crate) events: Vec<Value>,
}

impl Page {
    /// Opens a file, with something after its name: `#call=...`.
    #[track_caller]
    pub(crate) fn open(file: &Path, after: &str) -> Self {
        let mut page = Self::blank();
        page.go_to(file, after);
        page
    }

    /// A browser with an empty page.
    #[track_caller]
    pub(crate) fn blank() -> Self {
        let profile = TempDir::new().unwrap();
        let line = "exec chromium --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage \
            --no-first-run --disable-extensions --disable-background-networking --mute-audio \
            --autoplay-policy=no-user-gesture-required --window-size=1280,800 \
            --remote-debugging-pipe \"--user-data-dir=$PROFILE\" about:blank 3<&0 4>&1 0</dev/null 1>/dev/null";
        let browser =
            Program::shell(line).env("PROFILE", profile.path()).limit(4 * PATIENCE).start();
        let (session, events) = (String::new(), Vec::new());
        let mut page = Self { browser, _profile: profile, read: 0, session, last: 0, events };
        let targets = page.ask("Target.getTargets", &json!({}));
        let targets = targets["targetInfos"].as_array().expect("targets");
        let target = targets.iter().find(|it| it["type"] == "page").expect("a page is open");
        let wish = json!({ "targetId": target["targetId"], "flatten": true });
        let attached = page.ask("Target.attachToTarget", &wish);
        attached["sessionId"].as_str().expect("a session").clone_into(&mut page.session);
        for domain in ["Page", "Runtime", "Network", "Log"] {
            page.ask(&format!("{domain}.enable"), &json!({}));
        }
        let clock = format!(
            "{{ const Real = Date, late = Real.parse('{NOW}') - Real.now();
                globalThis.Date = class extends Real {{
                  constructor(...given) {{ super(...(given.length ? given : [Real.now() + late])); }}
                  static now() {{ return Real.now() + late; }}
                }}; }}"
        );
        page.ask("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": clock }));
        page
    }

    /// Loads a file, and waits until it is there.
    #[track_caller]
    pub(crate) fn go_to(&mut self, file: &Path, after: &str) {
        let url = format!("file://{}{after}", file.display());
        let before = self.events.len();
        self.ask("Page.navigate", &json!({ "url": url }));
        self.wait(|page| {
            page.events[before..].iter().any(|event| event["method"] == "Page.loadEventFired")
        });
    }

    /// Asks the browser for something.
    #[track_caller]
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.last += 1;
        let id = self.last;
        let mut asked = json!({ "id": id, "method": method, "params": params });
        if !self.session.is_empty() {
            asked["sessionId"] = json!(self.session);
        }
        self.browser.types(&format!("{asked}\0"));
        let until = Instant::now() + PATIENCE;
        loop {
            while let Some(text) = self.next() {
                if text["id"] == id {
                    assert!(text["error"].is_null(), "{method}: {}", text["error"]);
                    return text["result"].clone();
                }
                self.events.push(text);
            }
            assert!(Instant::now() < until, "no answer to {method}: {}", self.browser);
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn next(&mut self) -> Option<Value> {
        let text = self.browser.said_until(0, self.read)?;
        self.read += text.len() + 1;
        Some(serde_json::from_slice(&text).expect("JSON"))
    }

    #[track_caller]
    fn wait(&mut self, holds: impl Fn(&Self) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !holds(self) {
            assert!(Instant::now() < until, "it never comes");
            while let Some(event) = self.next() {
                self.events.push(event);
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Waits for an event, by its name.
    #[track_caller]
    pub(crate) fn event(&mut self, method: &str) -> Value {
        let is_it = |event: &&Value| event["method"] == method;
        self.wait(|page| page.events.iter().any(|event| is_it(&event)));
        self.events.iter().find(is_it).expect("it came").clone()
    }

    /// What a piece of script comes to; a promise is waited for.
    #[track_caller]
    pub(crate) fn value(&mut self, script: &str) -> Value {
        let wish = json!({ "expression": script, "returnByValue": true, "awaitPromise": true });
        let told = self.ask("Runtime.evaluate", &wish);
        assert!(told["exceptionDetails"].is_null(), "{script}\n{}", told["exceptionDetails"]);
        told["result"]["value"].clone()
    }

    /// Waits until a piece of script holds.
    #[track_caller]
    pub(crate) fn until(&mut self, script: &str) {
        let until = Instant::now() + PATIENCE;
        while self.value(script) != json!(true) {
            let seen = if Instant::now() < until {
                None
            } else {
                Some(self.value("document.body.innerText"))
            };
            assert!(seen.is_none(), "never: {script}\n{}", seen.unwrap_or_default());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Presses a key of the keyboard.
    #[track_caller]
    pub(crate) fn press(&mut self, key: &str) {
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" && key.len() == 1 { key } else { "" };
            self.ask("Input.dispatchKeyEvent", &json!({ "type": kind, "key": key, "text": text }));
        }
    }

    /// Clicks what a selector finds, as a person does: it must be seen, and nothing lie above it.
    #[track_caller]
    pub(crate) fn click(&mut self, selector: &str) {
        let quoted = json!(selector);
        let place = self.value(&format!(
            "(() => {{ const it = [...document.querySelectorAll({quoted})].find((it) => it.checkVisibility());\
             if (!it) return null; it.scrollIntoView({{ block: 'center', behavior: 'instant' }});\
             const box = it.getBoundingClientRect();\
             return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        ));
        assert!(place.is_array(), "{selector} is not to be seen");
        for kind in ["mousePressed", "mouseReleased"] {
            let wish = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.ask("Input.dispatchMouseEvent", &wish);
        }
    }

    /// What the page complained of: errors and warnings of scripts, of the policy, of the network.
    pub(crate) fn complaints(&mut self) -> Vec<String> {
        self.value("1");
        let complaint = |event: &Value| {
            let (method, params) = (event["method"].as_str()?, &event["params"]);
            let said = match method {
                "Runtime.exceptionThrown" => params["exceptionDetails"].to_string(),
                "Runtime.consoleAPICalled" => params.to_string(),
                "Log.entryAdded" => params["entry"].to_string(),
                _ => return None,
            };
            Some(format!("{method}: {said}"))
        };
        self.events.iter().filter_map(complaint).collect()
    }

    /// What was asked for over the network: everything but the page itself and what stands in it.
    pub(crate) fn requests(&mut self) -> Vec<String> {
        self.value("1");
        let requests = self.events.iter().filter(|it| it["method"] == "Network.requestWillBeSent");
        let urls = requests.filter_map(|it| it["params"]["request"]["url"].as_str());
        let inside =
            |url: &str| ["file:", "data:", "blob:", "about:"].iter().any(|it| url.starts_with(it));
        urls.filter(|url| !inside(url)).map(str::to_owned).collect()
    }
}
