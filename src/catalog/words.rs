// The closed lists of the catalog. The build script reads this same file, so that the data can hold no other word.

use core::fmt;

/// One closed list of words: an enum, its words, and the way back from a word.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$note])* $variant,)+
        }

        impl $name {
            /// Every value, in a fixed order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word that stands for this value in data and in JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The value of a word, exactly as [`as_str`](Self::as_str) writes it.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(self.as_str())
            }
        }
    };
}

words! {
    /// What an action does. Pinned by hand for every entry, never derived from the last part of its name:
    /// `pm-20.training.delete` stops a training.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Operation;
    ///
    /// assert_eq!(Operation::parse("create"), Some(Operation::Create));
    /// assert_eq!(Operation::Logout.as_str(), "logout");
    /// assert_eq!(Operation::parse("Create"), None);
    /// assert!(Operation::ALL.contains(&Operation::Run));
    /// ```
    Operation {
        /// Make something new.
        Create = "create",
        /// Look at one thing.
        Read = "read",
        /// Look at what there is.
        List = "list",
        /// Change something.
        Update = "update",
        /// Take something away.
        Delete = "delete",
        /// Bring something deleted back.
        Restore = "restore",
        /// Clone or promote something.
        Copy = "copy",
        /// Set something going.
        Start = "start",
        /// Bring something that runs to an end.
        Stop = "stop",
        /// Mark something as finished.
        Complete = "complete",
        /// Execute something: an inference, a solve, a job.
        Run = "run",
        /// Begin a session.
        Login = "login",
        /// End a session.
        Logout = "logout",
        /// Find out who somebody is.
        Authenticate = "authenticate",
        /// Find out whether somebody may.
        Authorize = "authorize",
        /// Give access.
        Grant = "grant",
        /// Take access away.
        Revoke = "revoke",
        /// Get data or an artefact out.
        Export = "export",
        /// Bring data in.
        Import = "import",
        /// Keep others from changing something.
        Lock = "lock",
        /// Ask somebody in.
        Invite = "invite",
        /// Take an invitation up.
        Accept = "accept",
        /// Test an entitlement.
        Check = "check",
        /// Move to a newer form.
        Migrate = "migrate",
    }
}

words! {
    /// What an action can do to security.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Concern;
    ///
    /// assert_eq!(Concern::parse("audit-trail"), Some(Concern::AuditTrail));
    /// assert_eq!(Concern::DataLoss.to_string(), "data-loss");
    /// assert_eq!(Concern::default(), Concern::None);
    /// ```
    #[derive(Default)]
    Concern {
        /// Nothing that an analyst would look at first.
        #[default]
        None = "none",
        /// Somebody saw data or content.
        DataAccess = "data-access",
        /// Content leaves or is copied elsewhere.
        DataExport = "data-export",
        /// Something that may hold data or work is gone.
        DataLoss = "data-loss",
        /// Keys, passwords, service credentials.
        Credentials = "credentials",
        /// Who may do what.
        Permissions = "permissions",
        /// Logins, logouts, identity checks.
        Authentication = "authentication",
        /// What is recorded and where it goes.
        AuditTrail = "audit-trail",
        /// Money.
        Cost = "cost",
        /// Nobody has judged it: the action is listed, not described.
        Unknown = "unknown",
    }
}

words! {
    /// Where the events of an action are viewed: global events in the region that was chosen when event routing was
    /// configured, location events in the region where the service was provisioned.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Scope;
    ///
    /// assert_eq!(Scope::parse("location"), Some(Scope::Location));
    /// assert_eq!(Scope::Global.as_str(), "global");
    /// assert_eq!(Scope::default(), Scope::Unknown);
    /// ```
    #[derive(Default)]
    Scope {
        /// One place for the whole account.
        Global = "global",
        /// The region of the service.
        Location = "location",
        /// The documents do not say.
        #[default]
        Unknown = "unknown",
    }
}

words! {
    /// How much is known of an action.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Depth;
    ///
    /// assert_eq!(Depth::Listed.as_str(), "listed");
    /// ```
    Depth {
        /// It is described: by its document, or by the program that defined it.
        Full = "full",
        /// The documentation lists its name, and its title and operation are derived from that.
        Listed = "listed",
    }
}

words! {
    /// The JSON type of a documented `requestData` field.
    ///
    /// ```
    /// use activity_tracker_events::catalog::FieldType;
    ///
    /// assert_eq!(FieldType::parse("boolean"), Some(FieldType::Boolean));
    /// assert_eq!(FieldType::Array.as_str(), "array");
    /// ```
    FieldType {
        /// A JSON string.
        String = "string",
        /// `true` or `false`.
        Boolean = "boolean",
        /// A JSON number.
        Number = "number",
        /// A JSON object.
        Object = "object",
        /// A JSON array.
        Array = "array",
    }
}
