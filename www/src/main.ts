import "./elements/app.js";
import { openAsked } from "./opening.js";

void openAsked();
