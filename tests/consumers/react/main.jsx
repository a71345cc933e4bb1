import { createRoot } from "react-dom/client";
import events from "../events.js";
import { AuditEvent } from "./AuditEvent.jsx";

createRoot(document.querySelector("main")).render(events.map((event) => <AuditEvent key={event} event={event} />));
