import { createApp, h } from "vue";
import events from "../events.js";
import AuditEvent from "./AuditEvent.vue";

createApp({ render: () => events.map((event) => h(AuditEvent, { event })) }).mount("main");
