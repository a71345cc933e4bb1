import "./elements/app.js";
import { openServed } from "./opening.js";

void openServed();
