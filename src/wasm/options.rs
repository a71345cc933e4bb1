//! Options, from a JavaScript object: whatever is not as it must be is refused, with what would be right.

use js_sys::{Array, JsString, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::error::bad_option;
use crate::finding::{Level, shown};
use crate::options::{Options, Profile};
use crate::rules::{RuleId, did_you_mean, list, nearest};

const NAMES: [&str; 8] =
    ["profile", "rules", "unwrap", "maxFindings", "maxEventBytes", "maxDepth", "maskValues", "report"];

/// The most findings that a report can hold.
const MAX_FINDINGS: u32 = 10_000;
/// The largest event that can be let in, 16 MiB: the module's memory holds what the worst of that size leads to.
const MAX_EVENT_BYTES: u32 = 1 << 24;
/// The deepest nesting that can be let in.
const MAX_DEPTH: u32 = 10_000;

const LEVELS: [&str; 4] = ["info", "warning", "error", "off"];

/// Reads the options of a check; nothing given is all of the defaults.
pub(super) fn parse(given: &JsValue) -> Result<Options, JsValue> {
    let mut options = Options::default();
    if given.is_undefined() {
        return Ok(options);
    }
    for (name, value) in members(given).ok_or_else(|| must_be("the options", given, "an object"))? {
        // As for any JavaScript function, an option that is undefined is one that is not given.
        if value.is_undefined() {
            continue;
        }
        match name.as_str() {
            "profile" => {
                let words = Profile::ALL.map(Profile::as_str);
                options.profile = word(&name, &value, "profile", &words, Profile::parse)?;
            }
            "rules" => options.rules = rules(&value)?,
            "unwrap" => options.unwrap = boolean(&name, &value)?,
            "maxFindings" => options.max_findings = integer(&name, &value, 0, MAX_FINDINGS)?,
            "maxEventBytes" => options.limits.max_event_bytes = integer(&name, &value, 1, MAX_EVENT_BYTES)?,
            "maxDepth" => options.limits.max_depth = integer(&name, &value, 1, MAX_DEPTH)?,
            "maskValues" => options.mask_values = boolean(&name, &value)?,
            "report" => {
                let words = Level::ALL.map(Level::as_str);
                options.report = word(&name, &value, "level", &words, Level::parse)?;
            }
            _ => return Err(unknown("option", &name, &NAMES, &format!("; the options are {}", list(NAMES)))),
        }
    }
    Ok(options)
}

fn rules(value: &JsValue) -> Result<Vec<(RuleId, Option<Level>)>, JsValue> {
    let members = members(value).ok_or_else(|| must_be("`rules`", value, "an object of rule ids and levels"))?;
    let mut rules = Vec::new();
    for (id, value) in members {
        if value.is_undefined() {
            continue;
        }
        let ids: Vec<&str> = RuleId::ALL.iter().map(|rule| rule.as_str()).collect();
        let rule = RuleId::parse(&id).ok_or_else(|| unknown("rule", &id, &ids, "; `rules()` lists the rules"))?;
        let name = format!("rules[\"{id}\"]");
        let level = word(&name, &value, "level", &LEVELS, |word| match word {
            "off" => Some(None),
            _ => Level::parse(word).map(Some),
        })?;
        rules.push((rule, level));
    }
    Ok(rules)
}

/// The members of a plain object, which the TypeScript face has made for this, so that reading it runs no user's code.
fn members(value: &JsValue) -> Option<Vec<(String, JsValue)>> {
    if !value.is_object() || Array::is_array(value) {
        return None;
    }
    let entries = Object::entries(value.unchecked_ref()).into_iter();
    Some(entries.map(|pair| pair.unchecked_into::<Array>()).map(|pair| (string(&pair.get(0)), pair.get(1))).collect())
}

/// A text that may hold lone surrogates.
fn string(value: &JsValue) -> String {
    value
        .dyn_ref::<JsString>()
        .map(|text| String::from_utf16_lossy(&text.iter().collect::<Vec<u16>>()))
        .unwrap_or_default()
}

fn word<T>(
    name: &str,
    value: &JsValue,
    what: &str,
    words: &[&'static str],
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, JsValue> {
    let allowed = format!("one of {}", list(words.iter().copied()));
    if !value.is_string() {
        return Err(must_be(&format!("`{name}`"), value, &allowed));
    }
    let text = string(value);
    parse(&text).ok_or_else(|| {
        let suggestion: Vec<String> = nearest(&text, words.iter().copied()).into_iter().collect();
        let text = shown(&text);
        bad_option(&format!("`{name}`: there is no {what} `{text}`; it must be {allowed}{}", did_you_mean(&suggestion)))
    })
}

fn boolean(name: &str, value: &JsValue) -> Result<bool, JsValue> {
    value.as_bool().ok_or_else(|| must_be(&format!("`{name}`"), value, "true or false"))
}

fn integer(name: &str, value: &JsValue, least: u32, most: u32) -> Result<u32, JsValue> {
    match value.as_f64() {
        Some(number) if number.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(&number) => {
            Ok(number as u32)
        }
        _ => Err(must_be(&format!("`{name}`"), value, &format!("an integer from {least} to {most}"))),
    }
}

fn unknown(what: &str, name: &str, known: &[&str], where_to_look: &str) -> JsValue {
    let suggestion: Vec<String> = nearest(name, known.iter().copied()).into_iter().collect();
    let help = if suggestion.is_empty() { where_to_look.to_owned() } else { did_you_mean(&suggestion) };
    bad_option(&format!("there is no {what} `{}`{help}", shown(name)))
}

fn must_be(name: &str, value: &JsValue, what: &str) -> JsValue {
    bad_option(&format!("{name} must be {what}, not {}", said(value)))
}

/// A value as a message names it.
fn said(value: &JsValue) -> String {
    if value.as_f64().is_some() {
        // In JavaScript's own notation.
        return string(&value.unchecked_ref::<Object>().to_string());
    }
    if let Some(flag) = value.as_bool() {
        return flag.to_string();
    }
    if value.is_string() {
        return format!("the string `{}`", shown(&string(value)));
    }
    let what = if value.is_null() {
        "null"
    } else if value.is_function() {
        "a function"
    } else if value.is_symbol() {
        "a symbol"
    } else if value.is_bigint() {
        "a BigInt"
    } else if Array::is_array(value) {
        "an array"
    } else {
        "an object"
    };
    what.to_owned()
}
