import { Component } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import events from "../../events.json";
import { AuditEvent } from "./audit-event";

@Component({
  selector: "app-root",
  imports: [AuditEvent],
  template: `@for (event of events; track $index) {<audit-event [event]="event" />}`,
})
class App {
  readonly events = events;
}

bootstrapApplication(App).catch((error) => console.error(error));
