//! `action`: its form and its place in the catalog.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene, did_you_mean};
use crate::event::Field;
use crate::finding::{Level, shown};

const FORM: &str = "two or more parts of letters, digits, `_` and `-`, separated by dots";

/// `action/format`
pub static FORMAT: Rule = Rule {
    id: RuleId::ActionFormat,
    summary: "`action` has fewer than two parts, an empty part, or a character outside `[A-Za-z0-9_-]`",
    why: "The action is what queries and alerts match on; its parts say which service, which object and which verb.",
    mend: "Write it as `service.object.verb`.",
    cases: &[CaseSpec { case: Case::ActionFormat, when: "", emit: Some(Level::Error), ingest: Some(Level::Error) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        if let Some(action) = scene.action.faulty() {
            out.report(Case::ActionFormat, At::Value(Field::Action), |say| {
                Detail::new(format!("`action` is {}; it must be {FORM}", say.value(action)))
                    .found(say, action)
                    .expected(FORM)
            });
        }
    },
};

/// `action/unknown`
pub static UNKNOWN: Rule = Rule {
    id: RuleId::ActionUnknown,
    summary: "`action` is neither in the catalog, nor an instance of a template, nor in a catalog the user added",
    why: "An action nobody documented is either misspelled, new, or not what it says it is.",
    mend: "Take one of the suggestions if one was meant; load the IBM Cloud pack, or add your own service's actions with `defineActions`.",
    cases: &[
        CaseSpec {
            case: Case::ActionUnknown,
            when: "the catalog has entries of the action's first part",
            emit: Some(Level::Warning),
            ingest: Some(Level::Warning),
        },
        CaseSpec {
            case: Case::ActionUnknownService,
            when: "the catalog has no entry of the action's first part",
            emit: Some(Level::Warning),
            ingest: Some(Level::Info),
        },
    ],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let Some(action) = scene.action.sound() else { return };
        if scene.entry.is_some() {
            return;
        }
        let service = action.split('.').next().unwrap_or_default();
        let known = scene.catalog.knows_service(service);
        let case = if known { Case::ActionUnknown } else { Case::ActionUnknownService };
        out.report(case, At::Value(Field::Action), |_| {
            let suggestions = scene.catalog.suggestions(action);
            let help = match (suggestions.is_empty(), known) {
                (false, _) => did_you_mean(&suggestions),
                (true, true) => String::new(),
                (true, false) => format!(", which has no actions of the service `{}`", shown(service)),
            };
            Detail::new(format!("`{}` is not in the catalog{help}", shown(action)))
                .action(action)
                .suggestions(suggestions)
        });
    },
};

/// `action/deprecated`
pub static DEPRECATED: Rule = Rule {
    id: RuleId::ActionDeprecated,
    summary: "the catalog marks the action deprecated",
    why: "Whoever watches for the replacement does not see the old name.",
    mend: "Report the replacement; watch for both while old producers are about.",
    cases: &[CaseSpec {
        case: Case::ActionDeprecated,
        when: "",
        emit: Some(Level::Warning),
        ingest: Some(Level::Info),
    }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let Some(deprecated) = scene.entry.and_then(|entry| entry.deprecated()) else { return };
        let Some(action) = scene.action.sound() else { return };
        out.report(Case::ActionDeprecated, At::Value(Field::Action), |_| {
            let replacement = deprecated.replaced_by.as_deref();
            let alternatives = &deprecated.alternatives;
            let or: String = alternatives.iter().map(|name| format!(" or `{name}`")).collect();
            let help = replacement.map(|name| format!("; its replacement is `{name}`{or}")).unwrap_or_default();
            let detail = Detail::new(format!("`{}` is deprecated{help}", shown(action))).action(action);
            let Some(name) = replacement else { return detail };
            let names = alternatives.iter().map(|name| name.clone().into_owned());
            detail.expected(name).suggestions(std::iter::once(name.to_owned()).chain(names).collect())
        });
    },
};
