/** The worker of a log, which besides tells of violations of the policy and does what the tests ask of it. */
import "./asked.js";
import "activity-tracker-events/log/worker";
