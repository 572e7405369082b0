// The page of the models: all of it is in the HTML.

import { plainPage } from "./plain.js";

await plainPage();
