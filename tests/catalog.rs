//! The catalog as its users meet it: what is in it, how it is found, and what is refused.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use activity_tracker_events::catalog::{
    Catalog, Concern, Deprecated, Entry, ErrorCode, FieldType, Operation, ParameterValue, RequestField, Scope,
    UserEntry, catalog_version,
};
use proptest::prelude::*;
use serde_json::{Value, json};

static CATALOG: Catalog = Catalog::new();

/// The rows of the source document: group, action, description.
fn watsonx_rows() -> Vec<[&'static str; 3]> {
    let lines = include_str!("data/watsonx-actions.tsv").lines().skip(1);
    lines.map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap()).collect()
}

/// The actions of the platform services, as IBM's pages document them.
const PLATFORM: &str = "
    billing.account.create billing.account.update billing.account.active billing.account-subscription.create
    billing.account-summary.read billing.account-summary.download billing.account-usage-report.read
    billing.account-instances-usage-report.download billing.enterprise-usage-report.read
    billing.enterprise-usage-report.download billing.enterprise-instances-usage-report.download
    billing.account-traits.update billing.account-mfa.set-on billing.account-mfa.set-off
    billing.account-org.create billing.user.active globalcatalog-collection.instance.read
    globalcatalog-collection.instance.update globalcatalog-collection.instances.list
    globalcatalog-collection.offerings.list globalcatalog-collection.offering.read
    globalcatalog-collection.offering.create globalcatalog-collection.offering.update
    globalcatalog-collection.offering.delete globalcatalog-collection.account-settings.read
    globalcatalog-collection.account-settings.update globalcatalog-collection.enterprise-settings.read
    globalcatalog-collection.enterprise-settings.update globalcatalog-collection.enterprise-settings.list
    entitlement.entitlement.create entitlement.entitlement.delete entitlement.entitlement.delete_purge
    entitlement.entitlement.update entitlement.entitlement.check entitlement.entitlement.invalidate
    globalcatalog-instance.offering-instance.create globalcatalog-instance.offering-instance.delete
    globalcatalog-instance.offering-instance.list globalcatalog-instance.offering-instance.read
    globalcatalog-instance.offering-instance.retrieve_history globalcatalog-instance.offering-instance.update
    globalcatalog-instance.dashboard.view iam-identity.accountsettings.update iam-groups.account-settings.update
    iam-groups.account-settings.read iam-groups.group.create iam-groups.group.read iam-groups.group.update
    iam-groups.group.delete iam-groups.groups.list iam-groups.federated-member.add iam-groups.member.add
    iam-groups.member.delete iam-groups.member.read iam-groups.members.list iam-groups.rule.read
    iam-groups.rule.create iam-groups.rule.update iam-groups.rule.delete iam-groups.rules.list
    iam-identity.account-profile.create iam-identity.account-profile.update iam-identity.account-profile.delete
    iam-am.policy.create iam-am.policy.update iam-am.policy.delete iam-identity.account-serviceid.create
    iam-identity.account-serviceid.update iam-identity.account-serviceid.delete iam-identity.user-apikey.create
    iam-identity.user-apikey.update iam-identity.user-apikey.delete iam-identity.serviceid-apikey.create
    iam-identity.serviceid-apikey.delete iam-identity.serviceid-apikey.update iam-identity.user-apikey.login
    iam-identity.serviceid-apikey.login iam-identity.user-identitycookie.login
    iam-identity.user-refreshtoken.login iam-identity.user-passcode.login iam-identity.trustedprofile-apikey.login
    iam-identity.user.logout iam-identity.accountsettings.migrate user-management.user.invite
    user-management.user.resend-invite user-management.cloud-user.list user-management.user.read
    user-management.user.update user-management.user-realm.update user-management.user.delete
    user-management.user-setting.read user-management.user-setting.update user-management.user-invitation.accept
    global-search-tagging.tag.create global-search-tagging.tag.delete global-search-tagging.tags.delete
    <service_name>.instance.create <service_name>.instance.update <service_name>.instance.delete
    <service_name>.instance.schedule_reclaim <service_name>.instance.restore <service_name>.alias.create
    <service_name>.alias.update <service_name>.alias.delete <service_name>.key.create <service_name>.key.delete
    <service_name>.binding.create <service_name>.binding.delete context-based-restrictions.zone.create
    context-based-restrictions.zone.list context-based-restrictions.zone.read
    context-based-restrictions.zone.update context-based-restrictions.zone.delete
    context-based-restrictions.policy.create context-based-restrictions.policy.list
    context-based-restrictions.policy.read context-based-restrictions.policy.update
    context-based-restrictions.policy.delete context-based-restrictions.account-settings.read
    atracker.target.create atracker.target.list atracker.target.get atracker.target.update atracker.target.delete
    atracker.route.create atracker.route.list atracker.route.get atracker.route.update atracker.route.delete
    atracker.setting.set atracker.setting.get carbon-calculator.carbon-emissions.list
    carbon-calculator.services.list carbon-calculator.locations.list
";

fn platform_names() -> Vec<&'static str> {
    PLATFORM.split_whitespace().collect()
}

fn action_of(name: &str) -> Option<&'static str> {
    CATALOG.lookup(name).map(|found| found.entry().action())
}

fn is_watsonx(group: &str) -> bool {
    watsonx_rows().iter().any(|[of_row, ..]| *of_row == group)
}

// ---- what is in it ----

#[test]
fn the_watsonx_part_is_the_document_name_for_name_and_word_for_word() {
    let rows = watsonx_rows();
    assert_eq!(rows.len(), 126);
    let entries: Vec<[&str; 3]> = CATALOG
        .actions()
        .map(|entry| [entry.group().id, entry.action(), entry.description()])
        .take(rows.len())
        .collect();
    assert_eq!(entries, rows);
}

#[test]
fn the_watsonx_part_stands_for_162_names() {
    let names: Vec<&str> =
        CATALOG.concrete_names().filter(|name| is_watsonx(CATALOG.lookup(name).unwrap().entry().group().id)).collect();
    assert_eq!(names.len(), 162);
    assert_eq!(names.iter().filter(|name| CATALOG.lookup(name).unwrap().template().is_some()).count(), 42);
}

#[test]
fn the_platform_part_is_complete() {
    let wanted: BTreeSet<&str> = platform_names().into_iter().collect();
    let watsonx = watsonx_rows().len();
    let found: BTreeSet<&str> = CATALOG.actions().skip(watsonx).map(|entry| entry.action()).collect();
    assert_eq!(found, wanted);
    assert_eq!(CATALOG.actions().count(), watsonx + wanted.len());
}

#[test]
fn groups_come_in_the_order_of_the_document_and_count_their_entries() {
    let groups: Vec<_> = CATALOG.groups().collect();
    let mut of_rows: Vec<&str> = watsonx_rows().into_iter().map(|[group, ..]| group).collect();
    of_rows.dedup();
    assert_eq!(of_rows.len(), 20);
    let watsonx: Vec<&str> = groups.iter().take(21).map(|group| group.id).filter(|id| of_rows.contains(id)).collect();
    assert_eq!(watsonx, of_rows);
    for group in &groups {
        let entries: Vec<_> = CATALOG.actions().filter(|entry| entry.group().id == group.id).collect();
        assert_eq!(entries.len(), group.entries, "{}", group.id);
        assert!(entries.iter().all(|entry| *entry.group() == *group));
    }
    // Entries of a group lie together, in the order of the groups.
    let mut of_entries: Vec<&str> = CATALOG.actions().map(|entry| entry.group().id).collect();
    of_entries.dedup();
    let with_entries: Vec<&str> = groups.iter().filter(|group| group.entries > 0).map(|group| group.id).collect();
    assert_eq!(of_entries, with_entries);
}

#[test]
fn tuning_points_to_the_groups_whose_events_it_raises() {
    let tuning = CATALOG.group("foundation-model-tuning").unwrap();
    assert_eq!((tuning.entries, tuning.activities.len()), (0, 3));
    let pointed: Vec<&str> = tuning.activities.iter().flat_map(|activity| activity.groups).copied().collect();
    assert_eq!(
        pointed,
        ["watsonx-runtime-repository-assets", "watsonx-runtime-training-assets", "watsonx-runtime-deployments"]
    );
    assert!(tuning.note.unwrap().contains("Batch mode is not supported, so job events are not triggered."));
    let json = serde_json::to_value(tuning).unwrap();
    assert_eq!(
        json["activities"][2],
        json!({"title": "Deploy a tuned foundation model", "groups": ["watsonx-runtime-deployments"]})
    );
}

#[test]
fn every_entry_is_whole() {
    for entry in CATALOG.actions() {
        let action = entry.action();
        assert!(!entry.title().is_empty() && entry.title().chars().count() <= 60, "{action}");
        assert!(!entry.description().is_empty(), "{action}");
        assert!(!entry.verb().is_empty() && !entry.object().is_empty(), "{action}");
        assert!(entry.source().contains("https://"), "{action}");
        assert!(entry.source().contains(&format!(": “{}”, https://", entry.group().title)), "{action}");
        assert!(!entry.service().is_empty(), "{action}");
        assert_eq!(entry.is_template(), action.contains('<'), "{action}");
        assert!(!entry.is_user_defined());
    }
}

#[test]
fn scopes_and_data_events_are_as_documented() {
    for entry in CATALOG.actions() {
        let (action, group) = (entry.action(), entry.group().id);
        let first = action.split('.').next().unwrap();
        if is_watsonx(group) {
            assert_eq!((entry.scope(), entry.data_event()), (Scope::Location, None), "{action}");
        } else if first == "atracker" {
            assert_eq!((entry.scope(), entry.data_event()), (Scope::Location, Some(false)), "{action}");
        } else {
            assert_eq!(entry.scope(), Scope::Global, "{action}");
        }
        if matches!(
            first,
            "user-management" | "iam-identity" | "iam-groups" | "iam-am" | "global-search-tagging" | "<service_name>"
        ) {
            assert_eq!(entry.data_event(), Some(false), "{action}");
        }
        if first == "<service_name>" {
            assert!(!entry.location_check(), "{action}");
        }
    }
}

#[test]
fn what_an_action_does_is_not_what_its_name_says() {
    let operation = |name| CATALOG.lookup(name).unwrap().entry().operation();
    assert_eq!(operation("pm-20.training.delete"), Operation::Stop);
    assert_eq!(operation("data-science-experience.datarefinery-flowrun-cancel.update"), Operation::Stop);
    assert_eq!(operation("data-science-experience.datarefinery-flowrun-complete.update"), Operation::Complete);
    assert_eq!(operation("data-science-experience.modeler-flows-user.receive"), Operation::Read);
    assert_eq!(operation("pm-20.foundation-model.send"), Operation::Run);
    assert_eq!(operation("wdp.scheduling.schedule.update.failed"), Operation::Update);
}

#[test]
fn deprecated_actions_name_what_replaced_them() {
    for name in ["billing.account-mfa.set-on", "billing.account-mfa.set-off"] {
        let entry = CATALOG.lookup(name).unwrap().entry();
        assert_eq!(entry.deprecated().unwrap().replaced_by.as_deref(), Some("iam-identity.accountsettings.update"));
    }
    assert_eq!(CATALOG.actions().filter(|entry| entry.deprecated().is_some()).count(), 2);
}

#[test]
fn documented_request_data_is_known() {
    let fields = |name| CATALOG.lookup(name).unwrap().entry().request_data();
    let field = |name, path| fields(name).iter().find(|field| field.path == path).unwrap();
    let month = field("billing.account-summary.download", "month");
    assert_eq!((month.kind, month.always, month.check), (FieldType::String, true, true));
    assert_eq!(field("billing.enterprise-usage-report.read", "children").kind, FieldType::Boolean);
    assert_eq!(
        field("billing.account-usage-report.read", "usage_report_type").values.as_ref(),
        ["instances", "rollup"]
    );
    assert_eq!(field("billing.account-traits.update", "mfa").values.as_ref(), ["TOTP", "TOTP4ALL", ""]);
    assert!(!field("user-management.user-setting.update", "2FA").always);
    assert_eq!(field("iam-identity.accountsettings.update", "request_body.new_mfa_traits").values.len(), 6);
    assert!(fields("pm-20.model.visualize").iter().all(|field| !field.check));
}

#[test]
fn the_version_is_the_date_of_the_document_and_a_number() {
    let (date, revision) = catalog_version().split_once('.').unwrap();
    assert_eq!(date, "2025-05-13");
    assert!(revision.parse::<u32>().unwrap() > 0);
}

// ---- look-up ----

#[test]
fn every_name_finds_its_entry_and_every_entry_its_names() {
    let names: Vec<&str> = CATALOG.concrete_names().collect();
    assert_eq!(names.len(), 162 + 122);
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    for name in &names {
        let found = CATALOG.lookup(name).unwrap();
        assert_eq!(found.action(), *name);
        assert_eq!(found.template().is_none(), found.entry().action() == *name);
        assert!(!found.title().contains('<') && !found.description().contains('<'), "{name}");
    }
    for entry in CATALOG.actions().filter(|entry| !entry.is_template()) {
        assert!(names.contains(&entry.action()));
        assert_eq!(CATALOG.lookup(entry.action()).unwrap().entry(), entry);
    }
    for group in CATALOG.groups() {
        assert_eq!(CATALOG.group(group.id), Some(group));
    }
}

#[test]
fn every_template_resolves_for_all_its_values() {
    let mut resolved = 0;
    for entry in CATALOG.actions().filter(|entry| entry.is_template()) {
        let row = CATALOG.lookup(entry.action()).unwrap();
        assert!(row.is_template() && row.parameters().next().is_none());
        assert_eq!((row.title().as_ref(), row.description().as_ref()), (entry.title(), entry.description()));
        let [parameter] = entry.parameters() else { panic!("{}", entry.action()) };
        let mark = format!("<{}>", parameter.name);
        let any = [ParameterValue { value: "my_own-service2".into(), description: "".into() }];
        let values = if entry.is_open() { &any[..] } else { &parameter.values[..] };
        for value in values {
            let name = entry.action().replace(&mark, &value.value);
            let found = CATALOG.lookup(&name).unwrap();
            assert_eq!((found.entry(), found.action()), (entry, name.as_str()));
            assert_eq!(found.title(), entry.title().replace(&mark, &value.value));
            assert!(found.description().contains(value.value.as_ref()));
            assert!(found.description().contains(value.description.trim_end_matches('.')), "{name}");
            assert_eq!(
                found.parameters().map(|(name, value)| (name, value.into_owned())).collect::<Vec<_>>(),
                [(parameter.name.as_ref(), value.clone())]
            );
            resolved += 1;
        }
    }
    assert_eq!(resolved, 42 + 12);
}

#[test]
fn an_exact_name_beats_a_template() {
    assert_eq!(action_of("pm-20.instance.create"), Some("pm-20.instance.create"));
    assert_eq!(action_of("pm-20.instance.update"), Some("<service_name>.instance.update"));
    assert_eq!(action_of("globalcatalog-collection.instance.update"), Some("globalcatalog-collection.instance.update"));
}

#[test]
fn names_that_are_almost_right_are_unknown() {
    for name in [
        "",
        " ",
        ".",
        "..",
        "pm-20",
        "pm-20.",
        "pm-20.training",
        "pm-20.training.",
        ".training.delete",
        "PM-20.training.delete",
        "pm-20.training.delete ",
        " pm-20.training.delete",
        "pm-20.training.delete\0",
        "pm-20.training.delete.failed",
        "pm-20.asset_type.list",
        "pm-20.<asset_type>",
        "pm-20.<asset_type>.destroy",
        "pm-20.<other>.list",
        "pm-20.WML_MODEL.list",
        ".instance.create",
        "My-Service.instance.create",
        "my service.instance.create",
        "dienst-für-alles.instance.create",
        "a.b.instance.create",
        "data_science_experience.project.create",
        "data-science-experience.feature-group.create",
        "__proto__",
        "constructor",
        "toString.valueOf",
        "\u{202e}pm-20.training.delete",
        "😀.😀.😀",
    ] {
        assert_eq!(action_of(name), None, "{name:?}");
    }
}

#[test]
fn huge_names_are_answered() {
    let mega = "a".repeat(1 << 20);
    for name in [
        mega.clone(),
        "a.".repeat(1 << 19),
        "é".repeat(1 << 19),
        ".".repeat(1 << 20),
        "<".repeat(1 << 20),
        format!("pm-20.{mega}.create"),
    ] {
        assert!(CATALOG.lookup(&name).is_none());
        assert!(CATALOG.suggest(&name, 3).is_empty());
        assert!(CATALOG.search(&name, 3).is_empty());
    }
    // A template is not there to let a megabyte in.
    assert_eq!(action_of(&format!("{mega}.key.create")), None);
    assert_eq!(action_of(&format!("{}.key.create", "a".repeat(100))), Some("<service_name>.key.create"));
}

#[test]
fn a_service_is_known_by_its_literal_first_part() {
    let services: Vec<&str> = CATALOG.services().collect();
    let wanted: BTreeSet<&str> = CATALOG
        .actions()
        .map(|entry| entry.action().split('.').next().unwrap())
        .filter(|part| !part.contains('<'))
        .collect();
    assert_eq!(services, wanted.into_iter().collect::<Vec<_>>());
    assert!(services.iter().all(|service| CATALOG.knows_service(service)));
    assert!(CATALOG.knows_service("wdp.anything.at.all"));
    assert!(CATALOG.knows_service("data_science_experience") && CATALOG.knows_service("data-science-experience"));
    for unknown in
        ["", "<service_name>", "<service_name>.key.create", "service_name", "pm", "pm-200", "PM-20", "__proto__"]
    {
        assert!(!CATALOG.knows_service(unknown), "{unknown}");
    }
}

// ---- JSON ----

fn json_of(name: &str) -> Value {
    serde_json::to_value(CATALOG.lookup(name).unwrap().to_entry()).unwrap()
}

#[test]
fn an_action_as_json_leaves_out_what_is_absent() {
    assert_eq!(
        json_of("pm-20.training.delete"),
        json!({
            "action": "pm-20.training.delete",
            "depth": "full",
            "group": "watsonx-runtime-training-assets",
            "service": "watsonx.ai Runtime",
            "title": CATALOG.lookup("pm-20.training.delete").unwrap().title(),
            "description": "Stop a training.",
            "operation": "stop",
            "concern": CATALOG.lookup("pm-20.training.delete").unwrap().entry().concern().as_str(),
            "scope": "location",
            "source": "IBM watsonx documentation (2025-05-13): “Events for watsonx.ai Runtime training assets”, \
                       https://dataplatform.cloud.ibm.com/docs/content/wsj/admin/at-events.html",
        })
    );
}

#[test]
fn a_template_as_json_has_all_values_and_a_name_of_it_only_its_own() {
    let row = json_of("pm-20.<asset_type>.list");
    assert_eq!(row["action"], "pm-20.<asset_type>.list");
    assert_eq!(row["template"], "pm-20.<asset_type>.list");
    assert_eq!(row["description"], "List all of the specified asset type.");
    assert_eq!(row["parameters"]["asset_type"].as_array().unwrap().len(), 7);
    let one = json_of("pm-20.wml_pipeline.list");
    assert_eq!(one["action"], "pm-20.wml_pipeline.list");
    assert_eq!(one["template"], "pm-20.<asset_type>.list");
    assert_eq!(one["title"], "List wml_pipeline assets");
    let values = one["parameters"]["asset_type"].as_array().unwrap();
    assert_eq!((values.len(), &values[0]["value"]), (1, &json!("wml_pipeline")));
    assert!(values[0]["description"].as_str().unwrap().starts_with("Represents a hybrid-pipeline"));

    assert_eq!(json_of("<service_name>.key.create")["parameters"], json!({"service_name": []}));
    assert_eq!(json_of("kms.key.create")["parameters"], json!({"service_name": [{"value": "kms", "description": ""}]}));
    assert_eq!(json_of("kms.key.create")["dataEvent"], false);
}

#[test]
fn request_data_and_deprecation_as_json() {
    let field = &json_of("billing.account-traits.update")["requestData"];
    let mfa = field.as_array().unwrap().iter().find(|field| field["path"] == "mfa").unwrap();
    assert_eq!(mfa["type"], "string");
    assert_eq!(mfa["values"], json!(["TOTP", "TOTP4ALL", ""]));
    assert_eq!(mfa["always"], false);
    assert_eq!(
        json_of("billing.account-mfa.set-on")["deprecated"],
        json!({"replacedBy": "iam-identity.accountsettings.update"})
    );
}

#[test]
fn the_keys_of_entries_and_groups_are_the_documented_ones() {
    let allowed = [
        "action",
        "depth",
        "template",
        "parameters",
        "group",
        "service",
        "title",
        "description",
        "operation",
        "concern",
        "scope",
        "dataEvent",
        "requestData",
        "deprecated",
        "source",
    ];
    for entry in CATALOG.actions() {
        let json = serde_json::to_value(Entry::from(entry)).unwrap();
        assert!(json.as_object().unwrap().keys().all(|key| allowed.contains(&key.as_str())), "{json}");
        assert!(!json.as_object().unwrap().values().any(Value::is_null), "{json}");
    }
    let allowed = ["id", "title", "parent", "caption", "service", "entries", "source", "note", "activities"];
    for group in CATALOG.groups() {
        let json = serde_json::to_value(group).unwrap();
        assert!(json.as_object().unwrap().keys().all(|key| allowed.contains(&key.as_str())), "{json}");
        assert!(!json.as_object().unwrap().values().any(Value::is_null), "{json}");
    }
}

#[test]
fn the_words_of_the_closed_lists_are_what_json_says() {
    for operation in Operation::ALL {
        assert_eq!(serde_json::to_value(operation).unwrap(), operation.as_str());
        assert_eq!(Operation::parse(operation.as_str()), Some(*operation));
    }
    assert_eq!((Operation::ALL.len(), Concern::ALL.len(), Scope::ALL.len(), FieldType::ALL.len()), (24, 10, 3, 5));
}

// ---- search ----

fn search(text: &str, limit: usize) -> Vec<&'static str> {
    // The text lives as long as the test.
    let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
    CATALOG.search(text, limit).iter().map(|found| found.action()).collect()
}

#[test]
fn search_ranks_names_before_titles_before_descriptions() {
    assert_eq!(search("pm-20.deployment", 4).len(), 4);
    assert!(search("pm-20.deployment", 4).iter().all(|name| name.starts_with("pm-20.deployment.")));
    assert_eq!(search("notebook", 1), ["data-science-experience.notebook.create"]);
    let by_title = search("prompt", 9);
    assert_eq!(by_title.first(), Some(&"pm-20.foundation-model.send"));
    // In a description only.
    assert!(search("inferencing", 9).contains(&"pm-20.foundation-model.send"));
    // In a service's name only.
    assert!(search("SPSS", 100).contains(&"data-science-experience.modeler-flow.send"));
}

#[test]
fn search_wants_every_word_and_does_not_mind_capitals_signs_or_plurals() {
    assert_eq!(search("DELETE notebook", 9), search("notebook delete", 9));
    assert_eq!(search("delete notebooks", 9), search("delete notebook", 9));
    assert_eq!(search("deployment-job", 9), search("deployment_job", 9));
    assert_eq!(
        search("deployment_job", 3),
        ["pm-20.deployment_job.create", "pm-20.deployment_job.read", "pm-20.deployment_job.delete"]
    );
    assert!(search("notebook unicorn", 9).is_empty());
    assert_eq!(search("  \t delete,\n notebook! ", 1), ["data-science-experience.notebook.delete"]);
}

#[test]
fn search_finds_a_template_once_and_its_values_by_name() {
    assert_eq!(search("specified asset type list", 9), ["pm-20.<asset_type>.list"]);
    assert_eq!(search("wml_experiment", 99).len(), 6);
    assert_eq!(search("sklearn", 99).len(), 6);
    assert_eq!(search("pm-20.wml_experiment.add", 9).first(), Some(&"pm-20.wml_experiment.add"));
    assert_eq!(search("some-service.binding.delete", 9), ["some-service.binding.delete"]);
}

#[test]
fn search_for_nothing_finds_nothing() {
    for text in ["", " ", "\n", "...", "--- !!", "“”"] {
        assert!(search(text, 9).is_empty(), "{text:?}");
    }
    assert!(search("notebook", 0).is_empty());
    assert!(search("größe 名前 😀", 9).is_empty());
    assert!(search("__proto__", 9).is_empty());
}

#[test]
fn every_name_is_its_own_first_hit() {
    for (at, name) in CATALOG.concrete_names().enumerate() {
        assert_eq!(search(name, 1), [name]);
        if at % 10 == 0 {
            let shouted = search(&name.to_uppercase(), usize::MAX);
            assert_eq!(shouted.iter().filter(|found| **found == name).count(), 1, "{name}");
        }
    }
    for template in CATALOG.actions().filter(|entry| entry.is_template()) {
        assert_eq!(search(template.action(), 1), [template.action()]);
    }
}

// ---- suggestions ----

#[track_caller]
fn suggests(asked: &str, first: &[&str]) {
    let found = CATALOG.suggest(asked, first.len());
    assert_eq!(found, first, "{asked:?}");
}

#[track_caller]
fn suggests_only(asked: &str, all: &[&str]) {
    assert_eq!(CATALOG.suggest(asked, 99), all, "{asked:?}");
}

#[test]
fn a_known_action_needs_no_suggestion() {
    for name in CATALOG.concrete_names().chain(CATALOG.actions().map(|entry| entry.action())) {
        suggests_only(name, &[]);
    }
    suggests_only("anything-at-all.binding.create", &[]);
}

#[test]
fn small_slips_are_mended() {
    suggests_only("pm-20.deploymnet.create", &["pm-20.deployment.create"]);
    suggests_only("pm20.deployment.read", &["pm-20.deployment.read"]);
    suggests("pm-20.deployment.craete", &["pm-20.deployment.create"]);
    suggests_only("data-science-experience.notebok.create", &["data-science-experience.notebook.create"]);
    suggests("wdp-conect-connection.connection.get.list", &["wdp-connect-connection.connection.get.list"]);
    suggests("wdp.scheduling.schedule.updat.failed", &["wdp.scheduling.schedule.update.failed"]);
    suggests("aiopenscale.metric.create", &["aiopenscale.metrics.create"]);
}

#[test]
fn capitals_signs_and_dots_count_as_near() {
    for asked in [
        "PM-20.Deployment_Job.CREATE",
        "pm_20.deployment-job.create",
        "pm-20-deployment-job-create",
        "pm-20/deployment_job/create",
        "pm-20..deployment_job.create",
        "pm-20.deployment_job.create.",
        " pm-20.deployment_job.create\n",
        "pm-20.deployment.job.create",
    ] {
        suggests_only(asked, &["pm-20.deployment_job.create"]);
    }
}

#[test]
fn the_actions_of_a_known_object_come_first_however_far_the_verb() {
    suggests_only(
        "pm-20.deployment.obliterate",
        &["pm-20.deployment.create", "pm-20.deployment.delete", "pm-20.deployment.update", "pm-20.deployment.read"],
    );
    suggests_only(
        "data-science-experience.project.zzzzzzzzzzzz",
        &["data-science-experience.project.create", "data-science-experience.project.delete"],
    );
    suggests_only("pm-20.model.create", &["pm-20.model.visualize"]);
    // The verb is missing altogether: catalog order.
    suggests_only(
        "pm-20.deployment",
        &["pm-20.deployment.create", "pm-20.deployment.read", "pm-20.deployment.update", "pm-20.deployment.delete"],
    );
    for name in CATALOG.concrete_names() {
        let (object, _) = name.trim_end_matches(".failed").rsplit_once('.').unwrap();
        if object.contains('.') {
            let found = CATALOG.suggest(&format!("{object}.qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"), 1);
            let singular = object.trim_end_matches('s');
            assert!(found.first().is_some_and(|first| first.starts_with(singular)), "{object}: {found:?}");
        }
    }
}

#[test]
fn a_verb_of_the_same_meaning_is_near() {
    suggests("pm-20.deployment.remove", &["pm-20.deployment.delete"]);
    suggests("pm-20.training.read", &["pm-20.training.get"]);
    suggests("pm-20.training.stop", &["pm-20.training.delete"]);
    suggests("datacatalog.asset.delete", &["datacatalog.asset.purge"]);
    suggests("wdp-connect-connection.connection.list", &["wdp-connect-connection.connection.get.list"]);
    suggests("wdp.scheduling.schedule.delete", &["wdp.scheduling.schedule.delete.multiple"]);
    suggests("atracker.settings.update", &["atracker.setting.set"]);
    suggests("iam-groups.rule.list", &["iam-groups.rules.list"]);
    suggests("user-management.users.invite", &["user-management.user.invite"]);
}

#[test]
fn templates_are_expanded_and_keep_the_service_asked_for() {
    suggests("pm-20.wml_modle.create", &["pm-20.wml_model.create"]);
    suggests("pm-20.wml-model-definition.creat", &["pm-20.wml_model_definition.create"]);
    suggests_only("my-database.instance.crate", &["my-database.instance.create"]);
    suggests_only("My_Database.Instance.Create", &["my_database.instance.create"]);
    suggests_only("pm-20.key.rotate", &["pm-20.key.create", "pm-20.key.delete"]);
    let instances =
        ["create", "restore", "delete", "update", "schedule_reclaim"].map(|verb| format!("pm-20.instance.{verb}"));
    suggests_only("pm-20.instance", &instances.each_ref().map(String::as_str));
    for asked in ["pm-20.wml_modle.create", "x.instanc.creat", "pm-20.asset_type.list"] {
        assert!(CATALOG.suggest(asked, 99).iter().all(|name| !name.contains('<')), "{asked}");
    }
}

#[test]
fn a_documented_spelling_is_not_changed_into_the_other() {
    // Both services exist; only one of them has the object.
    suggests_only("data_science_experience.project.create", &["data-science-experience.project.create"]);
    suggests_only("data-science-experience.feature-group.create", &["data_science_experience.feature-group.create"]);
    suggests("data-science-experience.feature-group.read", &["data_science_experience.feature-group.retrieve"]);
    for name in CATALOG.concrete_names().filter(|name| name.starts_with("data")) {
        let (service, rest) = name.split_once('.').unwrap();
        let object = rest.split('.').next().unwrap();
        for found in CATALOG.suggest(&format!("{service}.{object}.no-such-verb"), 99) {
            assert!(found.starts_with(&format!("{service}.")), "{service}.{object}: {found}");
        }
    }
    // The same where both spellings have the object.
    let mut catalog = Catalog::new();
    let define = |name: &str| UserEntry::new(name, "Title", Operation::Update);
    catalog.define(vec![define("my-shop.order.pay"), define("my_shop.order.ship")]).unwrap();
    assert_eq!(catalog.suggest("my-shop.order.ship", 9), ["my-shop.order.pay"]);
    assert_eq!(catalog.suggest("my_shop.order.shp", 9), ["my_shop.order.ship"]);
    assert_eq!(catalog.suggest("my_shop.order.pay", 9), ["my_shop.order.ship"]);
}

#[test]
fn nothing_absurd_is_suggested() {
    for asked in [
        "weather.forecast.ask",
        "is.vpc.create",
        "is.instance.start",
        "is.instance.disk.update",
        "hs-crypto.key.rotate",
        "kms.secrets.rotate",
        "containers-kubernetes.cluster.create",
        "pm-20",
        "pm-20.create",
        "user.create",
        "instance.create",
        "pm-20.zebra.create",
        "a.b.c",
        "x.y",
        "create",
        "",
        " ",
        ".",
        "...",
        "-_-",
        "__proto__",
        "__proto__.constructor.create",
        "名前.物.作る",
        "\0.\u{1}.\u{2}",
    ] {
        suggests_only(asked, &[]);
    }
    assert!(CATALOG.suggest("pm-20.deployment.crate", 0).is_empty());
}

/// One slip of the finger somewhere in a name.
fn slip() -> impl Strategy<Value = (String, String)> {
    let names: Vec<String> = CATALOG.concrete_names().map(str::to_owned).collect();
    (proptest::sample::select(names), any::<prop::sample::Index>(), 0..4_u8, proptest::char::range('a', 'z')).prop_map(
        |(name, at, kind, letter)| {
            let mut letters: Vec<char> = name.chars().collect();
            let at = at.index(letters.len() - 1);
            match kind {
                0 => {
                    letters.remove(at);
                }
                1 => letters.insert(at, letter),
                2 => letters[at] = letter,
                _ => letters.swap(at, at + 1),
            }
            (letters.into_iter().collect(), name)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_slip_of_the_finger_is_mended((slipped, name) in slip()) {
        // A slip in a short part, or one that makes a part of another entry, may be anything.
        let short = name.split('.').any(|part| part.len() < 4);
        if CATALOG.lookup(&slipped).is_none() && !short {
            let found = CATALOG.suggest(&slipped, 3);
            prop_assert!(found.contains(&name), "{slipped}: {found:?}, not {name}");
        }
    }

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        answers(&text)?;
    }

    #[test]
    fn any_dotted_text_is_answered(text in "[a-z<>_.-]{0,12}(\\.[a-zA-Z0-9<>_-]{0,12}){0,6}") {
        answers(&text)?;
    }

    #[test]
    fn an_open_placeholder_stands_for_one_part_of_the_documented_form(part in "[a-z0-9_-]{1,40}|[ -~]{0,8}") {
        let name = format!("{part}.key.delete");
        let fits = !part.is_empty() && part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'));
        prop_assert_eq!(CATALOG.lookup(&name).is_some(), fits || part == "<service_name>");
    }

    #[test]
    fn search_is_stable_and_its_hits_hold_the_words(
        name in proptest::sample::select(CATALOG.concrete_names().collect::<Vec<_>>()), limit in 0..20_usize
    ) {
        let words: Vec<&str> = name.split('.').collect();
        let text = words.join(" ");
        let all = CATALOG.search(&text, usize::MAX);
        prop_assert!(all.iter().any(|found| found.action() == name));
        let some: Vec<_> = CATALOG.search(&text, limit);
        prop_assert_eq!(&all[..limit.min(all.len())], &some[..]);
        for found in &all {
            let hay = format!(
                "{} {} {} {}", found.action(), found.title(), found.description(), found.entry().service()
            ).to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
            for word in &words {
                let word = word.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
                let held = hay.contains(&word) || hay.contains(word.trim_end_matches('s'));
                prop_assert!(held, "{}: no {word}", found.action());
            }
        }
    }
}

/// Whatever is asked: an answer that keeps its promises, the same each time.
fn answers(text: &str) -> Result<(), TestCaseError> {
    let found = CATALOG.lookup(text);
    prop_assert!(found.is_none_or(|found| found.action() == text));
    let names = CATALOG.suggest(text, 3);
    prop_assert_eq!(&names, &CATALOG.suggest(text, 3));
    prop_assert!(names.len() <= 3);
    prop_assert!(found.is_none() || names.is_empty());
    prop_assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    for name in &names {
        prop_assert!(CATALOG.lookup(name).is_some_and(|found| !found.is_template()), "{}", name);
        prop_assert!(name != text);
    }
    let all = CATALOG.search(text, 5);
    prop_assert!(all.len() <= 5);
    prop_assert!(!CATALOG.knows_service(text) || CATALOG.services().any(|service| text.starts_with(service)));
    Ok(())
}

// ---- a program's own actions ----

fn entry(action: &str) -> UserEntry {
    UserEntry::new(action, "A title", Operation::Update)
}

fn template(action: &str, parameters: &[(&str, &[&str])]) -> UserEntry {
    let mut entry = entry(action);
    for (name, values) in parameters {
        let values =
            values.iter().map(|value| ParameterValue { value: (*value).to_owned().into(), description: "".into() });
        entry.parameters.insert((*name).to_owned(), values.collect());
    }
    entry
}

#[test]
fn defined_actions_stand_beside_the_built_in_ones() {
    let mut catalog = Catalog::new();
    catalog.define(vec![entry("my-shop.order.pay"), entry("my-shop.order.refund.failed")]).unwrap();
    catalog.define(vec![template("my-shop.<thing>.list", &[("thing", &["order", "voucher"])])]).unwrap();

    assert_eq!(catalog.actions().count(), CATALOG.actions().count() + 3);
    assert_eq!(catalog.actions().last().unwrap().action(), "my-shop.<thing>.list");
    assert_eq!(catalog.groups().last().unwrap().entries, 3);
    assert_eq!(catalog.group("user-defined").unwrap().title, "User-defined actions");
    assert!(catalog.knows_service("my-shop.x") && !CATALOG.knows_service("my-shop.x"));
    assert_eq!(catalog.services().last(), Some("my-shop"));
    let names: Vec<&str> = catalog.concrete_names().skip(CATALOG.concrete_names().count()).collect();
    assert_eq!(
        names,
        ["my-shop.order.pay", "my-shop.order.refund.failed", "my-shop.order.list", "my-shop.voucher.list"]
    );

    let found = catalog.lookup("my-shop.voucher.list").unwrap();
    assert_eq!(found.template(), Some("my-shop.<thing>.list"));
    assert!(catalog.lookup("my-shop.thing.list").is_none());
    assert_eq!(catalog.lookup("my-shop.order.refund.failed").unwrap().entry().object(), "order");
    let entry = catalog.lookup("my-shop.order.pay").unwrap().entry();
    assert_eq!((entry.object(), entry.verb(), entry.service()), ("order", "update", "my-shop"));
    assert_eq!((entry.scope(), entry.concern(), entry.data_event()), (Scope::Unknown, Concern::None, None));
    assert!(entry.is_user_defined() && entry.location_check());

    assert_eq!(catalog.suggest("my-shop.order.pya", 1), ["my-shop.order.pay"]);
    assert_eq!(catalog.suggest("my-shop.vouchr.list", 1), ["my-shop.voucher.list"]);
    assert_eq!(catalog.search("shop refund", 9).len(), 1);
    assert!(CATALOG.lookup("my-shop.order.pay").is_none());
}

#[test]
fn a_defined_name_beats_a_built_in_template() {
    let mut catalog = Catalog::new();
    catalog
        .define(vec![entry("my-shop.instance.create"), template("my-shop.<object>.update", &[("object", &[])])])
        .unwrap();
    assert!(catalog.lookup("my-shop.instance.create").unwrap().entry().is_user_defined());
    // Of two templates the built-in one.
    assert!(!catalog.lookup("my-shop.instance.update").unwrap().entry().is_user_defined());
    assert!(catalog.lookup("my-shop.basket.update").unwrap().entry().is_user_defined());
}

#[test]
fn templates_may_have_several_placeholders() {
    let mut catalog = Catalog::new();
    catalog
        .define(vec![
            template("<service>.backup.<kind>", &[("service", &[]), ("kind", &["full", "partial"])]),
            template("<service>.backup.<kind>", &[("service", &[]), ("kind", &["other"])]),
            template("db.<object>.<verb>", &[("object", &[]), ("verb", &[])]),
            template("a.<b>.<c>", &[("b", &["1", "2"]), ("c", &["x", "y", "z"])]),
            template("db.<object>.drop", &[("object", &[])]),
        ])
        .unwrap_err();
    // The same template text twice is one name twice; with other placeholder names it is not.
    catalog
        .define(vec![
            template("<service>.backup.<kind>", &[("service", &[]), ("kind", &["full", "partial"])]),
            template("<service>.backup.<sort>", &[("service", &[]), ("sort", &["other"])]),
            template("db.<object>.<verb>", &[("object", &[]), ("verb", &[])]),
            template("a.<b>.<c>", &[("b", &["1", "2"]), ("c", &["x", "y", "z"])]),
            template("db.<object>.drop", &[("object", &[])]),
        ])
        .unwrap();
    let action = |name| catalog.lookup(name).map(|found| found.entry().action());
    assert_eq!(action("x.backup.full"), Some("<service>.backup.<kind>"));
    assert_eq!(action("x.backup.other"), Some("<service>.backup.<sort>"));
    assert_eq!(action("x.backup.none"), None);
    assert_eq!(action("db.table.read"), Some("db.<object>.<verb>"));
    // The template with fewer placeholders.
    assert_eq!(action("db.table.drop"), Some("db.<object>.drop"));
    assert_eq!(action("a.2.z"), Some("a.<b>.<c>"));
    assert_eq!(action("a.3.z"), None);
    let found = catalog.lookup("x.backup.full").unwrap();
    let values: Vec<_> = found.parameters().map(|(name, value)| (name, value.value.to_string())).collect();
    assert_eq!(values, [("service", "x".to_owned()), ("kind", "full".to_owned())]);
    assert_eq!(found.fill("<kind> backup of <service>, <nothing>"), "full backup of x, <nothing>");
    assert_eq!(catalog.concrete_names().skip(284).count(), 6);
}

#[track_caller]
fn refused(entries: Vec<UserEntry>, code: ErrorCode, index: Option<usize>, message: &str) {
    let mut catalog = Catalog::new();
    catalog.define(vec![entry("first.one.here")]).unwrap();
    let error = catalog.define(entries).unwrap_err();
    assert_eq!((error.code(), error.index()), (code, index), "{error}");
    assert!(error.to_string().contains(message), "{error}");
    // All or nothing.
    assert_eq!(catalog.actions().count(), CATALOG.actions().count() + 1);
    assert_eq!(catalog.concrete_names().count(), CATALOG.concrete_names().count() + 1);
    assert!(catalog.lookup("good.good.good").is_none());
}

#[test]
fn a_name_is_defined_once() {
    let good = || entry("good.good.good");
    let duplicate = |entries, index, message| refused(entries, ErrorCode::DuplicateAction, Some(index), message);
    duplicate(vec![good(), entry("pm-20.training.delete")], 1, "`pm-20.training.delete`: the name is built in");
    duplicate(vec![good(), entry("pm-20.wml_model.create")], 1, "the name is built in");
    duplicate(vec![good(), entry("first.one.here")], 1, "`first.one.here` is already defined");
    duplicate(vec![good(), good()], 1, "already defined");
    duplicate(vec![good(), template("pm-20.<asset_type>.list", &[("asset_type", &["new"])])], 1, "built in");
    duplicate(
        vec![good(), template("pm-20.<x>.list", &[("x", &["new", "wml_model"])])],
        1,
        "`pm-20.wml_model.list`, which is built in",
    );
    duplicate(
        vec![good(), template("first.<x>.here", &[("x", &["two", "one"])])],
        1,
        "`first.one.here` is already defined",
    );
    duplicate(
        vec![good(), template("<s>.instance.create", &[("s", &[])])],
        1,
        "`<service_name>.instance.create`, which is built in",
    );
    duplicate(
        vec![good(), template("a.<x>.b", &[("x", &[])]), template("a.<y>.b", &[("y", &[])])],
        2,
        "`a.<x>.b`, which is already defined",
    );
    assert_eq!(ErrorCode::DuplicateAction.as_str(), "duplicate_action");
    assert_eq!(ErrorCode::BadEntry.as_str(), "bad_entry");
}

#[test]
fn an_entry_that_is_not_right_is_refused() {
    let bad = |entry: UserEntry, message: &str| {
        refused(vec![entry_good(), entry], ErrorCode::BadEntry, Some(1), message);
    };
    for (name, message) in [
        ("", "2 to 16 parts"),
        ("single", "2 to 16 parts"),
        ("a..b", "is empty"),
        (".a.b", "is empty"),
        ("a b.c", "may hold only"),
        ("a.b\u{0}", "may hold only"),
        ("ä.b", "may hold only"),
        ("a.b<c>.d", "not a placeholder"),
        ("a.<C>.d", "not a placeholder"),
        ("a.<>.d", "not a placeholder"),
        ("a.<1x>.d", "not a placeholder"),
        ("a.<x>.<x>", "twice"),
        ("<a>.<b>", "not a placeholder"),
    ] {
        bad(entry(name), message);
    }
    bad(entry(&"a.".repeat(99)), "2 to 16 parts");
    bad(entry(&format!("a.{}", "b".repeat(1 << 20))), "200 are allowed");
    bad(entry("a.<x>.b"), "`<x>` has no parameter");
    bad(template("a.x.b", &[("x", &[])]), "no placeholder `<x>`");
    bad(template("a.<x>.b", &[("x", &["v w"])]), "may hold only");
    bad(template("a.<x>.b", &[("x", &["v", "v"])]), "given twice");
    bad(UserEntry { title: " ".to_owned(), ..entry("a.b") }, "`title` is empty");
    bad(UserEntry { title: "x".repeat(201), ..entry("a.b") }, "`title` is longer than 200");
    bad(UserEntry { title: "a <x>".to_owned(), ..entry("a.b") }, "`<x>`");
    bad(UserEntry { description: "a\u{1b}[31m".to_owned(), ..entry("a.b") }, "control character");
    bad(UserEntry { service: Some(String::new()), ..entry("a.b") }, "`service` is empty");
    let field = |path: &str, kind, values: &[&str]| RequestField {
        path: path.to_owned().into(),
        kind,
        values: values.iter().map(|value| (*value).to_owned().into()).collect::<Vec<_>>().into(),
        always: false,
        check: true,
        description: "".into(),
    };
    let with = |fields| UserEntry { request_data: fields, ..entry("a.b") };
    bad(with(vec![field("a..b", FieldType::String, &[])]), "empty part");
    bad(with(vec![field("a", FieldType::Number, &["1"])]), "only for a string");
    bad(with(vec![field("a", FieldType::Number, &[]), field("a", FieldType::String, &[])]), "twice");
    let replaced = |by: &str| {
        let deprecated = Deprecated { replaced_by: Some(by.to_owned().into()), alternatives: Vec::new() };
        UserEntry { deprecated: Some(deprecated), ..entry("a.b") }
    };
    bad(replaced("no.such.action"), "`no.such.action` is not in the catalog");
    bad(replaced("a.b"), "is deprecated itself");
    bad(replaced("billing.account-mfa.set-on"), "is deprecated itself");
    let mut catalog = Catalog::new();
    catalog.define(vec![replaced("c.d"), entry("c.d")]).unwrap();
}

#[test]
fn too_many_entries_are_refused_before_they_are_looked_at() {
    refused(vec![entry("x"); 20_001], ErrorCode::BadEntry, None, "too many entries");
    let values: Vec<String> = (0..1_000).map(|n| format!("v{n}")).collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let all = ["a", "b", "c", "d"].map(|name| (name, &values[..]));
    refused(vec![template("x.<a>.<b>.<c>.<d>", &all)], ErrorCode::BadEntry, None, "too many names");
    let mut catalog = Catalog::new();
    catalog.define((0..20_000).map(|n| entry(&format!("big.object.verb-{n}"))).collect()).unwrap();
    assert!(catalog.lookup("big.object.verb-19999").is_some());
    assert_eq!(catalog.suggest("big.object.verb-20000", 2).len(), 2);
    assert!(catalog.define(vec![entry("one.more")]).is_err());
}

#[test]
fn entries_are_read_from_json() {
    let read = |value: Value| {
        let entries = UserEntry::from_json(json!([value]).to_string().as_bytes());
        entries.map(|mut entries| entries.remove(0))
    };
    let least = read(json!({"action": "a.b", "title": "T", "operation": "run"})).unwrap();
    assert_eq!(least, UserEntry::new("a.b", "T", Operation::Run));
    let nulls = json!({
        "action": "a.b", "title": "T", "operation": "run", "description": null, "concern": null, "scope": null,
        "dataEvent": null, "locationCheck": null, "service": null, "verb": null, "object": null, "parameters": null,
        "requestData": null, "deprecated": null, "source": null,
    });
    assert_eq!(read(nulls).unwrap(), least);
    let full = read(json!({
        "action": "a.<x>", "title": "T <x>", "operation": "run", "description": "D", "concern": "cost", "scope": "global",
        "dataEvent": true, "locationCheck": false, "service": "S", "verb": "v", "object": "o",
        "parameters": {"x": [{"value": "1"}]},
        "requestData": [{"path": "p", "type": "number"}], "deprecated": {}, "source": "here",
    }))
    .unwrap();
    let mut catalog = Catalog::new();
    catalog.define(vec![full]).unwrap();
    let found = catalog.lookup("a.1").unwrap();
    assert_eq!(
        serde_json::to_value(found.to_entry()).unwrap(),
        json!({
            "action": "a.1", "depth": "full", "template": "a.<x>", "parameters": {"x": [{"value": "1", "description": ""}]},
            "group": "user-defined", "service": "S", "title": "T 1", "description": "D", "operation": "run",
            "concern": "cost", "scope": "global", "dataEvent": true,
            "requestData": [{"path": "p", "type": "number", "always": false, "check": true, "description": ""}],
            "deprecated": {}, "source": "here",
        })
    );
    let wrong = |value, message: &str| {
        let error = read(value).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    };
    wrong(json!({"action": "a.b", "title": "T"}), "entries[0]: `operation` is missing");
    wrong(
        json!({"action": "a.b", "title": "T", "operation": "destroy"}),
        "there is no operation `destroy`; there are `create`,",
    );
    wrong(
        json!({"action": "a.b", "title": "T", "operation": "run", "titel": "T"}),
        "there is no `titel`; did you mean `title`?",
    );
    wrong(json!({"action": 1, "title": "T", "operation": "run"}), "`action` must be a string, not a number");
}

fn entry_good() -> UserEntry {
    entry("good.good.good")
}

// ---- the data files ----

/// The build, run over other data.
struct Build {
    root: PathBuf,
    family: String,
    version: String,
}

const FAMILY: &str = r#"
[source]
title = "Some document"
url = "https://example.com/"

[[group]]
id = "things"
title = "Things"
service = "Things"
scope = "global"

[group.parameters]
kind = [{ value = "one", description = "The first." }, { value = "two", description = "The second." }]

[[group.entry]]
action = "things.thing.create"
title = "Create a thing"
description = "Create a thing."
operation = "create"
concern = "none"
object = "thing"

[[group.entry]]
action = "things.<kind>.list"
title = "List <kind>"
description = "List all of them."
filled = "List <kind>: <kind.description>"
operation = "list"
concern = "none"
object = "thing"
"#;

impl Build {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("catalog-{}-{name}", std::process::id()));
        let version = "document = \"2025-05-13\"\nrevision = 1\norder = [\"family\"]\n".to_owned();
        Self { root, family: FAMILY.to_owned(), version }
    }

    /// Whether the build takes the data, and what it says.
    fn run(&self) -> (bool, String) {
        let data = self.root.join("src/catalog/data");
        fs::create_dir_all(&data).unwrap();
        fs::write(data.join("family.toml"), &self.family).unwrap();
        fs::write(data.join("version.toml"), &self.version).unwrap();
        let output = Command::new(env!("CATALOG_BUILD"))
            .env("CARGO_MANIFEST_DIR", &self.root)
            .env("OUT_DIR", &self.root)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let said = said.lines().filter_map(|line| line.strip_prefix("cargo::error=")).collect::<Vec<_>>().join("\n");
        fs::remove_dir_all(&self.root).unwrap();
        (output.status.success(), said)
    }
}

#[test]
fn good_data_is_taken() {
    assert_eq!(Build::new("good").run(), (true, String::new()));
}

#[test]
fn mistakes_in_the_data_stop_the_build_and_say_where() {
    let cases: &[(&str, &str, &str)] = &[
        (
            "scope = \"global\"",
            "scope = \"globe\"",
            "src/catalog/data/family.toml: group `things`: `scope` is \"globe\", allowed are: global, location, unknown",
        ),
        (
            "operation = \"create\"",
            "operation = \"make\"",
            "family.toml: group `things`, entry `things.thing.create`: `operation` is \"make\", allowed are: create, read,",
        ),
        ("concern = \"none\"", "concern = \"some\"", "`concern` is \"some\", allowed are: none, data-access,"),
        ("object = \"thing\"", "objekt = \"thing\"", "unknown field `objekt`"),
        ("object = \"thing\"", "", "missing field `object`"),
        ("object = \"thing\"", "object = \"a thing\"", "`object` is not kebab-case: \"a thing\""),
        ("operation = \"create\"", "operation = \"create\"\nverb = \"create\"", "`verb` equals `operation`"),
        ("title = \"Create a thing\"", "title = \"\"", "`title` is empty"),
        ("title = \"Create a thing\"", "title = \"Create a thing.\"", "ends with a period"),
        ("title = \"Create a thing\"", "title = \"Create a  thing\"", "needless space"),
        (
            "title = \"Create a thing\"",
            "title = \"Create a thing, and then another thing, and then one more of them\"",
            "characters long, 60 are allowed",
        ),
        ("title = \"Create a thing\"", "title = \"Create a <kind>\"", "`title` speaks of `<kind>`"),
        ("title = \"List <kind>\"", "title = \"List them\"", "`title` does not hold `<kind>`"),
        ("filled = ", "# filled = ", "neither `description` nor `filled` holds `<kind>`"),
        (
            "description = \"Create a thing.\"",
            "description = \"Create a thing.\"\nfilled = \"Create it.\"",
            "`filled` is only for templates",
        ),
        ("things.thing.create", "things", "2 to 16 parts"),
        ("things.thing.create", "things.th ing.create", "may hold only"),
        ("things.thing.create", "things.one.list", "`things.one.list` is already given by"),
        ("things.<kind>.list", "things.<sort>.list", "the placeholder `<sort>` has no parameter"),
        ("things.<kind>.list", "things.kind.list", "no entry of the group uses the parameter `kind`"),
        ("value = \"two\"", "value = \"one\"", "the value `one` of parameter `kind` is given twice"),
        ("value = \"two\"", "value = \"t.wo\"", "may hold only"),
        ("description = \"The second.\"", "description = \"\"", "`parameters.kind description` is empty"),
        ("id = \"things\"", "id = \"Things\"", "`id` is not kebab-case"),
        ("id = \"things\"", "id = \"user-defined\"", "is kept for a program's own entries"),
        ("url = \"https://example.com/\"", "url = \"example.com\"", "not an https address"),
        (
            "url = \"https://example.com/\"",
            "url = \"https://example.com/\"\ndate = \"2025-13-01\"",
            "`source date` is not a date",
        ),
        (
            "object = \"thing\"",
            "object = \"thing\"\ndeprecated = { replaced_by = \"no.such\" }",
            "`replaced_by` names `no.such`, which is not in the catalog",
        ),
        (
            "object = \"thing\"",
            "object = \"thing\"\ndeprecated = { replaced_by = \"things.thing.create\" }",
            "which is deprecated itself",
        ),
        (
            "object = \"thing\"",
            "object = \"thing\"\n[[group.entry.request_data]]\npath = \"a\"\ntype = \"text\"\ndescription = \"A.\"",
            "request_data `a`: `type` is \"text\", allowed are: string,",
        ),
        (
            "object = \"thing\"",
            "object = \"thing\"\n[[group.entry.request_data]]\npath = \"a.\"\ntype = \"string\"\ndescription = \"A.\"",
            "`path` has an empty part",
        ),
        (
            "scope = \"global\"",
            "scope = \"global\"\nactivities = [{ title = \"Do it\", groups = [\"nowhere\"] }]",
            "points to the group `nowhere`, which does not exist",
        ),
        ("[[group.entry]]", "[[group.entry]", "family.toml:15:15: "),
    ];
    for (at, (from, to, message)) in cases.iter().enumerate() {
        let mut build = Build::new(&at.to_string());
        assert!(build.family.contains(from), "{from}");
        build.family = build.family.replacen(from, to, 1);
        let (taken, said) = build.run();
        assert!(!taken && said.contains(message), "{to}: {said}");
    }
}

#[test]
fn every_family_has_its_place() {
    let mut build = Build::new("order");
    build.version = build.version.replace("\"family\"", "\"family\", \"other\"");
    assert!(build.run().1.contains("`order` names `other`, but there is no file other.toml"));
    build.version = build.version.replace("\"family\", \"other\"", "");
    assert!(build.run().1.contains("`order` does not name `family`"));
    build.version = build.version.replace("2025-05-13", "May 2025");
    assert!(build.run().1.contains("`document` is not a date"));
}

#[test]
fn verbs_and_nouns_must_be_there() {
    let build = Build::new("messages");
    let messages = build.root.join("src/describe/messages");
    fs::create_dir_all(&messages).unwrap();
    let words = "[verb.create]\ndo = \"create {object}\"\ndone = \"created {object}\"\n\
                 [noun.thing]\nname = \"thing\"\na = \"a thing\"\nmany = \"things\"\n";
    fs::write(messages.join("en.toml"), words).unwrap();
    let (taken, said) = build.run();
    assert!(!taken && said.ends_with("has no verb `list`") && said.lines().count() == 1, "{said}");
}
